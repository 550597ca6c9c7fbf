import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/archive/shard.ts'
import type { Site, SiteResponse } from '../../../src/cli/site/site.ts'
import { findAddressDifference, findPictureDifference } from '../../../src/cli/verify/check-addresses.ts'
import { checkAndReadRoot } from '../../../src/cli/verify/check-objects.ts'
import { checkRepresentations } from '../../../src/cli/verify/check-representations.ts'
import { Findings } from '../../../src/cli/verify/findings.ts'
import type { PageDocument } from '../../../src/model/document.ts'
import { madeRelease } from '../../archive/made-release.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const respond = (status: number, headers = {}, body = ''): SiteResponse => ({
  status,
  headers: new Headers(headers),
  body: bytes(body),
})

/** A site with these responses; any other address is unknown. */
const siteOf = (responses: Record<string, SiteResponse>): Site => ({
  maxConcurrentRequests: 1,
  fetchResponse: async (path) => responses[path] ?? respond(404),
})

describe('a picture', () => {
  const digest = sha256('PNG')
  const address = `/media/${digest}.png`
  const compare = (response: SiteResponse) =>
    findPictureDifference(siteOf({ [address]: response }), {
      address,
      kind: 'media',
      mediaType: 'image/png',
      size: 3,
    })

  it.each([
    [respond(200, {}, 'PNG'), null],
    [respond(200, {}, 'GIF'), sha256('GIF')],
    [respond(206, {}, 'PNG'), '206'],
    [respond(404), '404'],
  ])('has the bytes that its name says, with the status 200', async (response, found) =>
    expect(await compare(response)).toEqual(found && { subject: address, expected: digest, found }),
  )
})

describe('a moved address', () => {
  const moved: Extract<Entry, { kind: 'moved' }> = { address: '/e/old', kind: 'moved', to: '/e/new' }
  const redirect = respond(301, { location: '/e/new' })

  async function compare(responses: Record<string, SiteResponse>, ...others: Entry[]) {
    const { store: made, root } = await madeRelease([moved, ...others])
    const readValues = async (keys: readonly string[]) => keys.map((key) => bytes(made.values.get(key) ?? ''))
    const store = { ...made, readValues }
    return findAddressDifference(siteOf({ '/e/old': redirect, ...responses }), moved, { store, root })
  }

  it('leads to an address of the release, or to one that the site knows', async () => {
    expect(await compare({}, { address: '/e/new', kind: 'article', digest: '' })).toBeNull()
    expect(await compare({ '/e/new': respond(200) })).toBeNull()
    expect(await compare({ '/e/new': respond(503) })).toBeNull()
  })

  it.each([[404], [300]])('that leads nowhere (%i) is a difference', async (status) =>
    expect(await compare({ '/e/new': respond(status) })).toEqual({
      subject: '/e/old',
      expected: 'a redirect to an address of the release',
      found: `/e/new (${status})`,
    }),
  )

  it('that leads to another spelling of an address, or into an unreadable shard, is asked of the site', async () => {
    const difference = {
      subject: '/e/old',
      expected: 'a redirect to an address of the release',
      found: '/e/new (404)',
    }
    expect(await compare({}, { address: '/e/New', kind: 'article', digest: '' })).toEqual(difference)
    const { store: made, root } = await madeRelease([moved])
    const store = { ...made, readValues: () => Promise.reject(new Error('the disk is gone')) }
    expect(
      await findAddressDifference(siteOf({ '/e/old': redirect }), moved, { store, root } as never),
    ).toEqual(difference)
  })

  it('that leads elsewhere is a difference', async () =>
    expect(await compare({ '/e/old': respond(301, { location: '/e/other' }) })).toEqual({
      subject: '/e/old',
      expected: '301 /e/new',
      found: '301 /e/other',
    }))
})

it('the root of an earlier format is complete once it was checked', async () => {
  const text = JSON.stringify({ archive: { name: 'A' }, editions: [], counts: {}, bits: 0, shards: '' })
  const store = { readValues: async () => [bytes(text)] } as unknown as Parameters<typeof checkAndReadRoot>[0]
  const findings = new Findings()
  expect(await checkAndReadRoot(store, sha256(text), findings)).toMatchObject({ format: 0, takedowns: null })
  expect(await checkAndReadRoot(store, sha256('other'), findings)).toBeNull()
  expect(findings.differences).toHaveLength(1)
})

it('negotiation is checked at the site that answers for every address', async () => {
  const document = {
    kind: 'page',
    edition: 'e',
    address: '/e/about',
    headline: 'About',
    language: null,
    body: { text: 'Ships.' },
  } as unknown as PageDocument
  const html = '<link rel="alternate" type="text/plain" href="/e/about.txt"/><main>About Ships.</main>'
  const text = respond(200, { 'content-type': 'text/plain' }, 'About Ships.')
  const asked: string[] = []
  const site: Site = {
    maxConcurrentRequests: 1,
    fetchResponse: async (path) =>
      path === '/e/about' ? respond(200, { 'content-type': 'text/html' }, html) : text,
  }
  const addressSite: Site = {
    maxConcurrentRequests: 1,
    async fetchResponse(path, { accept }) {
      asked.push(`${path} ${accept}`)
      return text
    },
  }
  const findings = new Findings()
  await checkRepresentations({ site, addressSite }, document, findings)
  expect([asked, findings.differences]).toEqual([['/e/about text/plain'], []])
})
