import { describe, expect, it } from 'vitest'
import { readRoot } from '../../../../src/archive/release.ts'
import { fillIndexTables, replaceIndexTables } from '../../../../src/cli/publish/search/fill-index.ts'
import { assignIdsInNewIndex, tryAssignIdsInGaps } from '../../../../src/cli/publish/search/index-order.ts'
import { type InsertBatch, writeBatches } from '../../../../src/cli/publish/search/index-source.ts'
import { StoredSource } from '../../../../src/cli/publish/search/stored-source.ts'
import { updateSearchIndex } from '../../../../src/cli/publish/search/update-search-index.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import type { ReleaseStore } from '../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { articleFile, silent, smallArchive } from '../../../support/content.ts'
import { memoryDatabase } from '../../../support/memory-database.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { dated, idsWith, rootOf, rowsIn, sourceOf } from './memory-index.ts'

const options = { progress: silent, isWanted: () => true }
const articles = [dated('/b', '2016'), dated('/a', '2016'), dated('/c', '2014-05'), dated('/d')]

/** A database whose connection is lost before or after its next statements were run. */
function losing(database: Database, when: 'before' | 'after'): Database {
  let isLost = false
  return {
    async run(statements) {
      const isNext = !isLost
      isLost = true
      if (isNext && when === 'before') throw new Error('the connection was lost')
      const rows = await database.run(statements)
      if (isNext) throw new Error('the connection was lost')
      return rows
    },
  }
}

describe('a new index', () => {
  it('has every article, undated ones first, then by date and address, with room between them', async () => {
    const database = memoryDatabase()
    expect(await fillIndexTables(database, sourceOf(articles), options)).toBe(4)
    await replaceIndexTables(database, 'r1')
    const room = 1 << 20
    expect(await rowsIn(database)).toEqual([
      { id: 64, address: '/d' },
      { id: 128 + room, address: '/c' },
      { id: 192 + room, address: '/a' },
      { id: 256 + room, address: '/b' },
    ])
    expect(assignIdsInNewIndex([dated('/a'), dated('/b')]).map(({ id }) => id)).toEqual([64, 128])
    expect([await rootOf(database), await idsWith(database, 'c')]).toEqual(['r1', [128 + room]])
  })

  it('ends as soon as its release is not wanted', async () => {
    const database = memoryDatabase()
    let asked = 0
    const filling = fillIndexTables(database, sourceOf(articles), { ...options, isWanted: () => ++asked < 2 })
    await expect(filling).rejects.toThrow('was not published')
    expect(asked).toBe(2)
  })

  it('counts its articles as they are written', async () => {
    const steps: string[] = []
    const progress = {
      ...silent,
      expect: (name: string, count: number) => void steps.push(`${name} of ${count}`),
      step: (name: string) => void steps.push(name),
    }
    await fillIndexTables(memoryDatabase(), sourceOf(articles), { ...options, progress })
    expect(steps).toEqual(['indexing of 4', ...Array(4).fill('indexing')])
  })

  it('replaces the one in use although the answer is lost, and not where nothing was done', async () => {
    const database = memoryDatabase()
    await fillIndexTables(database, sourceOf(articles), options)
    await expect(replaceIndexTables(losing(database, 'before'), 'r1')).rejects.toThrow()
    await replaceIndexTables(losing(database, 'after'), 'r1')
    expect(await rootOf(database)).toBe('r1')
    await fillIndexTables(database, sourceOf(articles), options)
    await expect(replaceIndexTables(losing(database, 'before'), 'r1')).rejects.toThrow(
      'the connection was lost',
    )
  })
})

it('articles found later have ids as in a new index where there is room, and none where there is not', () => {
  const [first, second] = [1000, 1008].map((id, index) => ({ ...dated(`/${index}`, `201${index}`), id }))
  const place = (date: string, count: number) =>
    tryAssignIdsInGaps(
      first && second ? [first, second] : [],
      Array.from({ length: count }, (_, number) => dated(`/new-${number}`, date)),
    )?.map(({ id }) => id)
  expect(place('2016', 2)).toEqual([1072, 1136])
  expect(place('2000', 2)).toEqual([64, 128])
  expect(place('2010-05', 7)).toEqual([1001, 1002, 1003, 1004, 1005, 1006, 1007])
  expect(place('2010-05', 8)).toBeUndefined()
})

describe('batches', () => {
  const batches = async function* () {
    for (let number = 0; number < 3; number++) yield { statements: [], articleCount: number }
  }

  it('are written one after another', async () => {
    const steps: string[] = []
    const write = async ({ articleCount: number }: InsertBatch) => {
      steps.push(`begin ${number}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      steps.push(`end ${number}`)
    }
    await writeBatches(batches(), write)
    expect(steps).toEqual([0, 1, 2].flatMap((number) => [`begin ${number}`, `end ${number}`]))
  })

  it('end with the first that cannot be written', async () => {
    const written: number[] = []
    const write = async ({ articleCount: number }: InsertBatch) => {
      written.push(number)
      throw new Error(`no ${number}`)
    }
    await expect(writeBatches(batches(), write)).rejects.toThrow('no 0')
    expect(written).toEqual([0])
  })
})

describe('the index of a release', () => {
  const status = 'status: noindex'

  async function published() {
    const store = memoryStore()
    const content = await smallArchive({
      'e/articles/a.md': articleFile('headline: Ferry\npublished: 2016-04-08'),
      'e/articles/b.md': articleFile(`headline: Harbour\n${status}`),
    })
    const { rootDigest } = await publishSound(content, store)
    return { store: store as ReleaseStore, root: rootDigest, database: memoryDatabase() }
  }

  const update = (
    { store, database }: Awaited<ReturnType<typeof published>>,
    more: Partial<Parameters<typeof updateSearchIndex>[2]> = {},
  ) => updateSearchIndex(store, database, { progress: silent, ...more })

  it('has the last article of a release too, and none that other search engines must not list', async () => {
    const { store, root } = await published()
    const source = new StoredSource(store, await readRoot(store, root))
    const [row] = await source.addDates(await source.listArticles())
    expect(row).toMatchObject({ address: '/e/2016/04/08/a', date: '2016-04-08' })
    const found: number[] = []
    for await (const batch of source.generateInsertBatches(row ? [{ ...row, id: 64 }] : [], ''))
      found.push(batch.articleCount)
    expect(found).toEqual([1])
  })

  it('is filled, left alone, filled on request, and rebuilt after its analysis has changed', async () => {
    const archive = await published()
    const filled = { outcome: 'filled', writtenCount: 1, removedCount: 0 }
    expect(await update(archive)).toEqual(filled)
    expect(await update(archive)).toEqual({ outcome: 'unchanged', writtenCount: 0, removedCount: 0 })
    expect(await update(archive, { mustRebuild: true })).toEqual(filled)
    await archive.database.run([createPlainStatement('UPDATE state SET analysis = analysis - 1')])
    expect(await update(archive)).toEqual(filled)
    await archive.database.run([createPlainStatement("UPDATE state SET root = 'other'")])
    expect(await update(archive)).toEqual({ outcome: 'changed', writtenCount: 0, removedCount: 0 })
    expect(await rootOf(archive.database)).toBe(archive.root)
  })

  const notServed = { outcome: 'not-served', writtenCount: 0, removedCount: 0 }

  it('is none without a release, or of one that was not published', async () => {
    const archive = await published()
    const source = sourceOf(articles)
    const failed = { indexSource: source, isServed: Promise.resolve(false) }
    await expect(update(archive, { publication: failed })).rejects.toThrow('was not published')
    expect(await update(archive)).toMatchObject({ outcome: 'filled' })
    expect(await update(archive, { publication: { ...failed, editedFromRootDigest: archive.root } })).toEqual(
      notServed,
    )
    const none = { ...archive, store: { ...archive.store, readPointer: async () => null } }
    expect(await update(none)).toEqual(notServed)
  })

  it('is not that of a publication that fails after its articles were indexed', async () => {
    const archive = await published()
    const isServed = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 30))
    expect(await update(archive, { publication: { indexSource: sourceOf(articles), isServed } })).toEqual(
      notServed,
    )
    expect(await rootOf(archive.database)).toBeUndefined()
  })

  it('has all articles where a publication knows only its edits, and there was no index', async () => {
    const archive = await published()
    const publication = { indexSource: sourceOf([dated('/e/edited')]), isServed: Promise.resolve(true) }
    const edited = { ...publication, editedFromRootDigest: 'r1' }
    expect(await update(archive, { publication: edited })).toMatchObject({
      outcome: 'filled',
      writtenCount: 1,
    })
    expect((await rowsIn(archive.database)).map(({ address }) => address)).toEqual(['/e/2016/04/08/a'])
  })

  it('takes only the edits of a publication where it belongs to the release that was edited', async () => {
    const archive = await published()
    await update(archive)
    await archive.database.run([createPlainStatement("UPDATE state SET root = 'r1'")])
    const edit = dated('/e/2016/04/08/a', '2016-04-08', 'edited')
    const publication = { indexSource: sourceOf([edit]), isServed: Promise.resolve(true) }
    expect(await update(archive, { publication: { ...publication, editedFromRootDigest: 'r1' } })).toEqual({
      outcome: 'changed',
      writtenCount: 1,
      removedCount: 0,
    })
    await archive.database.run([
      createPlainStatement("UPDATE state SET root = 'r2'"),
      createPlainStatement("UPDATE articles SET address = '/e/lost'"),
    ])
    const other = { ...publication, editedFromRootDigest: 'r1' }
    expect(await update(archive, { publication: other })).toMatchObject({
      outcome: 'changed',
      writtenCount: 1,
    })
    expect((await rowsIn(archive.database)).map(({ address }) => address)).toEqual(['/e/2016/04/08/a'])
  })
})
