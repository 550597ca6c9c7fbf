import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { type CountedFacet, isIntactFacet } from '../../src/search/selection.ts'

/** A row as SQLite itself writes it. */
const rowOf = (kind: string, name: string, editions: string) =>
  new DatabaseSync(':memory:')
    .prepare(
      'SELECT kind, name, 1 AS articles, editions, hex(kind || name || editions) AS hex FROM (SELECT ? AS kind, ? AS name, ? AS editions)',
    )
    .get(kind, name, editions) as unknown as CountedFacet

it.each(['Ferries', 'Zoë', '東京', 'a📰b', ''])(
  'a facet named %j is intact as the database wrote it',
  (name) => {
    expect(isIntactFacet(rowOf('topic', name, 'e,f'))).toBe(true)
  },
)

it.each([
  ['kind', 'author'],
  ['name', 'Ferriesx'],
  ['name', ''],
  ['editions', '/nowhere'],
  ['hex', '46'],
])('a facet with another %s is damaged', (column, value) => {
  expect(isIntactFacet({ ...rowOf('topic', 'Ferries', 'e,f'), [column]: value })).toBe(false)
})
