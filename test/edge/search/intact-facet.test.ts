import { describe, expect, it } from 'vitest'
import { isIntactFacet } from '../../../src/edge/search/intact-facet.ts'
import { countHitsAndFacets } from '../../../src/edge/search/query-index.ts'
import type { SearchSource } from '../../../src/edge/search/search-source.ts'
import { analysisVersion } from '../../../src/search/indexed-article.ts'
import { parseSearchRequest } from '../../../src/search/request.ts'
import type { CountedFacet } from '../../../src/search/selection.ts'
import { index } from '../support.ts'

/** A row as the database itself writes it. */
async function readRow(kind: string, name: string, editions: string): Promise<CountedFacet> {
  const sql =
    'SELECT ?1 AS kind, ?2 AS name, 1 AS articles, ?3 AS editions, lower(hex(?1 || ?2 || ?3 || 1)) AS checkHex'
  const row = await index.prepare(sql).bind(kind, name, editions).first<CountedFacet>()
  if (!row) throw new Error('the database returned no row')
  return row
}

it.each(['Ferries', 'Zoë', '東京', 'a📰b', ''])(
  'a facet named %j is intact as the database wrote it',
  async (name) => {
    expect(isIntactFacet(await readRow('topic', name, 'e,f'))).toBe(true)
  },
)

it.each([
  ['kind', 'author'],
  ['name', 'Ferriesx'],
  ['name', ''],
  ['editions', '/nowhere'],
  ['articles', 4],
  ['checkHex', '46'],
])('a facet with another %s is damaged', async (column, value) => {
  expect(isIntactFacet({ ...(await readRow('topic', 'Ferries', 'e,f')), [column]: value })).toBe(false)
})

describe('the counts of a search', () => {
  /** Counts in an index of the release `r` that replies with these facets. */
  function countWith(facets: CountedFacet[], root = 'r') {
    const replies = [[{ root, analysis: analysisVersion }], [{ total: 5 }], facets]
    const database = {
      prepare: () => ({ bind: () => ({}) }),
      batch: async () => replies.map((results) => ({ results })),
    }
    return countHitsAndFacets(
      { database } as unknown as SearchSource,
      'r',
      parseSearchRequest(new URLSearchParams()),
    )
  }

  it('are of the release where every facet is intact, or there is none', async () => {
    const facet = await readRow('topic', 'Ferries', 'e,f')
    const shown = { kind: 'topic', name: 'Ferries', articles: 1, editions: ['e', 'f'] }
    expect(await countWith([])).toEqual({ isCurrent: true, total: 5, facets: [] })
    expect(await countWith([facet])).toEqual({ isCurrent: true, total: 5, facets: [shown] })
    expect(await countWith([facet, { ...facet, name: 'x' }])).toEqual({
      isCurrent: false,
      total: 5,
      facets: [shown],
    })
    expect(await countWith([facet], 'another')).toEqual({ isCurrent: false, total: 5, facets: [] })
  })
})
