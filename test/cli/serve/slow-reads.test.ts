import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { toReadManyBytes } from '../../../src/cli/serve/object-source.ts'
import { startBatchSite } from '../../../src/cli/serve/start-batch-site.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { bundle } from '../../support/processes/worker.ts'
import { publishSound } from '../../support/publish-sound.ts'

it('a Worker in batches waits for a busy machine: each read of an article takes two seconds', async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a', 'Words.'),
  })
  const store = memoryStore()
  await publishSound(content, store)
  let reads = 0
  const readValues = toReadManyBytes(async (keys) => {
    if (keys.some((key) => key.startsWith('article/'))) {
      reads++
      await wait(2000)
    }
    return store.values
  })
  const batch = await startBatchSite(await bundle(), { readValues })
  const asked = batch.site.fetchResponse('/e/a', { method: 'HEAD', accept: 'text/html' })
  const { status } = await asked.finally(() => batch.stop())
  expect([status, reads]).toEqual([200, 1])
}, 60_000)
