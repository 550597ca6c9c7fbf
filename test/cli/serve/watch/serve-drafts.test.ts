import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import path from 'node:path'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { ContentFaultError } from '../../../../src/cli/content/files/content-fault.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { findFreePort } from '../../../../src/cli/serve/port.ts'
import { startDraftWorker } from '../../../../src/cli/serve/watch/draft-worker.ts'
import { serveDrafts } from '../../../../src/cli/serve/watch/serve-drafts.ts'
import { watchContent } from '../../../../src/cli/serve/watch/watch-articles.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'

vi.mock('../../../../src/cli/serve/watch/draft-worker.ts', () => ({ startDraftWorker: vi.fn() }))
vi.mock('../../../../src/cli/serve/watch/watch-articles.ts', () => ({ watchContent: vi.fn() }))

interface SavedFile {
  kind: 'article' | 'configuration'
  name: string
}

const savedFiles: SavedFile[] = []
let watchError: Error | null = null
const stopWorker = vi.fn(async () => {})

beforeEach(() => {
  savedFiles.length = 0
  watchError = null
  stopWorker.mockClear()
  vi.mocked(startDraftWorker).mockResolvedValue({ origin: 'http://127.0.0.1:1', stop: stopWorker })
  // Yields the saved files, then waits until the command ends.
  vi.mocked(watchContent).mockImplementation(async function* (folder, signal) {
    for (const { kind, name } of savedFiles) yield { kind, file: path.join(folder, name) }
    if (watchError) throw watchError
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
})

/** Serves a content folder whose files are saved as told. @returns the lines that were printed, once it has ended */
async function serve(
  content: string,
  saved: SavedFile[],
  ports: { port?: number; archivePort?: number } = {},
) {
  savedFiles.push(...saved)
  const [log, error] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) => {
    onTestFinished(() => spy.mockRestore())
    return spy.mockImplementation(() => {})
  })
  const served = { contentFolder: content, port: (await findFreePort(0)) ?? 0, archivePort: 1, ...ports }
  const stop = await serveDrafts(memoryStore() as unknown as OpenArchive, 'the bundle', served)
  await vi.waitFor(() => {
    if ((log?.mock.calls.length ?? 0) + (error?.mock.calls.length ?? 0) < saved.length) throw new Error('…')
  })
  return { log, error, stop, served }
}

it('names each saved file with its page, its faults or what to do', async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/é'),
    'e/articles/faulty.md': articleFile('headline: A\npublished: May\nlanguage: 7'),
    'e/articles/gone.md': articleFile('headline: A\nstatus: { is: gone, since: 2020 }'),
    'e/articles/lost.md': articleFile('headline: A'),
  })
  await rm(path.join(content, 'e/articles/lost.md'))
  const articles = ['a', 'faulty', 'gone', 'lost'].map((name) => ({
    kind: 'article' as const,
    name: `e/articles/${name}.md`,
  }))
  const { log, stop, served } = await serve(content, [
    ...articles,
    { kind: 'configuration', name: 'archive.yaml' },
  ])
  await stop()
  const fileAt = (name: string) => path.join(content, name)
  const faulty = fileAt('e/articles/faulty.md')
  expect(log?.mock.calls.flat()).toEqual([
    `${fileAt('e/articles/a.md')}: http://localhost:${served.port}/e/%C3%A9`,
    expect.stringMatching(
      new RegExp(`^${faulty}:3: published: is not a date.*\\n${faulty}:4: language: .*$`),
    ),
    `${fileAt('e/articles/gone.md')}: taken down by its status or a rule; publish to take its page down`,
    `${fileAt('e/articles/lost.md')}: removed; publish to remove its page`,
    `${fileAt('archive.yaml')}: shown once it is published: end this with Ctrl-C, and start it again`,
  ])
})

it('shows the archive behind it', async () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nThe archive'
  const archive = createServer((socket) => socket.on('error', () => {}).end(answer)).listen(0, '127.0.0.1')
  onTestFinished(() => void archive.close())
  await once(archive, 'listening')
  const { port } = archive.address() as AddressInfo
  const { stop, served } = await serve(await smallArchive({}), [], { archivePort: port })
  onTestFinished(stop)
  expect(await (await fetch(`http://127.0.0.1:${served.port}/`)).text()).toBe('The archive')
})

it('stops its server and its Worker, and reports nothing then', async () => {
  const { error, stop, served } = await serve(await smallArchive({}), [])
  expect(vi.mocked(startDraftWorker)).toHaveBeenLastCalledWith('the bundle', expect.any(Function))
  await stop()
  expect(stopWorker).toHaveBeenCalledOnce()
  expect(await findFreePort(served.port)).toBe(served.port)
  expect(error?.mock.calls).toEqual([])
})

it.each([
  [
    Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'watch', path: '/c' }),
    'more folders than the system',
  ],
  [new Error('x'), 'start `npx morgue serve` again'],
])('reports that changes are no longer noticed: %s', async (failure, reason) => {
  watchError = failure
  const content = await smallArchive({})
  const { error, stop } = await serve(content, [])
  await vi.waitFor(() => expect(error?.mock.calls).toHaveLength(1))
  expect(error?.mock.calls[0]?.[0]).toContain(`${content}: changes are no longer noticed: `)
  expect(error?.mock.calls[0]?.[0]).toContain(reason)
  await stop()
})

it('stops its Worker when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(serve(await smallArchive({}), [], { port })).rejects.toThrow('EADDRINUSE')
  expect(stopWorker).toHaveBeenCalledOnce()
})

it('starts nothing where the configuration has a fault', async () => {
  vi.mocked(startDraftWorker).mockClear()
  const content = await smallArchive({})
  await writeFiles(content, { 'e/edition.yaml': 'language: en\n' })
  const failure = await serve(content, []).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ContentFaultError)
  expect((failure as ContentFaultError).fault).toMatchObject({ field: 'name' })
  expect(vi.mocked(startDraftWorker)).not.toHaveBeenCalled()
})
