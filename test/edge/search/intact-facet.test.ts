import { expect, it } from 'vitest'
import { isIntactFacet } from '../../../src/edge/search/intact-facet.ts'
import type { CountedFacet } from '../../../src/search/selection.ts'
import { index } from '../support.ts'

/** A row as the database itself writes it. */
async function readRow(kind: string, name: string, editions: string): Promise<CountedFacet> {
  const sql =
    'SELECT ?1 AS kind, ?2 AS name, 1 AS articles, ?3 AS editions, lower(hex(?1 || ?2 || ?3 || 1)) AS hex'
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
  ['hex', '46'],
])('a facet with another %s is damaged', async (column, value) => {
  expect(isIntactFacet({ ...(await readRow('topic', 'Ferries', 'e,f')), [column]: value })).toBe(false)
})
