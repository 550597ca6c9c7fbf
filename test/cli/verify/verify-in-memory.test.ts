import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../src/archive/release-pointer.ts'
import { noResponse, type Site, type SiteResponse } from '../../../src/cli/site/site.ts'
import { countAddresses } from '../../../src/cli/verify/check-objects.ts'
import { recordAsRepeatingSite } from '../../../src/cli/verify/check-samples.ts'
import { type Verification, type VerifyReport, verify } from '../../../src/cli/verify/verify.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { siteInMemory } from '../../support/site-in-memory.ts'

const article = '/e/2016/04/08/a'
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
const picturePath = `/media/${createHash('sha256').update(picture).digest('hex')}.svg`

let store: MemoryStore
let sound: Site

beforeAll(async () => {
  store = memoryStore()
  const content = await smallArchive({
    'e/articles/a.md': articleFile(
      `headline: The ferry\nurl: https://e.example${article.slice(2)}\npublished: 2016-04-08\nformerly: [https://e.example/old]`,
      `Ships wait in the harbour.\n\n![Ships](${picturePath})`,
    ),
    [`e${picturePath}`]: picture,
    'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b\nstatus: gone', ''),
    'e/articles/c.md': articleFile('headline: C\nurl: https://e.example/c\nstatus: withheld', ''),
  })
  await publishSound(content, store)
  const served = siteInMemory(store)
  const answer = { status: 200, headers: new Headers(), body: bytes(picture) }
  sound = {
    ...served,
    fetchResponse: async (path, request) =>
      path === picturePath ? answer : served.fetchResponse(path, request),
  }
})

type Change = (response: SiteResponse) => Partial<SiteResponse> & { location?: string; link?: string }

/** The site, with other responses at some paths, in some methods. */
function changed(changes: Record<string, Change>): Site {
  return {
    maxConcurrentRequests: 1,
    async fetchResponse(path, request) {
      const response = await sound.fetchResponse(path, request)
      const change = (changes[`${request.method} ${path}`] ?? changes[path])?.(response)
      if (!change) return response
      const { location, link, ...rest } = change
      const headers = new Headers()
      for (const name of ['content-type', 'link', 'location']) {
        const value = response.headers.get(name)
        if (value !== null) headers.set(name, value)
      }
      if (location !== undefined) headers.set('location', location)
      if (link !== undefined) headers.set('link', link)
      return { ...response, headers, ...rest }
    },
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = ({ body }: SiteResponse) => new TextDecoder().decode(body)

async function verifyAt(site: Site, more: Partial<Verification> = {}, values = store): Promise<VerifyReport> {
  return verify({
    store: { ...values, readValues: async (keys) => keys.map((key) => readValue(values, key)) },
    pointer: (await store.readPointer()) as ReleasePointer,
    origin: 'https://archive.example',
    withSite: (run) => run(site),
    withBatchSite: null,
    expectedRootDigest: null,
    onEntryChecked: () => {},
    ...more,
  })
}

function readValue({ values }: MemoryStore, key: string) {
  const text = values.get(key)
  return text === undefined ? null : bytes(text)
}

const withText =
  (from: string, to: string): Change =>
  (response) => ({ body: bytes(textOf(response).replaceAll(from, to)) })

const differencesOf = async (...parts: Parameters<typeof verifyAt>) =>
  (await verifyAt(...parts)).differences.map(({ check, subject, expected, found }) => [
    check,
    subject,
    expected,
    found,
  ])

describe('a verification', () => {
  it('finds nothing at a sound site, and counts what it checked', async () => {
    let steps = 0
    const report = await verifyAt(sound, { onEntryChecked: () => void steps++ })
    const { root, publishedAt } = (await store.readPointer()) as ReleasePointer
    expect(report).toMatchObject({ origin: 'https://archive.example', root, publishedAt, differences: [] })
    const objects = [...store.values.keys()].filter((key) => key.includes('/')).length
    const readable = { ...store, readValues: async () => [] }
    expect(report.checked).toMatchObject({ release: 1, objects, addresses: steps })
    expect(report.checked.representations).toBeGreaterThan(30)
    expect(
      await countAddresses(
        { ...readable, readValues: async (keys) => keys.map((key) => readValue(store, key)) },
        root,
      ),
    ).toBe(steps)
    expect(await countAddresses({ ...readable, readValues: async () => [null] }, root)).toBe(0)
  })

  it('checks the same in batches, and asks the site itself for a sample', async () => {
    const opened: string[] = []
    const asked: string[] = []
    const site: Site = {
      maxConcurrentRequests: 1,
      fetchResponse: (path, request) => {
        asked.push(`${request.method} ${path}`)
        return sound.fetchResponse(path, request)
      },
    }
    const inBatches: Site = {
      maxConcurrentRequests: 1,
      fetchResponse: (path, request) =>
        sound.fetchResponse(path === picturePath ? '/no-pictures' : path, request),
    }
    const batch = await verifyAt(site, {
      withBatchSite: async (run) => {
        opened.push('batches')
        return run(inBatches).finally(() => opened.push('no batches'))
      },
      withSite: async (run) => {
        opened.push('site')
        return run(site)
      },
    })
    expect(batch).toEqual(await verifyAt(sound))
    expect(opened).toEqual(['batches', 'no batches', 'site'])
    expect(asked).toEqual(
      expect.arrayContaining([`GET ${article}`, `GET ${article}.md`, 'HEAD /e/c', 'HEAD /e/old']),
    )
    const silent = await verifyAt(
      { maxConcurrentRequests: 1, fetchResponse: async () => noResponse },
      { withBatchSite: (run) => run(sound) },
    )
    expect([silent.differences.length, silent.checked.addresses]).toEqual([1, batch.checked.addresses - 1])
  })

  it('compares what the site answers at URLs with what the batches negotiated before', async () => {
    const site = changed({ [`${article}.ris`]: withText('ER  -', 'ER -') })
    expect(await differencesOf(site, { withBatchSite: (run) => run(sound) })).toEqual([
      [
        'representations',
        `${article} (Accept: application/x-research-info-systems)`,
        `the bytes of ${article}.ris`,
        '200 application/x-research-info-systems',
      ],
    ])
  })

  it('finds every status, target, text and negotiated body that differs', async () => {
    const site = changed({
      '/e/b': () => ({ status: 200 }),
      '/e/c': () => ({ status: 410 }),
      '/e/old': () => ({ location: '/e/x' }),
      [`HEAD ${article}`]: () => ({ status: 404 }),
      [`GET ${article}`]: withText('harbour', 'port'),
      [`${article}.txt`]: withText('harbour', 'port'),
      [`${article}.ris`]: withText('ER  -', 'ER -'),
      [picturePath]: () => ({ body: bytes('another') }),
    })
    const words = 'the words “Ships wait in the harbour.”'
    expect(await differencesOf(site)).toEqual(
      expect.arrayContaining([
        ['addresses', article, '200', '404'],
        ['addresses', '/e/b', '410', '200'],
        [
          'addresses',
          picturePath,
          picturePath.slice(7, 71),
          createHash('sha256').update('another').digest('hex'),
        ],
        ['addresses', '/e/c', '451', '410'],
        ['addresses', '/e/old', `301 ${article}`, '301 /e/x'],
        ['representations', article, words, 'other words'],
        ['representations', `${article}.txt`, words, 'other words'],
        [
          'representations',
          `${article} (Accept: application/x-research-info-systems)`,
          `the bytes of ${article}.ris`,
          '200 application/x-research-info-systems',
        ],
      ]),
    )
  })

  it.each([
    ['</x>; rel="canonical"', '/x'],
    ['', 'no canonical URL'],
  ])('finds a page whose links are %s', async (link, found) =>
    expect(await differencesOf(changed({ [`HEAD ${article}`]: () => ({ link }) }))).toEqual([
      ['addresses', article, `https://archive.example${article}`, found],
    ]),
  )

  it.each<[string, Change, string]>([
    ['is another', () => ({ body: bytes('{"root":"x"}') }), 'x'],
    ['is none', () => ({ status: 404 }), '404'],
    ['is not JSON', () => ({ body: bytes('<') }), 'a response that is not JSON'],
  ])('says that the served release %s', async (_, change, found) => {
    const { root } = (await store.readPointer()) as ReleasePointer
    expect(await differencesOf(changed({ '/.well-known/morgue.json': change }))).toEqual([
      ['release', '/.well-known/morgue.json', root, found],
    ])
  })

  it('checks the addresses of a site that serves another release too', async () => {
    const another = () => ({ body: bytes('{"root":"x"}') })
    const { checked } = await verifyAt(changed({ '/.well-known/morgue.json': another }))
    expect(checked).toEqual((await verifyAt(sound)).checked)
  })

  it('names an address that differs in batches and at the site once', async () => {
    const site = changed({ '/e/b': () => ({ status: 200 }) })
    expect(await differencesOf(site, { withBatchSite: (run) => run(site) })).toEqual([
      ['addresses', '/e/b', '410', '200'],
    ])
    expect(await differencesOf(site, { withBatchSite: (run) => run(sound) })).toEqual([
      ['addresses', '/e/b', '410', '200'],
    ])
  })

  it('checks only objects where the site does not answer', async () => {
    const report = await verifyAt({ maxConcurrentRequests: 1, fetchResponse: async () => noResponse })
    expect(report.differences.map(({ found }) => found)).toEqual([
      'no response, so its addresses were not checked',
    ])
    expect(report.checked).toMatchObject({ addresses: 0, representations: 0 })
    expect(report.checked.objects).toBeGreaterThan(10)
  })

  it('says that the content folder would give another release', async () => {
    const { root } = (await store.readPointer()) as ReleasePointer
    expect(await differencesOf(sound, { expectedRootDigest: root })).toEqual([])
    expect(await differencesOf(sound, { expectedRootDigest: 'other' })).toEqual([
      ['release', 'release', 'other, from the content folder', root],
    ])
  })

  it.each(['article', 'shard', 'collection', 'takedowns', 'root'])(
    'finds a lost or damaged %s',
    async (kind) => {
      const key = [...store.values.keys()].find((each) => each.startsWith(`${kind}/`)) ?? ''
      const digest = `SHA-256 ${key.slice(kind.length + 1)}`
      for (const [text, found] of [
        [null, 'nothing'],
        ['{}', `SHA-256 ${createHash('sha256').update('{}').digest('hex')}`],
      ] as const) {
        const damaged = { ...store, values: new Map(store.values) }
        if (text === null) damaged.values.delete(key)
        else damaged.values.set(key, text)
        const differences = await differencesOf(sound, {}, damaged)
        expect(differences[0]).toEqual(['objects', key, digest, found])
      }
    },
  )
})

it('recorded answers are given again without the site, and others are not', async () => {
  let asked = 0
  const site: Site = {
    maxConcurrentRequests: 1,
    fetchResponse: (path, request) => {
      asked++
      return sound.fetchResponse(path, request)
    },
  }
  const entry = { address: article, kind: 'article', digest: '' } as const
  const recorded = await recordAsRepeatingSite(site, [entry])
  const before = asked
  const markdown = { method: 'GET', accept: 'text/markdown' } as const
  expect(textOf(await recorded.fetchResponse(article, markdown))).toContain('Ships wait in the harbour.')
  expect(await recorded.fetchResponse('/e/b', markdown)).toEqual(noResponse)
  expect(asked).toBe(before)
})
