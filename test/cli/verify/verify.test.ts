import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toObjectKey } from '../../../src/archive/keys.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import type { OpenArchive } from '../../../src/cli/publish/store/release-store.ts'
import { type LocalWorker, startLocalWorker } from '../../../src/cli/serve/local-worker.ts'
import { toReadManyBytes } from '../../../src/cli/serve/object-source.ts'
import { createLiveSite } from '../../../src/cli/site/live-site.ts'
import { countAddresses } from '../../../src/cli/verify/check-objects.ts'
import { renderReportPage } from '../../../src/cli/verify/report-page.ts'
import { type VerifyReport, verify } from '../../../src/cli/verify/verify.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, demonstrationCopy, smallArchive, writeFiles } from '../../support/content.ts'
import { addEntries, addressesOf } from '../../support/copies.ts'
import { bundle } from '../../support/processes/worker.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { verifyLocally } from '../../support/verify-locally.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.svg`
const article = '/e/2016/04/08/a'

const takedown = { reason: 'R', since: null, authority: null, headline: null }
const added = [
  { address: '/e/gone', kind: 'gone', ...takedown } as const,
  { address: '/e/withheld', kind: 'withheld', ...takedown } as const,
]

/** A published archive, which tests may damage if they repair it. */
interface Published {
  state: string
  store: OpenArchive
}

async function publishedArchive(content: string): Promise<Published> {
  const state = await archiveFolder()
  const store = await openLocalArchive(state)
  await publishSound(content, store)
  await addEntries(store, added)
  return { state, store }
}

/** The demonstration with every kind of entry, and a small archive of the same kinds, which a Worker serves. */
let demonstration: Published
let small: Published
let worker: LocalWorker

const smallContent = () =>
  smallArchive({
    'e/articles/a.md': articleFile(
      `headline: The council\nurl: https://e.example${article.slice(2)}\npublished: 2016-04-08`,
      `The council of Otan met.\n\n![A room](/media/${pictureName})`,
    ),
    'e/articles/b.md': articleFile('headline: The ferry\npublished: 2016-04-09'),
    [`e/media/${pictureName}`]: picture,
  })

async function demonstrationContent(): Promise<string> {
  const content = await demonstrationCopy()
  await writeFiles(content, {
    [`the-lantern/media/${pictureName}`]: picture,
    'the-lantern/articles/room.md': articleFile('headline: A room', `![A room](/media/${pictureName})`),
  })
  return content
}

beforeAll(async () => {
  demonstration = await publishedArchive(await demonstrationContent())
  small = await publishedArchive(await smallContent())
  worker = await startLocalWorker(await bundle(), small.state)
})

afterAll(async () => {
  await worker.stop()
  await Promise.all([demonstration.store.close(), small.store.close()])
})

const verifiedStore = ({ store }: Published) => ({ ...store, readValues: toReadManyBytes(store.readMany) })

async function verifySite(
  published: Published,
  origin: string,
  expectedRootDigest: string | null = null,
): Promise<VerifyReport> {
  const pointer = await published.store.readPointer()
  if (!pointer) throw new Error('nothing is published')
  const site = createLiveSite(origin)
  return verify({
    store: verifiedStore(published),
    pointer,
    origin,
    withSite: (run) => run(site),
    withBatchSite: null,
    expectedRootDigest,
    onEntryChecked: () => {},
  })
}

const listSubjects = ({ differences }: VerifyReport) =>
  differences.map(({ check, subject }) => `${check} ${subject}`).sort()

/** Starts a site that responds like the Worker, except at the URLs in `changes`. */
async function startTamperedSite(
  changes: Record<string, (body: string) => { status: number; body: string }>,
) {
  const server = createServer(async (request, response) => {
    const { url = '/', method = 'GET', headers } = request
    const options = { method, headers: { accept: headers.accept ?? '*/*' }, redirect: 'manual' } as const
    const answer = await fetch(worker.origin + url, options)
    const body = Buffer.from(await answer.arrayBuffer())
    const changed = changes[url]?.(body.toString())
    const sentHeaders = Object.fromEntries(answer.headers)
    delete sentHeaders['content-length']
    delete sentHeaders['content-encoding']
    response
      .writeHead(changed?.status ?? answer.status, sentHeaders)
      .end(method === 'HEAD' ? '' : (changed?.body ?? body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin: `http://127.0.0.1:${port}`, stop }
}

it('finds no difference in a sound archive with pictures, gone and withheld addresses', async () => {
  const report = await verifyLocally(demonstration.state)
  expect(report.differences).toEqual([])
  const addresses = (await addressesOf(demonstration.store)).length
  expect(report.checked).toMatchObject({ release: 1, addresses })
  expect(await countAddresses(verifiedStore(demonstration), report.root)).toBe(addresses)
  expect(report.checked.objects).toBeGreaterThan(100)
  expect(report.checked.representations).toBeGreaterThan(500)
})

it('reports that the content gives another release', async () => {
  const { differences } = await verifySite(small, worker.origin, 'f'.repeat(64))
  const [difference, ...others] = differences
  expect([difference?.check, others]).toEqual(['release', []])
  expect(difference?.expected).toContain('f'.repeat(64))
})

it('reports every difference of a live site', async () => {
  const lost = '/e/2016/04/08'
  const site = await startTamperedSite({
    [`${article}.md`]: (body) => ({ status: 200, body: body.replace(/Otan/g, 'Onu') }),
    [article]: (body) => ({ status: 200, body: body.replace(/<article>.*<\/article>/s, '') }),
    [lost]: () => ({ status: 404, body: '' }),
    '/e/withheld': (body) => ({ status: 200, body }),
    '/.well-known/morgue.json': (body) => ({ status: 200, body: body.replace(/"root": "./, '"root": "x') }),
    [`/media/${pictureName}`]: () => ({ status: 200, body: 'another picture' }),
  })
  const report = await verifySite(small, site.origin).finally(site.stop)
  const found = listSubjects(report)
  for (const expected of [
    `representations ${article}`,
    `representations ${article}.md`,
    `addresses ${lost}`,
    'addresses /e/withheld',
    'release /.well-known/morgue.json',
    `addresses /media/${pictureName}`,
    `representations ${lost}`,
  ])
    expect(found).toContain(expected)
  expect(report.differences.find(({ subject }) => subject === '/e/withheld')).toMatchObject({
    expected: '451',
    found: '200',
  })
  expect(found.filter((each) => !each.includes(article) && !each.includes(lost))).toHaveLength(3)
})

it('reports a site that does not answer once, and still verifies the objects', async () => {
  const site = await startTamperedSite({})
  site.stop()
  const { differences, checked } = await verifySite(demonstration, site.origin)
  expect(differences.map(({ subject }) => subject)).toEqual(['/.well-known/morgue.json'])
  expect([checked.addresses, checked.objects > 100]).toEqual([0, true])
})

describe('objects', () => {
  it('are reported when they are corrupt or missing, with their addresses', async () => {
    const { state, store } = small
    const entries = (await addressesOf(store)).map(({ entry }) => entry)
    const [corrupt, other] = entries.flatMap((entry) => (entry.kind === 'article' ? [entry] : []))
    if (!corrupt || !other) throw new Error('no articles')
    const bytes = await store.read(toObjectKey('article', corrupt.digest), { again: false })
    const missing = { address: '/e/missing', kind: 'article', digest: 'a'.repeat(64) } as const
    await addEntries(store, [missing])
    await store.writeObjects(new Map([[toObjectKey('article', corrupt.digest), '{}']]))
    const report = await verifyLocally(state)
    await store.writeObjects(
      new Map([[toObjectKey('article', corrupt.digest), new TextDecoder().decode(bytes ?? undefined)]]),
    )
    const objects = report.differences.filter(({ check }) => check === 'objects')
    expect(objects.map(({ subject, found }) => [subject, found]).sort()).toEqual(
      [
        [
          toObjectKey('article', corrupt.digest),
          `SHA-256 ${createHash('sha256').update('{}').digest('hex')}`,
        ],
        [toObjectKey('article', missing.digest), 'nothing'],
      ].sort(),
    )
    expect(listSubjects(report)).toContain('addresses /e/missing')
  })
})

it('escapes what was found, in the report as a page', () => {
  const hostile = { check: 'addresses', subject: '<script>', expected: '"&"', found: '<b>' } as const
  const checked = { release: 1, objects: 2, addresses: 3, representations: 4 }
  const page = renderReportPage({ origin: 'x', root: 'r', publishedAt: 'p', checked, differences: [hostile] })
  expect(page).not.toMatch(/<script|<b>/)
  expect(page).toContain('<td>&#60;script&#62;</td>')
})
