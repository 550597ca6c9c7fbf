import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'

const picture = `${createHash('sha256').update('a picture').digest('hex')}.png`

/** Articles in folders and files in no simple order, each with this text besides its own. */
const makeArticles = (count: number, text = '') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      `e/articles/${number % 3 === 0 ? 'a' : number % 3 === 1 ? 'a-b' : 'a/c'}/s-${number * 7}.md`,
      articleFile(
        `headline: Story ${number}\npublished: 2016-04-${String(1 + (number % 28)).padStart(2, '0')}\ntopics: [T${number % 5}]`,
        `Words *of* ${number}, [own](http://e.example/x). ${text}\n\n![alt](https://e.example/p${number}.png)`,
      ),
    ]),
  )

const count = 16

let content: string
let root: string

async function publishWith(cacheFolder: string | null, store: MemoryStore = memoryStore(), folder = content) {
  const options = { isDryRun: false, progress: silent, ...(cacheFolder === null ? {} : { cacheFolder }) }
  const outcome = await publish(folder, store, options)
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome[0]))
  return { ...outcome, store }
}

const packsIn = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.pack'))

/** Counts the documents in the cache that a publication rendered, by the packs that it created. */
async function renderedBy(folder: string, work: () => Promise<unknown>): Promise<number> {
  const before = new Set(await packsIn(folder))
  await work()
  const articles = inState(folder, 'SELECT value FROM articles').map(({ value }) => JSON.parse(String(value)))
  return articles.filter(({ location }) => !before.has(location.pack)).length
}

/** Runs a statement in the state file of a cache. */
function inState(folder: string, sql: string) {
  const database = new DatabaseSync(path.join(folder, 'state.sqlite'))
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

/** Changes some bytes of a pack. */
async function damage(pack: string): Promise<void> {
  const bytes = await readFile(pack)
  for (let at = 100; at < bytes.length; at += 5000) bytes[at] = 0x40
  await writeFile(pack, bytes)
}

let published: { cacheFolder: string; store: MemoryStore }

/** Copies the cache and the store after one publication, so that a test may change them. */
async function copyPublished(): Promise<{ cacheFolder: string; store: MemoryStore }> {
  const [cacheFolder, store] = [await temporaryFolder(), memoryStore()]
  await cp(published.cacheFolder, cacheFolder, { recursive: true, preserveTimestamps: true })
  await store.writeObjects(new Map([...published.store.values].filter(([key]) => key !== 'release')))
  const pointer = await published.store.readPointer()
  if (pointer) await store.writePointer(pointer)
  return { cacheFolder, store }
}

beforeAll(async () => {
  content = await smallArchive(makeArticles(count))
  root = (await publishWith(null)).rootDigest
  const cacheFolder = await temporaryFolder()
  published = { cacheFolder, store: (await publishWith(cacheFolder)).store }
})

describe('a rendered article', () => {
  it('gives the same release from the cache, and is not rendered again for another archive', async () => {
    const { cacheFolder, store } = await copyPublished()
    expect((await store.readPointer())?.root).toBe(root)
    const other = memoryStore()
    expect(await renderedBy(cacheFolder, () => publishWith(cacheFolder, other))).toBe(0)
    expect(other.values).toEqual(new Map([...store.values, ['release', other.values.get('release')]]))
    expect(await publishWith(cacheFolder, store)).toMatchObject({ rootDigest: root, writtenCount: 0 })
  })

  it('is the only one rendered again when its file changes', async () => {
    const { cacheFolder, store } = await copyPublished()
    const name = path.join(content, 'e/articles/a/s-0.md')
    const text = await readFile(name, 'utf8')
    await writeFile(name, text.replace('Words', 'Other words'))
    try {
      expect(await renderedBy(cacheFolder, () => publishWith(cacheFolder, store))).toBe(1)
      const changed = await publishWith(null)
      expect((await publishWith(cacheFolder, store)).rootDigest).toBe(changed.rootDigest)
      expect(changed.rootDigest).not.toBe(root)
    } finally {
      await writeFile(name, text)
    }
    expect((await publishWith(cacheFolder, store)).rootDigest).toBe(root)
  })

  it('is the only one rendered again when a picture that it shows is found', async () => {
    const { cacheFolder } = await copyPublished()
    await writeFiles(content, {
      [`e/media/${picture}`]: 'a picture',
      'e/media/urls.tsv': `${picture}\thttps://e.example/p3.png\n`,
    })
    try {
      expect(await renderedBy(cacheFolder, () => publishWith(cacheFolder))).toBe(1)
      expect((await publishWith(cacheFolder)).rootDigest).toBe((await publishWith(null)).rootDigest)
    } finally {
      await rm(path.join(content, 'e/media'), { recursive: true })
    }
  })

  it('is rendered again when a picture that it names by its place in the archive is added', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"/>'
    const name = `${createHash('sha256').update(drawing).digest('hex')}.svg`
    const ownContent = await smallArchive({
      'e/articles/a.md': articleFile('headline: A', `![alt](/media/${name})`),
    })
    const [cacheFolder, store] = [await temporaryFolder(), memoryStore()]
    const options = { isDryRun: false, progress: silent }
    await publish(ownContent, store, { ...options, cacheFolder })
    await writeFiles(ownContent, { [`e/media/${name}`]: drawing })
    const fresh = await publish(ownContent, memoryStore(), options)
    expect(await publish(ownContent, store, { ...options, cacheFolder })).toMatchObject({
      rootDigest: Array.isArray(fresh) ? fresh : fresh.rootDigest,
    })
  })

  it('is rendered again, like all others, when a host of an edition changes, but not for the edition’s other settings', async () => {
    const { cacheFolder } = await copyPublished()
    const name = path.join(content, 'e/edition.yaml')
    const text = await readFile(name, 'utf8')
    try {
      await writeFile(name, `${text}contact: a@e.example\n`)
      expect(await renderedBy(cacheFolder, () => publishWith(cacheFolder))).toBe(0)
      await writeFile(name, text.replace('hosts: [e.example, ', 'hosts: ['))
      expect(await renderedBy(cacheFolder, () => publishWith(cacheFolder))).toBe(count)
      expect((await publishWith(cacheFolder)).rootDigest).toBe((await publishWith(null)).rootDigest)
    } finally {
      await writeFile(name, text)
    }
  })

  it.each([
    [
      'a damaged fact',
      `UPDATE articles SET value = replace(value, '"headline":"Story 12"', '"headline":"Story 13"')`,
      1,
    ],
    ['half the facts', 'DELETE FROM articles WHERE rowid % 2 = 0', count / 2],
    ['facts of another context', "UPDATE contexts SET value = '0' WHERE key = 'articles'", count],
    ['a file of another version', 'PRAGMA user_version = 99', count],
  ])('with %s is rendered again', async (_, change, lost) => {
    const { cacheFolder } = await copyPublished()
    inState(cacheFolder, change)
    const rendered = await renderedBy(cacheFolder, async () =>
      expect((await publishWith(cacheFolder)).rootDigest).toBe(root),
    )
    expect(rendered).toBe(lost)
  })

  it.each([
    ['an empty file', () => Buffer.alloc(0)],
    ['half a file', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['another file', (bytes: Buffer) => Buffer.alloc(bytes.length, 'no database ')],
    ['a file with zeros in it', (bytes: Buffer) => bytes.fill(0, 8192, bytes.length / 2)],
  ])('gives the same release with %s in place of the state, which is made anew', async (_, spoil) => {
    const { cacheFolder } = await copyPublished()
    const file = path.join(cacheFolder, 'state.sqlite')
    await writeFile(file, spoil(await readFile(file)))
    expect((await publishWith(cacheFolder)).rootDigest).toBe(root)
    expect((await publishWith(cacheFolder)).rootDigest).toBe(root)
    expect(await renderedBy(cacheFolder, () => publishWith(cacheFolder))).toBe(0)
    expect(inState(cacheFolder, 'SELECT count(*) AS n FROM articles')).toEqual([{ n: count }])
  })

  it.each([
    ['damaged', damage],
    ['empty', (pack: string) => truncate(pack, 0)],
    ['missing', (pack: string) => rm(pack)],
  ])('is checked when it is read: a pack that is %s gives the same release', async (_, spoil) => {
    const { cacheFolder, store } = await copyPublished()
    for (const pack of await packsIn(cacheFolder)) await spoil(path.join(cacheFolder, pack))
    const { store: anew } = await publishWith(cacheFolder)
    expect(anew.values).toEqual(new Map([...store.values, ['release', anew.values.get('release')]]))
    expect(await publishWith(cacheFolder, store)).toMatchObject({ rootDigest: root, writtenCount: 0 })
  })

  it('is in the pack of the thread that rendered it, and rendered again from damaged packs', async () => {
    // Enough text for several threads, each with its own pack.
    const long = await smallArchive(makeArticles(150, 'Ships wait. '.repeat(1000)))
    const cacheFolder = await temporaryFolder()
    const { store } = await publishWith(cacheFolder, memoryStore(), long)
    const packs = await packsIn(cacheFolder)
    expect(packs.length).toBeGreaterThan(1)
    for (const pack of packs) await damage(path.join(cacheFolder, pack))
    const damaged = await publishWith(cacheFolder, memoryStore(), long)
    expect(damaged.store.values).toEqual(
      new Map([...store.values, ['release', damaged.store.values.get('release')]]),
    )
  })

  it.each(['status: { is: gone, since: 2020 }', 'published: soon'])(
    'is not remembered once its file has this: %s',
    async (line) => {
      const own = await smallArchive({
        'e/articles/a.md': articleFile('headline: A', 'Secret words.'),
        'e/articles/b.md': articleFile('headline: B'),
      })
      const cacheFolder = await temporaryFolder()
      const files = () => inState(cacheFolder, 'SELECT key FROM articles ORDER BY key').map(({ key }) => key)
      await publishWith(cacheFolder, memoryStore(), own)
      expect(files()).toEqual(['e/articles/a.md', 'e/articles/b.md'])
      await writeFiles(own, { 'e/articles/a.md': articleFile(`headline: A\n${line}`, 'Secret words.') })
      await publish(own, memoryStore(), { isDryRun: false, allowsFewer: true, progress: silent, cacheFolder })
      expect(files()).toEqual(['e/articles/b.md'])
    },
  )

  it('is rendered without threads among few words, however many the articles', async () => {
    const cacheFolder = await temporaryFolder()
    await publishWith(cacheFolder, memoryStore(), await smallArchive(makeArticles(200)))
    expect(await packsIn(cacheFolder)).toHaveLength(1)
  })

  it('leaves a cache that does not grow with the number of publications', async () => {
    const { cacheFolder } = await copyPublished()
    const size = async () => {
      const names = await readdir(cacheFolder)
      const sizes = await Promise.all(
        names.map(async (name) => (await stat(path.join(cacheFolder, name))).size),
      )
      return sizes.reduce((sum, each) => sum + each, 0)
    }
    const before = await size()
    const name = path.join(content, 'e/articles/a/s-0.md')
    const text = await readFile(name, 'utf8')
    try {
      for (let time = 0; time < 5; time++) {
        await writeFile(name, `${text}\n${time} ${'word '.repeat(20_000)}\n`)
        await publishWith(cacheFolder)
      }
    } finally {
      await writeFile(name, text)
    }
    await publishWith(cacheFolder)
    expect(await size()).toBeLessThan(2 * before)
  })
})
