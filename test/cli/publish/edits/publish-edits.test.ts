import { cp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProgressCounter } from '../../../../src/cli/progress.ts'
import { EditedRelease } from '../../../../src/cli/publish/edits/edited-release.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'

const firstParagraph = 'The harbour was closed on Monday, as the council had announced it a week before.'

const fields = 'published: 2016-04-01\ntopics: [Harbour]\nauthors: [Ann Ash]'

const textOf = (headline: string, ...paragraphs: string[]) =>
  articleFile(`headline: ${headline}\n${fields}`, [firstParagraph, ...paragraphs].join('\n\n'))

const edited = textOf('One', 'Ships of the night wait.')

let content: string
let store: MemoryStore
let cacheFolder: string

/** Progress that counts the items read, listed and written. */
function countingProgress(): ProgressCounter & { counts: Record<string, number> } {
  const counts: Record<string, number> = {}
  const step = (kind: string) => {
    // Every publication looks at all files once.
    if (kind === 'checking files') return
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return { ...silent, step, counts }
}

const fileOf = (name: string) => path.join(content, 'e/articles', name)

async function publishNow() {
  const progress = countingProgress()
  const writesBefore = store.writes.length
  const outcome = await publish(content, store, { isDryRun: false, progress, cacheFolder, allowsFewer: true })
  const unsaved = { isDryRun: false, progress: silent, allowsFewer: true }
  const fresh = await publish(content, memoryStore(), unsaved)
  const written = store.writes.slice(writesBefore).map((key) => key.split('/', 1)[0])
  const rootOrFaults = (each: typeof outcome) => (Array.isArray(each) ? each : each.rootDigest)
  expect(rootOrFaults(outcome)).toEqual(rootOrFaults(fresh))
  return { outcome, written, counts: progress.counts, fresh }
}

/** The number of objects that a publication has written or left as they are. */
function countObjects(outcome: Awaited<ReturnType<typeof publish>>): number {
  if (Array.isArray(outcome)) throw new Error('the content has faults')
  return outcome.writtenCount + outcome.unchangedCount
}

beforeEach(async () => {
  const { now } = Date
  // Makes every file count as old, so that it is recorded at once.
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
  content = await smallArchive({
    'e/articles/one.md': textOf('One', 'Ships wait.'),
    'e/articles/two.md': textOf(
      'Two',
      'Ships wait outside, all day and all night, for the tide to turn again.',
    ),
    'e/articles/three.md': articleFile('headline: Three\npublished: 2016-05-02', 'Other words.'),
  })
  store = memoryStore()
  cacheFolder = await temporaryFolder()
  await publishNow()
})

afterEach(() => vi.restoreAllMocks())

describe('an edit of an article’s words', () => {
  it('writes the article, its shard, the root and the pointer, and reads no other article and makes no list', async () => {
    await writeFile(fileOf('one.md'), edited)
    const { outcome, written, counts } = await publishNow()
    expect(written).toEqual(['article', 'shard', 'root', 'release'])
    expect(counts).toEqual({})
    expect(outcome).toMatchObject({
      articleCount: 3,
      articleChanges: { added: 0, changed: 1, removed: 0 },
      changedFiles: [fileOf('one.md')],
      isAlreadyServed: false,
      writtenCount: 3,
    })
  })

  it('follows on another, and is undone by the former words', async () => {
    const { outcome: before } = await publishNow()
    for (const words of ['Ships of the night wait.', 'Ships of the day wait.', 'Ships wait.']) {
      await writeFile(fileOf('one.md'), textOf('One', words))
      expect((await publishNow()).counts).toEqual({})
    }
    const rootDigest = Array.isArray(before) ? '' : before.rootDigest
    expect((await publishNow()).outcome).toMatchObject({ rootDigest })
  })

  it('of several days are published together', async () => {
    await writeFile(fileOf('one.md'), edited)
    await writeFile(
      fileOf('three.md'),
      articleFile('headline: Three\npublished: 2016-05-02', 'Other words.\n\nMore.'),
    )
    const { written, counts } = await publishNow()
    expect([written.filter((kind) => kind === 'article'), counts]).toEqual([['article', 'article'], {}])
  })
})

describe('a file that changes while an edit is published', () => {
  const more = articleFile('headline: Three\npublished: 2016-05-02', 'Other words.\n\nMore.')

  async function publishWhile(updateIndex: () => Promise<void>) {
    const progress = countingProgress()
    await writeFile(fileOf('one.md'), edited)
    const outcome = await publish(content, store, { isDryRun: false, progress, cacheFolder, updateIndex })
    expect([progress.counts, outcome]).toMatchObject([{}, { articleChanges: { changed: 1 } }])
  }

  it.each(['e/media/late.svg', 'e/pages/late.md', 'e/about.md'])(
    'makes the next publication a whole one, where it is no article: %s',
    async (name) => {
      await publishWhile(() => writeFiles(content, { [name]: articleFile('headline: Late') }))
      await rm(path.join(content, name))
      await writeFile(fileOf('three.md'), more)
      expect((await publishNow()).counts.reading).toBe(3)
    },
  )

  it('is published next, where it is another article', async () => {
    await publishWhile(() => writeFile(fileOf('three.md'), more))
    const { counts, written } = await publishNow()
    expect([counts, written.includes('article')]).toEqual([{}, true])
  })
})

describe('an edit of an article’s line', () => {
  it('writes it in each list that has it, and in the links of its neighbours', async () => {
    await writeFile(fileOf('one.md'), textOf('First', 'Ships wait.'))
    const { written, counts, outcome } = await publishNow()
    expect(counts).toEqual({})
    // The front, the year, month and day, the topic, the author, and the day of every year.
    expect(written.filter((kind) => kind === 'collection')).toHaveLength(7)
    expect(outcome).toMatchObject({ articleChanges: { changed: 1 }, changedFiles: [fileOf('one.md')] })
    const shards = [...store.writes]
      .filter((key) => key.startsWith('shard/'))
      .map((key) => store.values.get(key))
    expect(String(shards.at(-1))).toContain('"headline":"First"')
  })

  it.each([
    ['a first paragraph', articleFile(`headline: One\n${fields}`, 'Another.\n\nShips wait.')],
    [
      'a standfirst',
      textOf('One', 'Ships wait.').replace('---\n', '---\nalternativeHeadline: Ships have to wait.\n'),
    ],
    ['a language', textOf('One', 'Ships wait.').replace('---\n', '---\nlanguage: fr\n')],
  ])('of %s makes no list anew', async (_, text) => {
    await writeFile(fileOf('one.md'), text)
    const { counts, written } = await publishNow()
    expect([counts, written.includes('collection')]).toEqual([{}, true])
  })
})

const longer =
  'Ships wait outside, all day and all night, for the tide to turn again and for the pilot to come.'

describe('a whole publication is made, and gives the same release, where more may follow from an edit:', () => {
  it.each<[string, Record<string, string | null>]>([
    ['the date', { 'one.md': edited.replace('2016-04-01', '2016-04-03') }],
    ['the last change', { 'one.md': edited.replace('---\n', '---\nmodified: 2018-01-01\n') }],
    ['a section', { 'one.md': edited.replace('---\n', '---\nsection: Port\n') }],
    ['a topic', { 'one.md': edited.replace('[Harbour]', '[Harbour, Sea]') }],
    ['the longest article of the day', { 'one.md': textOf('One', longer) }],
    ['the address', { 'one.md': edited.replace('---\n', '---\nurl: https://e.example/one\n') }],
    [
      'a correction',
      { 'one.md': edited.replace('---\n', '---\ncorrections: [{ published: 2017-01-01, text: Wrong. }]\n') },
    ],
    [
      'a takedown',
      { 'one.md': edited.replace('---\n', '---\nstatus: { is: withheld, since: 2020-01-01 }\n') },
    ],
    ['a fault', { 'one.md': edited.replace('published: 2016-04-01', 'published: tomorrow') }],
    ['two edits of a day', { 'one.md': edited, 'two.md': textOf('Two', `${longer} ${longer}`) }],
    ['another article, which is removed', { 'one.md': edited, 'three.md': null }],
    ['another article, which is added', { 'one.md': edited, 'four.md': articleFile('headline: Four') }],
    [
      'the edition',
      { 'one.md': edited, '../edition.yaml': 'name: The other E\nlanguage: en\nhosts: [e.example]\n' },
    ],
  ])('%s', async (_, files) => {
    for (const [name, text] of Object.entries(files))
      await (text === null ? rm(fileOf(name)) : writeFile(fileOf(name), text))
    const { counts } = await publishNow()
    expect(counts.reading).toBeGreaterThan(0)
  })

  it('the words of another article of that day', async () => {
    await writeFile(
      fileOf('four.md'),
      articleFile('headline: One\npublished: 2016-04-01', 'Ships of the night wait.'),
    )
    await publishNow()
    await writeFile(
      fileOf('one.md'),
      articleFile('headline: One\npublished: 2016-04-01', 'Ships of the day wait.'),
    )
    await publishNow()
    await writeFile(
      fileOf('one.md'),
      articleFile('headline: One\npublished: 2016-04-01', 'Ships of the night wait.'),
    )
    const { outcome } = await publishNow()
    expect(outcome).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('has the same words and date') }),
    ])
  })

  it('an edition gives away its articles in bulk', async () => {
    const edition = 'name: The E\nlanguage: en\nhosts: [e.example]\nbulk: yes\n'
    await writeFiles(content, {
      'e/edition.yaml': edition,
      'f/edition.yaml': 'name: The F\nlanguage: en\nhosts: [f.example]\n',
      'f/articles/one.md': articleFile('headline: One'),
    })
    await publishNow()
    await writeFile(fileOf('one.md'), edited)
    expect((await publishNow()).counts.reading).toBe(4)
  })

  it('a shard is missing, which is written again', async () => {
    for (const key of store.values.keys()) if (key.startsWith('shard/')) store.values.delete(key)
    await writeFile(fileOf('one.md'), edited)
    const { written } = await publishNow()
    expect(written).toContain('shard')
  })

  it('a shard is corrupt, which is written again', async () => {
    for (const [key, text] of store.values)
      if (key.startsWith('shard/')) store.values.set(key, String(text).replace('2016-05', '2015-05'))
    await writeFile(fileOf('one.md'), edited)
    const { written } = await publishNow()
    expect(written).toContain('shard')
  })

  it('another article is taken down', async () => {
    await writeFile(fileOf('gone.md'), articleFile('headline: Gone\nstatus: gone'))
    await publishNow()
    await writeFile(fileOf('one.md'), edited)
    expect((await publishNow()).counts.reading).toBeGreaterThan(0)
  })

  it('another content folder was tried out since, in which an article of that day has another date', async () => {
    const draft = await temporaryFolder()
    await cp(content, draft, { recursive: true })
    const words = 'Ships wait outside, all day and all night, for the tide to turn again.'
    await writeFile(
      path.join(draft, 'e/articles/two.md'),
      textOf('Two', words).replace('2016-04-01', '2016-04-02'),
    )
    await publish(draft, store, { isDryRun: true, progress: silent, cacheFolder, allowsFewer: true })
    await writeFile(fileOf('one.md'), textOf('One', `${words} ${words}`))
    const { counts } = await publishNow()
    expect(counts.reading).toBeGreaterThan(0)
  })

  it('an article of that day was edited, tried out, and restored since', async () => {
    const before = textOf('Two', 'Ships wait outside, all day and all night, for the tide to turn again.')
    await writeFile(fileOf('two.md'), textOf('Two', 'Ships.'))
    await publish(content, store, { isDryRun: true, progress: silent, cacheFolder })
    await writeFile(fileOf('two.md'), before)
    await publishNow()
    await writeFile(fileOf('one.md'), edited)
    await publishNow()
  })
})

it('objects are counted as by a whole publication, after an edit and after an addition', async () => {
  await writeFile(fileOf('one.md'), edited)
  const edit = await publishNow()
  await writeFile(fileOf('four.md'), articleFile('headline: Four\npublished: 2016-04-05'))
  const addition = await publishNow()
  for (const { counts, outcome, fresh } of [edit, addition])
    expect([counts, countObjects(outcome)]).toEqual([{}, countObjects(fresh)])
})

it('an article is edited only where its entry is still the one before the edit', async () => {
  const { outcome } = await publishNow()
  const release = await EditedRelease.open(store, Array.isArray(outcome) ? '' : outcome.rootDigest)
  const [address, articleAfter] = ['/e/2016/05/02/three', { documentDigest: 'b' }]
  const entry = await release.findEntry(address)
  const edit = (documentDigest: string, at = address) =>
    ({ articleBefore: { summary: { address: at }, documentDigest }, articleAfter }) as never
  const digest = entry && 'digest' in entry ? entry.digest : ''
  expect(await release.tryReplaceArticleDigest(edit('another'))).toBe(false)
  expect(await release.tryReplaceArticleDigest(edit(digest, '/e/2016/05'))).toBe(false)
  expect(await release.findEntry(address)).toMatchObject({ digest })
  expect(await release.tryReplaceArticleDigest(edit(digest))).toBe(true)
  expect(await release.findEntry(address)).toMatchObject({ digest: 'b' })
})
