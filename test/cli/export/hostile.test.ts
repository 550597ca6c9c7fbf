import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readAllEntries } from '../../../src/archive/entries.ts'
import { readRoot } from '../../../src/archive/release.ts'
import { exportStatic, type StaticExportSummary } from '../../../src/cli/export/export-static.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { type LocalWorker, startLocalWorker } from '../../../src/cli/serve/local-worker.ts'
import { toReadManyBytes } from '../../../src/cli/serve/object-source.ts'
import { startBatchSite } from '../../../src/cli/serve/start-batch-site.ts'
import { createLiveSite } from '../../../src/cli/site/live-site.ts'
import { parseLinkedRepresentations, type Site } from '../../../src/cli/site/site.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive, temporaryFolder } from '../../support/content.ts'
import { addEntries, addressesOf, wordsOf } from '../../support/copies.ts'
import {
  findProgram,
  serveFiles,
  serveWithApache,
  serveWithNginx,
} from '../../support/processes/file-servers.ts'
import { bundle } from '../../support/processes/worker.ts'
import { publishSound } from '../../support/publish-sound.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** Paths of articles that some file system or server would misread. */
const paths = [
  '/a/b',
  '/a/b/c',
  '/x.html',
  '/x.html/y',
  '/folder/',
  '/folder/index.html',
  '/Case.html',
  '/case.html',
  '/sub/.htaccess',
  '/sub/.git/config',
  '/con',
  '/aux.html',
  '/dot.',
  '/shell.php',
  '/st.-john',
  '/a%20b',
  '/50%25',
  '/q%3Fmark',
  '/back%5Cslash',
  '/quote%22;}%0Anow',
  '/dollar$1',
  '/latin%E9',
  '/%C3%A9lections.html',
  `/${'long-'.repeat(60)}end`,
  '/%E6%97%A5%E6%9C%AC',
  '/?p=12',
  '/?p=Ab',
  '/?p=aB',
  '/list/?p=3',
  '/a%2Fslash',
  '/_redirects',
  '/star*',
  '/:name',
  '/script.pl.html',
  '/page.htm',
  '/nginx-http.conf/x',
]

/**
 * Paths that servers refuse before reading any rule: with an encoded slash or, for Apache, a name of more than 255
 * bytes.
 */
const refusedPaths = { nginx: /%2F/, Apache: /%2F|long-/ }

const noDetails = { since: null, authority: null, headline: null }
const gone = { kind: 'gone', reason: 'Removed at the request of its author.', ...noDetails } as const
const withheld = { kind: 'withheld', reason: 'A court’s order <&>.', ...noDetails } as const

const added = [
  { address: '/e/gone.html', ...gone },
  { address: '/e/gone/folder', ...gone },
  { address: '/e/withheld', ...withheld },
  { address: '/e/a/b/held.html', ...withheld },
  { address: '/e/moved%20here', kind: 'moved', to: '/e/x.html' } as const,
  { address: '/e/MOVED.html', kind: 'moved', to: '/e/?p=12' } as const,
  { address: '/e/old', kind: 'moved', to: '/e/élections.html' } as const,
]

/** The total number of addresses, as reported after each one. */
const announced: number[] = []
let copy: string
let worker: LocalWorker
let copied: StaticExportSummary
let again: string
let urls: string[]

beforeAll(async () => {
  const folder = await temporaryFolder()
  const [state, files] = [await archiveFolder(), {} as Record<string, string>]
  for (const [place, each] of paths.entries())
    files[`e/articles/a-${place}.md`] = articleFile(
      `headline: 'Nº ${place} of the paths'\nurl: 'https://e.example${each}'`,
      `The words of number ${place}. <?php system($_GET[1]) ?> [There](https://e.example/?p=12).`,
    )
  const store = await openLocalArchive(state)
  await publishSound(await smallArchive(files, 'query: [p]\n'), store)
  const release = await addEntries(store, added)
  const script = await bundle()
  worker = await startLocalWorker(script, state)
  copy = path.join(folder, 'copy')
  again = path.join(folder, 'again')
  const root = await readRoot(store, release)
  const source = (site: Site) => ({
    site,
    rootDigest: release,
    entries: readAllEntries(store, root),
    onAddressCopied: (total: number) => announced.push(total),
  })
  const batch = await startBatchSite(script, { readValues: toReadManyBytes(store.readMany) })
  copied = await exportStatic(source(batch.site), copy).finally(batch.stop)
  await exportStatic(source(createLiveSite(worker.origin)), again)
  urls = (await addressesOf(store)).map(({ url }) => url)
  await store.close()
})

afterAll(() => worker.stop())

const replies = new Map<string, Promise<{ status: number; location: string | null; body: string }>>()

async function requestFromWorker(url: string) {
  const response = await fetch(worker.origin + url, { headers: { accept: 'text/html' }, redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), body: await response.text() }
}

/** The Worker's response. It does not change, so each URL is requested once for all servers. */
function ask(url: string) {
  const reply = replies.get(url) ?? requestFromWorker(url)
  replies.set(url, reply)
  return reply
}

const filesOf = async (folder = copy) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

it('copies every address', () => {
  expect(copied.failures).toEqual([])
  expect(copied.addresses).toBe(urls.length)
  // Two exports.
  expect(announced).toEqual(Array(2 * urls.length).fill(urls.length))
})

it('copies a release to the same bytes in batches as address by address', async () => {
  const files = (await filesOf()).sort()
  expect((await filesOf(again)).sort()).toEqual(files)
  for (const file of files)
    expect([file, await readFile(path.join(again, file))]).toEqual([
      file,
      await readFile(path.join(copy, file)),
    ])
})

it('gives every file a name that is distinct on all file systems, and that no server runs', async () => {
  const files = await filesOf()
  expect(files).toHaveLength(copied.files)
  expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(files.length)
  const names = files.flatMap((file) => file.split('/'))
  expect(names.filter((name) => /[<>:"\\|?*%\n]|^\.(?!htaccess$|nojekyll$)|\.$/.test(name))).toEqual([])
  expect(files.filter((file) => /\.(?:php|pl|cgi)(?:\.|$)/.test(path.basename(file)))).toEqual([])
  expect(names.filter((name) => Buffer.byteLength(name) > 255)).toEqual([])
  const rules = files.filter((file) => file.endsWith('.htaccess'))
  for (const file of rules)
    expect(await readFile(path.join(copy, file), 'utf8')).not.toContain('The words of')
})

const servers = [
  { name: 'nginx', binary: findProgram('nginx'), serve: serveWithNginx, refused: refusedPaths.nginx },
  { name: 'Apache', binary: findProgram('apache2'), serve: serveWithApache, refused: refusedPaths.Apache },
]

describe.each(servers)('$name', ({ name, binary, serve, refused }) => {
  if (binary === null) console.warn(`${name} is not installed: hostile addresses are not tried on it`)

  it.skipIf(binary === null)('answers hostile addresses as the Worker does, status and words', async () => {
    const server = await serve(binary ?? '', copy)
    const differing: unknown[] = []
    try {
      for (const url of urls.filter((each) => !refused.test(each))) {
        const [ours, theirs] = [await ask(url), await server.get(url)]
        const [page, location] = [ours.body, theirs.headers.location?.replace(/^http:\/\/[^/]+/, '')]
        const same =
          ours.status === theirs.status &&
          (ours.status === 301
            ? location?.toUpperCase() === ours.location?.toUpperCase()
            : url.endsWith('.xml')
              ? page === theirs.body
              : wordsOf(page) === wordsOf(theirs.body))
        if (!same)
          differing.push([url, ours.status, theirs.status, location, wordsOf(theirs.body).slice(0, 80)])
        for (const representation of parseLinkedRepresentations({ body: new TextEncoder().encode(page) })) {
          const [expected, found] = [await ask(representation.url), await server.get(representation.url)]
          if (found.body !== expected.body) differing.push([representation.url, found.status])
        }
      }
      expect(differing).toEqual([])
    } finally {
      await server.stop()
    }
  })
})

describe('a server without rules', () => {
  /** URLs that need rules: names that no file can have, queries, and `index.html` beside its folder. */
  const needsRules = /\?|%2[05F]|%[35][0-9A-F]|%22|%E9|\/\.|long-|\/con$|aux|dot\.|\/folder\/index|[:*"]/i

  it('answers every address that can be the name of a file with its words', async () => {
    const server = await serveFiles(copy)
    const follow = async (url: string): Promise<string> => {
      const { headers, body } = await server.get(url)
      const next = headers.location ?? /http-equiv="refresh" content="0; url=([^"]+)"/.exec(body)?.[1]
      return next === undefined ? wordsOf(body) : follow(next)
    }
    try {
      const plain = urls.filter((url) => !needsRules.test(url) && !url.endsWith('.xml'))
      expect(plain.length).toBeGreaterThan(25)
      const differing: unknown[] = []
      for (const url of plain) {
        const found = await follow(url)
        const ours = await ask(url)
        const target = ours.location === null ? ours : await ask(ours.location)
        if (found !== wordsOf(target.body)) differing.push([url, found.slice(0, 80)])
      }
      // Only one of two names that differ by case can be a file.
      expect(differing.map((each) => (each as string[])[0])).toEqual(['/e/case.html'])
    } finally {
      await server.stop()
    }
  })

  it('has links to the files with other names', async () => {
    const page = await readFile(path.join(copy, 'e/a/b/index.html'), 'utf8')
    const [, href = ''] = /<a href="(\/by\.digest\/[0-9a-f]{64}\.html)"[^>]*>There/.exec(page) ?? []
    expect(await readFile(path.join(copy, href), 'utf8')).toContain(
      `The words of number ${paths.indexOf('/?p=12')}.`,
    )
    expect(page).toContain('rel="canonical" href="https://archive.example/e/a/b"')
  })
})
