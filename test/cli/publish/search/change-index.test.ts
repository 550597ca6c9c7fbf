import { beforeEach, describe, expect, it } from 'vitest'
import {
  applyIndexChanges,
  tryFindIndexChanges,
  tryFindIndexChangesOfEdits,
} from '../../../../src/cli/publish/search/change-index.ts'
import { fillIndexTables, replaceIndexTables } from '../../../../src/cli/publish/search/fill-index.ts'
import type { DatedArticle } from '../../../../src/cli/publish/search/index-order.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { silent } from '../../../support/content.ts'
import { memoryDatabase } from '../../../support/memory-database.ts'
import { dated, idsWith, rootOf, rowsIn, sourceOf } from './memory-index.ts'

/** The distance of ids in a new index, and the room before its first dated article. */
const [gap, room] = [64, 1 << 20]

let database: Database

beforeEach(() => {
  database = memoryDatabase()
})

async function fill(articles: readonly DatedArticle[], root = 'r1'): Promise<void> {
  await fillIndexTables(database, sourceOf(articles), { progress: silent, isWanted: () => true })
  await replaceIndexTables(database, root)
}

const month = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    dated(`/n${number}`, `2016-${String(number).padStart(6, '0')}`),
  )

describe('the changes between an index and a release', () => {
  const articles = [dated('/a'), dated('/b', '2014'), dated('/c', '2016'), dated('/d', '2018')]

  it('are the articles whose document is another, each at its place', async () => {
    await fill(articles)
    const later = [
      dated('/a', '', '/other'),
      dated('/b', '2017', '/other'),
      dated('/c', '2016'),
      dated('/new', '2015'),
    ]
    const found = await tryFindIndexChanges(database, sourceOf(later))
    const [first, second, third, fourth] = (await rowsIn(database)).map(({ id }) => id) as [
      number,
      number,
      number,
      number,
    ]
    expect([first, second, third, fourth]).toEqual([gap, 2 * gap + room, 3 * gap + room, 4 * gap + room])
    expect(found?.idsToDelete).toEqual([first, second, fourth])
    expect(found?.articlesToWrite.map(({ id, address }) => [address, id])).toEqual([
      ['/a', first],
      ['/new', first + gap],
      ['/b', third + gap],
    ])
  })

  it.each([
    [200, 200, true],
    [201, 201, false],
    [201, 1010, true],
    [203, 1010, false],
  ])('of %i of %i articles are changed by themselves: %s', async (changed, count, isFound) => {
    const before = month(count)
    await fill(before)
    const after = before.map((article, number) =>
      number < changed ? { ...article, digest: 'other' } : article,
    )
    expect((await tryFindIndexChanges(database, sourceOf(after))) !== null).toBe(isFound)
  })

  it('are found in an index of more than 20,000 articles', async () => {
    await fill(month(1))
    const insert = `INSERT INTO articles WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001)
      SELECT 2000000 + i, '/m' || i, '', '2016', '' FROM n`
    await database.run([createPlainStatement(insert)])
    expect((await tryFindIndexChanges(database, sourceOf(month(1))))?.idsToDelete).toHaveLength(20_001)
  })
})

describe('changes of an index', () => {
  const [before, after] = [month(3), month(3).map((article) => ({ ...article, digest: 'other' }))]

  it('replace rows with the same ids, and are of the new release', async () => {
    await fill(before)
    const source = sourceOf(after)
    const changes = await tryFindIndexChanges(database, source)
    const rows = await rowsIn(database)
    await applyIndexChanges(
      database,
      { source, rootDigest: 'r2' },
      changes ?? { idsToDelete: [], articlesToWrite: [] },
    )
    expect([await rowsIn(database), await rootOf(database)]).toEqual([rows, 'r2'])
    expect(await idsWith(database, 'n1')).toEqual([rows[1]?.id])
  })

  it('in several transactions leave the index without a release until all are made', async () => {
    await fill(before)
    const many = month(201).map((article) => ({ ...article, digest: 'other' }))
    const articlesToWrite = many.map((article, number) => ({ ...article, id: gap * (number + 1) }))
    const idsToDelete = (await rowsIn(database)).map(({ id }) => id)
    const roots: unknown[] = []
    const watched: Database = {
      async run(statements) {
        const rows = await database.run(statements)
        roots.push(await rootOf(database))
        return rows
      },
    }
    await applyIndexChanges(
      watched,
      { source: sourceOf(many, 150), rootDigest: 'r2' },
      { idsToDelete, articlesToWrite },
    )
    expect(roots).toEqual(['', '', '', 'r2'])
    expect(await rowsIn(database)).toHaveLength(201)
  })
})

describe('the rows of edited articles', () => {
  const articles = [dated('/a'), ...['2012', '2014', '2016', '2018'].map((date) => dated(`/${date}`, date))]

  it('keep their ids, and those of added ones are between their neighbours', async () => {
    await fill(articles)
    const rows = new Map((await rowsIn(database)).map(({ id, address }) => [address, id]))
    const edited = [
      dated('/2014', '2014', '/other'),
      dated('/first', '2011'),
      dated('/b'),
      dated('/between', '2017'),
      dated('/last', '2020'),
    ]
    const found = await tryFindIndexChangesOfEdits(database, sourceOf(edited))
    const idOf = (address: string) => rows.get(address) ?? 0
    expect(found?.idsToDelete).toEqual([idOf('/2014')])
    expect(found?.articlesToWrite.map(({ address, id }) => [address, id])).toEqual([
      ['/b', idOf('/a') + gap],
      ['/first', idOf('/a') + 2 * gap],
      ['/2014', idOf('/2014')],
      ['/between', idOf('/2016') + gap / 2],
      ['/last', idOf('/2018') + gap],
    ])
  })

  it('are found at any precision of their dates, without reading the others', async () => {
    const dates = ['', '2012', '2012-05', '2012-05-06', '2012-05-06T10:20:30+02:00']
    const all = dates.map((date) => dated(`/${date}`, date))
    await fill(all)
    const plans: string[] = []
    const watched: Database = {
      async run(statements) {
        for (const { sql, params } of statements)
          for (const step of await database.run([{ sql: `EXPLAIN QUERY PLAN ${sql}`, params }]))
            plans.push(...step.map(({ detail }) => String(detail)))
        return database.run(statements)
      },
    }
    const edited = dates.map((date) => dated(`/${date}`, date, '/other'))
    const found = await tryFindIndexChangesOfEdits(watched, sourceOf(edited))
    expect(found?.idsToDelete.toSorted()).toEqual((await rowsIn(database)).map(({ id }) => id).toSorted())
    expect(found?.articlesToWrite).toHaveLength(dates.length)
    expect(plans.filter((plan) => plan.includes('SEARCH articles'))).not.toEqual([])
    expect(plans.filter((plan) => plan.includes('SCAN articles'))).toEqual([])
  })

  it('of an empty index begin it, and are none where there is no room', async () => {
    await fill([])
    expect(
      (await tryFindIndexChangesOfEdits(database, sourceOf([dated('/a', '2016')])))?.articlesToWrite,
    ).toMatchObject([{ address: '/a', id: gap }])
    await fill(articles)
    const crowd = Array.from({ length: gap }, (_, number) => dated(`/c${number}`, '2015'))
    expect(await tryFindIndexChangesOfEdits(database, sourceOf(crowd))).toBeNull()
  })
})
