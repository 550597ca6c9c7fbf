import { expect, it } from 'vitest'
import { createDeleteStatements } from '../../src/search/tables.ts'

it('deletes a million rows in parameters that D1 accepts, each row once from each table', () => {
  const first = 9_007_199_253_740_000
  const statements = createDeleteStatements(Array.from({ length: 1_000_000 }, (_, index) => first + index))
  const deleted = new Map<string, number>()
  for (const { sql, params } of statements) {
    const [ids = ''] = params
    expect(ids?.length).toBeLessThan(2_000_000)
    const table = /FROM (\w+)/.exec(sql)?.[1] ?? ''
    deleted.set(table, (deleted.get(table) ?? 0) + (JSON.parse(ids ?? '') as number[]).length)
  }
  expect(deleted).toEqual(
    new Map([
      ['words', 1_000_000],
      ['articles', 1_000_000],
    ]),
  )
  expect(createDeleteStatements([])).toEqual([])
})
