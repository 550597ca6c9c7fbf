import { describe, expect, it } from 'vitest'
import { parseSearchRequest } from '../../src/search/request.ts'
import {
  createFacetCountsStatement,
  createHitCountStatement,
  maxCountedHits,
} from '../../src/search/selection.ts'
import {
  createInsertStatements,
  createSwapStatements,
  nextTablesStatements,
  stateTableStatement,
} from '../../src/search/tables.ts'
import { memoryDatabase } from '../support/memory-database.ts'

/** An index with an article for each of these lists of labels, such as `topic·otan|Otan`. */
async function indexOf(labels: readonly (readonly string[])[]) {
  const database = memoryDatabase()
  const rows = labels.map((own, number) => ({
    id: number + 1,
    address: `/${number % 2 === 0 ? 'e' : 'f'}/${number}`,
    digest: '',
    date: '2016',
    title: 'ferry',
    body: '',
    inflections: '',
    facets: '',
    labels: JSON.stringify(own),
  }))
  await database.run([stateTableStatement, ...nextTablesStatements])
  await database.run([...createInsertStatements('_next', rows), ...createSwapStatements('r', 1)])
  const request = parseSearchRequest(new URLSearchParams('q=ferry'))
  const read = async (statement: ReturnType<typeof createHitCountStatement>) =>
    (await database.run([statement]))[0] ?? []
  return { request, read }
}

describe('the facets of a search', () => {
  it('are the most frequent ten of a kind, each in one of its spellings, with the editions that have it', async () => {
    const topics = Array.from(
      { length: 12 },
      (_, number) => `topic·t${String(number).padStart(2, '0')}|T${number}`,
    )
    const { request, read } = await indexOf([
      topics,
      ['topic·t11|T11', 'topic·t10|Z10'],
      ['topic·t11|A11', 'author·ann|Ann'],
    ])
    const facets = await read(createFacetCountsStatement(request))
    const shown = facets.map(
      ({ kind, name, articles, editions }) => `${kind} ${name} ${articles} ${editions}`,
    )
    expect(shown.filter((each) => each.startsWith('topic'))).toEqual([
      'topic A11 3 e,f',
      'topic T10 2 e,f',
      ...Array.from({ length: 8 }, (_, number) => `topic T${number} 1 e`),
    ])
    expect(shown).toContain('author Ann 1 e')
    const [{ kind, name, editions, articles, checkHex } = {}] = facets
    expect(checkHex).toBe(Buffer.from(`${kind}${name}${editions}${articles}`).toString('hex'))
  })

  it('have every year, in order', async () => {
    const years = Array.from({ length: 15 }, (_, number) => `${2015 - number}`)
    const { request, read } = await indexOf(years.map((year) => [`year·${year}|${year}`]))
    expect((await read(createFacetCountsStatement(request))).map(({ name }) => name)).toEqual(
      years.toReversed(),
    )
  })
})

it('hits are counted up to one more than are shown as a number', async () => {
  const total = async (count: number) => {
    const { request, read } = await indexOf(Array.from({ length: count }, () => []))
    return (await read(createHitCountStatement(request)))[0]?.total
  }
  expect([await total(3), await total(maxCountedHits), await total(maxCountedHits + 5)]).toEqual([
    3, 1000, 1001,
  ])
})
