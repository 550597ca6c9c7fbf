import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toObjectKey } from '../../../src/archive/keys.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import type { OpenArchive } from '../../../src/cli/publish/store/release-store.ts'
import { type LocalWorker, startLocalWorker } from '../../../src/cli/serve/local-worker.ts'
import { toReadValues } from '../../../src/cli/serve/object-source.ts'
import { createLiveSite } from '../../../src/cli/site/live-site.ts'
import { countAddresses } from '../../../src/cli/verify/check-objects.ts'
import { renderReportPage } from '../../../src/cli/verify/report-page.ts'
import { type VerifyReport, verify } from '../../../src/cli/verify/verify.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, demonstrationCopy, smallArchive } from '../../support/content.ts'
import { addEntries, addressesOf } from '../../support/copies.ts'
import { bundle } from '../../support/processes/worker.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { verifyLocally } from '../../support/verify-locally.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const picture = Buffer.from('GIF89a picture')
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.gif`
const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

const takedown = { reason: 'R', since: null, authority: null, headline: null }
const added = [
  { address: '/le-fanal/partie', kind: 'gone', ...takedown } as const,
  { address: '/le-fanal/retenue', kind: 'withheld', ...takedown } as const,
]

let store: OpenArchive
let worker: LocalWorker
let state: string

beforeAll(async () => {
  const content = await demonstrationCopy()
  state = await archiveFolder()
  await mkdir(path.join(content, 'le-fanal/media'), { recursive: true })
  writeFileSync(path.join(content, 'le-fanal/media', pictureName), picture)
  appendFileSync(
    path.join(content, 'le-fanal/articles/2016/04/reunion-otan-russie.md'),
    `\n![Une salle](/media/${pictureName})\n`,
  )
  store = await openLocalArchive(state)
  await publishSound(content, store)
  await addEntries(store, added)
  const script = await bundle()
  worker = await startLocalWorker(script, state)
})

afterAll(async () => {
  await worker.stop()
  await store.close()
})

const runVerify = () => verifyLocally(state)

const verifiedStore = () => ({ ...store, readValues: toReadValues(store.readMany) })

async function verifySite(origin: string): Promise<VerifyReport> {
  const pointer = await store.readPointer()
  if (!pointer) throw new Error('nothing is published')
  const site = createLiveSite(origin)
  return verify({
    store: verifiedStore(),
    pointer,
    origin,
    withSite: (run) => run(site),
    withBatchSite: null,
    expected: null,
    step: () => {},
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
  const report = await runVerify()
  expect(report.differences).toEqual([])
  const addresses = (await addressesOf(store)).length
  expect(report.checked).toMatchObject({ release: 1, addresses })
  expect(await countAddresses(verifiedStore(), report.root)).toBe(addresses)
  expect(report.checked.objects).toBeGreaterThan(100)
  expect(report.checked.representations).toBeGreaterThan(500)
})

it('reports that the content gives another release', async () => {
  const archive = await archiveFolder()
  const small = await openLocalArchive(archive)
  await publishSound(await smallArchive({ 'e/articles/a.md': articleFile('headline: A') }), small).finally(
    () => small.close(),
  )
  const [difference, ...others] = (await verifyLocally(archive, 'f'.repeat(64))).differences
  expect([difference?.check, others]).toEqual(['release', []])
  expect(difference?.expected).toContain('f'.repeat(64))
})

it('reports every difference of a live site', async () => {
  const lost = '/le-fanal/2016/04/08'
  const site = await startTamperedSite({
    [`${article}.md`]: (body) => ({ status: 200, body: body.replace(/Otan/g, 'Onu') }),
    [article]: (body) => ({ status: 200, body: body.replace(/<article>.*<\/article>/s, '') }),
    [lost]: () => ({ status: 404, body: '' }),
    '/le-fanal/retenue': (body) => ({ status: 200, body }),
    '/.well-known/morgue.json': (body) => ({ status: 200, body: body.replace(/"root": "./, '"root": "x') }),
    [`/media/${pictureName}`]: () => ({ status: 200, body: 'another picture' }),
  })
  const report = await verifySite(site.origin).finally(site.stop)
  const found = listSubjects(report)
  for (const expected of [
    `representations ${article}`,
    `representations ${article}.md`,
    `addresses ${lost}`,
    'addresses /le-fanal/retenue',
    'release /.well-known/morgue.json',
    `addresses /media/${pictureName}`,
    `representations ${lost}`,
  ])
    expect(found).toContain(expected)
  expect(report.differences.find(({ subject }) => subject === '/le-fanal/retenue')).toMatchObject({
    expected: '451',
    found: '200',
  })
  expect(found.filter((each) => !each.includes(article) && !each.includes(lost))).toHaveLength(3)
})

it('reports a site that does not answer once, and still verifies the objects', async () => {
  const site = await startTamperedSite({})
  site.stop()
  const { differences, checked } = await verifySite(site.origin)
  expect(differences.map(({ subject }) => subject)).toEqual(['/.well-known/morgue.json'])
  expect([checked.addresses, checked.objects > 100]).toEqual([0, true])
})

describe('objects', () => {
  it('are reported when they are corrupt or missing, with their addresses', async () => {
    const entries = (await addressesOf(store)).map(({ entry }) => entry)
    const [corrupt, other] = entries.flatMap((entry) => (entry.kind === 'article' ? [entry] : []))
    if (!corrupt || !other) throw new Error('no articles')
    const bytes = await store.read(toObjectKey('article', corrupt.digest), { again: false })
    const missing = { address: '/le-fanal/manquant', kind: 'article', digest: 'a'.repeat(64) } as const
    await addEntries(store, [missing])
    await store.write(new Map([[toObjectKey('article', corrupt.digest), '{}']]))
    const report = await runVerify()
    await store.write(
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
    expect(listSubjects(report)).toContain('addresses /le-fanal/manquant')
  })
})

it('escapes what was found, in the report as a page', () => {
  const hostile = { check: 'addresses', subject: '<script>', expected: '"&"', found: '<b>' } as const
  const checked = { release: 1, objects: 2, addresses: 3, representations: 4 }
  const page = renderReportPage({ origin: 'x', root: 'r', publishedAt: 'p', checked, differences: [hostile] })
  expect(page).not.toMatch(/<script|<b>/)
  expect(page).toContain('<td>&#60;script&#62;</td>')
})
