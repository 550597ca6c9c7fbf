import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { archiveFolder } from '../support/archive-folder.ts'
import { articleFile, smallArchive } from '../support/content.ts'
import { collectGarbage, type Inspector, inspect } from '../support/processes/inspector.ts'
import { bundle, type RunningWorker, startWorker } from '../support/processes/worker.ts'
import { publishSound } from '../support/publish-sound.ts'

const [articles, accepts] = [26, ['text/html', 'text/plain', 'application/json;q=0.9']]
const megabyte = 1024 * 1024

let worker: RunningWorker
let inspector: Inspector

beforeAll(async () => {
  const body = `${'A sentence of a long article. '.repeat(160)}\n\n`.repeat(100)
  const files = Array.from({ length: articles }, (_, place) => [
    `e/articles/2016/long-${place}.md`,
    articleFile(`headline: Long ${place}\nurl: https://e.example/long-${place}`, body),
  ])
  const state = await archiveFolder()
  const store = await openLocalArchive(state)
  await publishSound(await smallArchive(Object.fromEntries(files)), store)
  await store.close()
  worker = await startWorker(await bundle(), state, { inspected: true })
  inspector = await inspect(new URL('/core:user:bench', await worker.miniflare.getInspectorURL()))
}, 400_000)

afterAll(async () => {
  inspector.close()
  await worker.stop()
})

const ask = async (target: string, accept: string) => {
  const response = await fetch(new URL(target, worker.url), { headers: { accept } })
  await response.arrayBuffer()
  return response.status
}

it('an isolate forgets the bodies that its memory of variants has no room for, whatever was decided of them', async () => {
  for (let place = 0; place < articles; place++)
    for (const accept of accepts) expect(await ask(`/e/long-${place}`, accept)).toBe(200)
  await inspector.send('HeapProfiler.enable')
  await collectGarbage(inspector, () => ask('/robots.txt', '*/*'))
  const { heap, buffers } = await inspector.memory()
  expect(buffers).toBeGreaterThan(5 * megabyte)
  expect(heap + buffers).toBeLessThan(40 * megabyte)
}, 400_000)
