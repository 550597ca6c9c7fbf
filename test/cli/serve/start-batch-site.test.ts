import { readFileSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { findWorkersRuntimePath } from '../../../src/cli/publish/wrangler/end-with-parent.ts'
import { chooseBatchProcessCount, startBatchSite } from '../../../src/cli/serve/start-batch-site.ts'
import { temporaryFolder } from '../../support/content.ts'
import { workerdPids } from '../../support/processes/workerd-processes.ts'

/** A bundle that answers with a name of its own process and the text of an object. */
const script = `
let name
export class Variant {}
export default {
  async fetch(_, { ARCHIVE }) {
    name ??= crypto.randomUUID()
    return new Response(name + ' ' + (await ARCHIVE.get('a', { type: 'text' })))
  },
}`

const source = {
  readValues: async (keys: readonly string[]) => keys.map((key) => Buffer.from(`text of ${key}`)),
}

const countServers = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap').length

/** Returns a function that counts the Workers runtimes and servers started since. */
function countStarted() {
  const [pidsBefore, serversBefore] = [workerdPids(), countServers()]
  return () => ({
    runtimes: workerdPids().filter((pid) => !pidsBefore.includes(pid)).length,
    servers: countServers() - serversBefore,
  })
}

it.each([
  ['one runtime', undefined, 1],
  ['as many as are wanted', 3, 3],
])('starts %s, with one server of objects, and stops all', async (_, wanted, count) => {
  const started = countStarted()
  const { site, stop } = await startBatchSite(script, source, wanted)
  onTestFinished(stop)
  expect(started()).toEqual({ runtimes: count, servers: 1 })
  const names = new Set<string>()
  for (let request = 0; request < 4; request++) {
    const { body } = await site.fetchResponse('/', { method: 'GET', accept: '*/*' })
    const [name = '', ...words] = new TextDecoder().decode(body).split(' ')
    expect(words.join(' ')).toBe('text of a')
    names.add(name)
  }
  expect(names.size).toBe(count)
  await stop()
  expect(started().runtimes).toBe(0)
  await vi.waitFor(() => expect(started().servers).toBe(0))
})

it.each([
  [0, 1],
  [500, 1],
  [501, 2],
  [100_000, 2],
])('an archive of %i addresses is worth %i runtimes', (addressCount, count) => {
  expect(chooseBatchProcessCount(addressCount)).toBe(count)
})

/** Makes the first of the runtimes that are started end at once. @returns the file of the others' process ids */
async function failFirst(): Promise<string> {
  const folder = await temporaryFolder()
  const [program, pids] = [path.join(folder, 'workerd'), path.join(folder, 'pids')]
  const text = `#!/bin/sh
mkdir '${folder}/first' 2>/dev/null && exit 1
echo $$ >> '${pids}'
exec '${findWorkersRuntimePath()}' "$@"
`
  await writeFile(program, text)
  await chmod(program, 0o755)
  vi.stubEnv('MORGUE_WORKERD', program)
  onTestFinished(() => void vi.unstubAllEnvs())
  return pids
}

it('stops all others, and the server, when one does not start', async () => {
  const started = countStarted()
  const pids = await failFirst()
  await expect(startBatchSite(script, source, 3)).rejects.toThrow(
    'the program that renders the pages did not start',
  )
  expect(readFileSync(pids, 'utf8').trim().split('\n')).toHaveLength(2)
  expect(started().runtimes).toBe(0)
  await vi.waitFor(() => expect(started().servers).toBe(0))
})
