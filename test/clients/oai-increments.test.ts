import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { updateHarvestRecords } from '../../src/cli/publish/harvest/update-records.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { publishSound } from '../support/publish-sound.ts'
import { randomNumbers } from '../support/random.ts'
import { harvestRecords, hasHttpOai } from './http-oai.ts'

/** An article's state in the content folder; `status` is empty for a public one. */
interface Article {
  title: string
  status: '' | 'withheld' | 'gone' | 'noindex'
}

const statuses = ['', 'withheld', 'gone', 'noindex'] as const

const random = randomNumbers(20021114)
const below = (limit: number) => Math.floor(random() * limit)

/** The content folder, and its articles by file; two editions have 70 addresses in all. */
const articles = new Map<string, Article>()
let [content, state] = ['', '']
let served: ServedArchive
let edits = 0

const fileOf = (number: number) => `${number % 2 ? 'e' : 'f'}/articles/a${number}.md`

/** Adds, edits, takes down, restores or deletes an article. */
async function editArticle(number: number): Promise<void> {
  const file = fileOf(number)
  const article = articles.get(file)
  if (article && below(4) === 0) {
    articles.delete(file)
    return rm(path.join(content, file))
  }
  const status = statuses[below(2) * below(statuses.length)] ?? ''
  const title = article && below(3) === 0 ? article.title : `Edit ${++edits} & <b>“é”</b>`
  articles.set(file, { title, status })
  const lines = [`headline: '${title}'`, 'published: 2016-04', ...(status && [`status: ${status}`])]
  await writeFiles(content, { [file]: articleFile(lines.join('\n')) })
}

async function editArticles(count: number): Promise<void> {
  for (let edit = 0; edit < count; edit++) await editArticle(below(70))
}

/** Publishes the folder again before the next harvest. */
async function publishUnserved(): Promise<void> {
  const store = await openLocalArchive(state)
  await publishSound(content, store)
  await updateHarvestRecords(store).finally(() => store.close())
}

const titlesOf = (records: ReadonlyMap<string, string>) =>
  [...records.values()].filter((title) => title !== 'deleted').sort()

const publicTitles = () =>
  [...articles.values()]
    .filter(({ status }) => status === '')
    .map(({ title }) => title)
    .sort()

describe.skipIf(!hasHttpOai)('a harvester that asks HTTP::OAI only for what changed', () => {
  beforeAll(async () => {
    state = await temporaryFolder()
    content = await smallArchive({ 'f/edition.yaml': 'name: The F\nlanguage: fr\nclosed: 2020\n' })
    for (let number = 0; number < 60; number++) await editArticle(number)
    served = await serveArchive(content, state)
  }, 90_000)

  afterAll(() => served?.stop())

  it('has the archive’s records after each of six harvests, with up to four publications between them', async () => {
    const harvested = await harvestRecords(served.port)
    expect(titlesOf(harvested)).toEqual(publicTitles())
    for (let round = 1; round <= 6; round++) {
      const { body } = await served.get('/oai?verb=Identify')
      const from = /<responseDate>([^<]+)/.exec(body)?.[1]
      await served.stop()
      for (let publication = below(4); publication > 0; publication--) {
        await editArticles(1 + below(6))
        await publishUnserved()
      }
      await editArticles(below(6))
      // The Worker's cache would give it the earlier release for half a minute, in which harvesters are asked to wait.
      await rm(path.join(state, 'v3/cache'), { recursive: true, force: true })
      served = await serveArchive(content, state)
      for (const [identifier, title] of await harvestRecords(served.port, from))
        harvested.set(identifier, title)
      expect([round, titlesOf(harvested)]).toEqual([round, publicTitles()])
      expect([round, harvested]).toEqual([round, await harvestRecords(served.port)])
    }
  }, 300_000)
})
