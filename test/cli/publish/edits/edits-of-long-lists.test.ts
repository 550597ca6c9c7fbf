import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'

let content: string
let store: MemoryStore
let cacheFolder: string

/** The first articles have no date, the others one day: either are too many for a page. */
const [undated, all] = [205, 415]

/** An article of long lists of a section, two topics and an author. */
const textOf = (number: number, headline: string) =>
  articleFile(
    [
      `headline: ${headline}`,
      number < undated ? '' : `published: ${number % 50 ? '2016' : '2015'}-04-08`,
      'section: News\ntopics: [Harbour, Initial]\nauthors: [Ann Ash]',
    ].join('\n'),
    `Ships of number ${number} wait.`,
  )

const headlineOf = (number: number) => `${['Ash', 'Birch', 'Cedar'][number % 3]} ${number}`

const nameOf = (number: number) => `e/articles/a-${number}.md`

async function publishNow() {
  let read = 0
  const step = (kind: string) => {
    read += Number(kind === 'reading')
  }
  const progress = { ...silent, step }
  const outcome = await publish(content, store, { isDryRun: false, progress, cacheFolder })
  const fresh = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
  if (Array.isArray(outcome) || Array.isArray(fresh)) throw new Error('the content has faults')
  expect(outcome.rootDigest).toBe(fresh.rootDigest)
  return { ...outcome, read }
}

beforeEach(async () => {
  const { now } = Date
  // Every file counts as old, so that it is recorded at once.
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
  const numbers = Array.from({ length: all }, (_, number) => number)
  content = await smallArchive(
    Object.fromEntries(numbers.map((number) => [nameOf(number), textOf(number, headlineOf(number))])),
  )
  store = memoryStore()
  cacheFolder = await temporaryFolder()
  await publishNow()
}, 120_000)

afterEach(() => vi.restoreAllMocks())

it('an edited headline is written in the parts of long lists; another initial of an undated one makes lists anew', async () => {
  const edit = (number: number, headline: string) =>
    writeFile(path.join(content, nameOf(number)), textOf(number, headline))
  for (const number of [7, 231]) {
    await edit(number, `${headlineOf(number)}, again`)
    const { read, writtenCount } = await publishNow()
    expect(read, `article ${number}`).toBe(0)
    expect(writtenCount).toBeLessThan(60)
  }
  await edit(8, 'Elm')
  expect((await publishNow()).read).toBe(all)
  await edit(231, 'Elm')
  expect((await publishNow()).read).toBe(0)
}, 300_000)
