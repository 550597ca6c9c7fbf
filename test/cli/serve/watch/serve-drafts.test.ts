import { once } from 'node:events'
import fs from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ContentFaultError } from '../../../../src/cli/content/files/content-fault.ts'
import { findPortIfFree } from '../../../../src/cli/serve/port.ts'
import { serveDrafts } from '../../../../src/cli/serve/watch/serve-drafts.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { freePort } from '../../../support/processes/loopback.ts'
import { workerdPids } from '../../../support/processes/workerd-processes.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { openSmallArchive, type SmallPage, smallWorker } from './small-worker.ts'

/** A server on a real port that answers with a text. */
async function listen(text: string): Promise<number> {
  const server = createServer((_, response) => response.end(text)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Publishes a content folder and serves its drafts. @returns what is printed from then on */
async function serve(content: string, ports: { port?: number; archivePort?: number } = {}) {
  const printed = { log: [] as string[], error: [] as string[] }
  for (const name of ['log', 'error'] as const) {
    const spy = vi.spyOn(console, name).mockImplementation((line) => void printed[name].push(line))
    onTestFinished(() => spy.mockRestore())
  }
  const store = memoryStore()
  await publishSound(content, store)
  const port = ports.port ?? (await freePort())
  const served = { contentFolder: content, port, archivePort: ports.archivePort ?? 1 }
  const stop = await serveDrafts(openSmallArchive(store), smallWorker, served)
  onTestFinished(stop)
  return { ...printed, stop, port, origin: `http://127.0.0.1:${port}` }
}

it('names each saved file with its page, its faults or what to do, and shows the archive behind it', async () => {
  const content = await smallArchive({
    'e/articles/lost.md': articleFile('headline: A\nurl: https://e.example/lost'),
  })
  const { log, port, origin } = await serve(content, { archivePort: await listen('The archive') })
  const fileAt = (name: string) => path.join(content, name)
  /** Saves or removes a file, and waits for its line. */
  async function lineAfter(change: () => Promise<void>) {
    const count = log.length
    await change()
    await vi.waitFor(() => expect(log).toHaveLength(count + 1), 10_000)
    return log[count]
  }
  const lineOf = (name: string, text: string) => lineAfter(() => writeFiles(content, { [name]: text }))
  const [saved, faulty, gone] = ['a', 'faulty', 'gone'].map((name) => `e/articles/${name}.md`) as [
    string,
    string,
    string,
  ]
  expect(await lineOf(saved, articleFile('headline: A\nurl: https://e.example/é'))).toBe(
    `${fileAt(saved)}: is shown at http://localhost:${port}/e/%C3%A9`,
  )
  expect(await lineOf(faulty, articleFile('headline: A\npublished: May\nlanguage: 7'))).toMatch(
    new RegExp(`^${fileAt(faulty)}:3: published: is not a date.*\\n${fileAt(faulty)}:4: language: .*$`),
  )
  expect(await lineOf(gone, articleFile('headline: A\nstatus: { is: gone, since: 2020 }'))).toBe(
    `${fileAt(gone)}: is taken down by its status or a rule: \`npx morgue publish\` takes its page down`,
  )
  expect(await lineAfter(() => rm(fileAt('e/articles/lost.md')))).toBe(
    `${fileAt('e/articles/lost.md')}: has been deleted: \`npx morgue publish\` removes its page, if it has one`,
  )
  expect(await lineOf('archive.yaml', 'name: B\nurl: https://archive.example\nlanguage: en\n')).toBe(
    `${fileAt('archive.yaml')}: is shown once it is published: press Ctrl-C, then start \`npx morgue serve --watch\` again`,
  )
  expect(await (await fetch(`${origin}/`)).text()).toBe('The archive')
})

it('stops its server and its Worker, and reports nothing then', async () => {
  const content = await smallArchive({})
  const { log, error, stop, port, origin } = await serve(content)
  await writeFiles(content, { 'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a') })
  await vi.waitFor(() => expect(log).toHaveLength(1), 10_000)
  const page = await (await fetch(`${origin}/e/a`)).text()
  const { url } = JSON.parse(/\{.*\}/.exec(page)?.[0] ?? '') as SmallPage
  expect((await fetch(url)).status).toBe(200)
  await stop()
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(await findPortIfFree(port)).toBe(port)
  expect(error).toEqual([])
})

it('reports that changes are no longer noticed, with the reason of the system', async () => {
  const content = await smallArchive({})
  await mkdir(path.join(content, 'e/articles/2016'), { recursive: true })
  const { error } = await serve(content)
  const folder = path.join(content, 'e/articles/2016')
  // In one turn, so that the watch looks for the saved file behind a link that leads back to itself.
  fs.writeFileSync(path.join(folder, 'a.md'), '')
  fs.rmSync(folder, { recursive: true })
  fs.symlinkSync('2016', folder)
  await vi.waitFor(() => expect(error).toHaveLength(1), 10_000)
  expect(error[0]).toMatch(
    /^.*: changes are no longer noticed\. .*a\.md: is a link that leads back to itself: /,
  )
  expect(error[0]).toContain(`${content}: changes`)
})

it('reports that changes are no longer noticed, with a remedy for an unknown reason', async () => {
  const content = await smallArchive({})
  const { error } = await serve(content)
  // The file systems of this machine give no error here that has no message of its own.
  const spy = vi.spyOn(fs, 'lstatSync').mockImplementation(() => {
    throw new Error('x')
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    spy.mockRestore()
    syncBuiltinESMExports()
  })
  await writeFiles(content, { 'e/edition.yaml': 'name: The F\nlanguage: en\n' })
  await vi.waitFor(() => expect(error).toHaveLength(1), 10_000)
  expect(error[0]).toBe(
    `${content}: changes are no longer noticed. Press Ctrl-C, then start \`npx morgue serve --watch\` again`,
  )
})

it('stops its Worker when its port is taken', async () => {
  const before = workerdPids()
  await expect(serve(await smallArchive({}), { port: await listen('') })).rejects.toThrow('EADDRINUSE')
  expect(workerdPids().filter((pid) => !before.includes(pid))).toEqual([])
})

it('starts nothing where the configuration has a fault', async () => {
  const content = await smallArchive({})
  await writeFiles(content, { 'e/edition.yaml': 'language: en\n' })
  const served = { contentFolder: content, port: 1, archivePort: 1 }
  // A Worker that was started from this would fail first.
  const serving = serveDrafts(openSmallArchive(memoryStore()), 'no script', served)
  const failure = await serving.then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(ContentFaultError)
  expect((failure as ContentFaultError).fault).toMatchObject({ field: 'name' })
})
