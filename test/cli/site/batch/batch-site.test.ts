import { expect, it } from 'vitest'
import { toReadManyBytes } from '../../../../src/cli/serve/object-source.ts'
import { startBatchSite } from '../../../../src/cli/serve/start-batch-site.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { bundle } from '../../../support/processes/worker.ts'
import { publishSound } from '../../../support/publish-sound.ts'

it('reads the objects that the requests of a batch name in one call, and answers in order', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index)
  const files = numbers.map((number) => [
    `e/articles/a-${number}.md`,
    articleFile(`headline: Story ${number}\nurl: https://e.example/${number}`),
  ])
  const store = memoryStore()
  await publishSound(await smallArchive(Object.fromEntries(files)), store)
  const keyOf = (number: number) =>
    [...store.values].find(([key, text]) => key.startsWith('article/') && text.includes(`"Story ${number}"`))
  const calls: string[][] = []
  const readValues = toReadManyBytes(async (keys) => {
    calls.push(keys.filter((key) => key.startsWith('article/')))
    return store.values
  })
  const batch = await startBatchSite(await bundle(), { readValues })
  const missing = { method: 'GET', accept: 'text/html', objectKey: `article/${'0'.repeat(64)}` } as const
  const wrong = batch.site.fetchResponse('/e/3', missing)
  const asked = numbers.map((number) => {
    const objectKey = keyOf(number)?.[0] ?? ''
    return batch.site.fetchResponse(`/e/${number}`, { method: 'GET', accept: 'text/plain', objectKey })
  })
  const answers = await Promise.all([...asked, wrong]).finally(() => batch.stop())
  expect(calls.filter((keys) => keys.length > 0).map((keys) => keys.length)).toEqual([21])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  for (const number of numbers)
    expect(new TextDecoder().decode(answers[number]?.body)).toContain(`Story ${number}\n`)
}, 60_000)
