import { open } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, vi } from 'vitest'
import { FactTable, factColumns } from '../../../../src/cli/publish/state/fact-table.ts'
import { temporaryFolder } from '../../../support/content.ts'

function openTable() {
  const database = new DatabaseSync(':memory:')
  database.exec(`CREATE TABLE facts (${factColumns})`)
  let damages = 0
  const open = (context: string) =>
    new FactTable(database, { name: 'facts', context, onDamage: () => void damages++ })
  return { database, open, countDamages: () => damages }
}

it('a fact is found as it was set last, until it is deleted', () => {
  const table = openTable().open('c')
  expect([table.find('a'), table.size]).toEqual([null, 0])
  table.set('a', '1')
  table.set('b', '')
  table.set('a', '2')
  expect([table.find('a'), table.find('b'), table.size]).toEqual(['2', '', 2])
  table.delete('a')
  expect([table.find('a'), table.size]).toEqual([null, 1])
  table.clear()
  expect(table.size).toBe(0)
})

it('only the facts that are wanted stay', () => {
  const table = openTable().open('c')
  for (const key of ['a', 'b', 'c']) table.set(key, key)
  table.deleteUnwanted((key) => key !== 'b')
  expect([table.find('a'), table.find('b'), table.find('c'), table.size]).toEqual(['a', null, 'c', 2])
})

it('a fact of another context, or one that was changed behind the table, is missing', () => {
  const { database, open, countDamages } = openTable()
  const table = open('c')
  for (const key of ['a', 'b']) table.set(key, key)
  expect(open('d').find('a')).toBeNull()
  expect(table.findWhere('key >= ?', ['a'])).toEqual(
    new Map([
      ['a', 'a'],
      ['b', 'b'],
    ]),
  )
  expect(table.findWhere('key > ?', ['a'])).toEqual(new Map([['b', 'b']]))
  expect(table.findWhere('key > ?', ['x'])).toEqual(new Map())
  database.exec("UPDATE facts SET value = 'x' WHERE key = 'b'")
  expect([table.find('a'), table.find('b')]).toEqual(['a', null])
  expect([table.findWhere('true', []), table.findWhere('key = ?', ['a'])]).toEqual([
    'damaged',
    new Map([['a', 'a']]),
  ])
  expect(countDamages()).toBe(0)
})

it('a fact that was given another key is missing', () => {
  const { database, open } = openTable()
  const table = open('c')
  table.set('a', '1')
  database.exec("UPDATE facts SET key = 'b'")
  expect([table.find('b'), table.findWhere('true', []), [...table.listBriefs()]]).toEqual([
    null,
    'damaged',
    [],
  ])
})

it('briefs are read up to the first that was changed, and each fact by the number of its row', () => {
  const { database, open } = openTable()
  const table = open('c')
  for (const key of ['a', 'b', 'c']) table.set(key, `of ${key}`, `brief ${key}`)
  const all = [...table.listBriefs()]
  expect(all.map(({ brief }) => brief)).toEqual(['brief a', 'brief b', 'brief c'])
  expect(all.map(({ rowId }) => table.findByRowId(rowId))).toEqual(['of a', 'of b', 'of c'])
  expect(table.findByRowId(99)).toBeNull()
  database.exec("UPDATE facts SET value = 'x' WHERE key = 'b'")
  expect(all.map(({ rowId }) => table.findByRowId(rowId))).toEqual(['of a', null, 'of c'])
  expect([...table.listBriefs()]).toHaveLength(3)
  database.exec("UPDATE facts SET brief = 'x' WHERE key = 'b'")
  expect(Array.from(table.listBriefs(), ({ brief }) => brief)).toEqual(['brief a'])
})

it('a fact and its brief are replaced together, and a fact without one ends the briefs', () => {
  const table = openTable().open('c')
  table.set('a', '1', 'one')
  table.set('a', '2', 'two')
  expect([table.find('a'), ...Array.from(table.listBriefs(), ({ brief }) => brief)]).toEqual(['2', 'two'])
  table.set('b', '3')
  table.set('c', '4', 'four')
  expect(Array.from(table.listBriefs(), ({ brief }) => brief)).toEqual(['two'])
})

it('a table that cannot be read is reported once, and has no facts', () => {
  const { database, open, countDamages } = openTable()
  const table = open('c')
  table.set('a', '1')
  database.exec('DROP TABLE facts')
  expect([table.find('a'), table.find('b'), table.findWhere('true', []), table.size]).toEqual([
    null,
    null,
    'damaged',
    0,
  ])
  table.set('a', '2')
  table.deleteUnwanted(() => true)
  expect(countDamages()).toBe(1)
})

it('facts are committed two thousand at a time', () => {
  const { database, open } = openTable()
  const table = open('c')
  for (let key = 1; key < 2000; key++) table.set(String(key), '')
  expect(database.isTransaction).toBe(true)
  table.set('2000', '')
  expect(database.isTransaction).toBe(false)
  table.set('2001', '')
  expect(database.isTransaction).toBe(true)
})

it('a table that another process is writing has no facts for now, and is not damaged', async () => {
  const file = path.join(await temporaryFolder(), 'facts.sqlite')
  const [own, other] = [new DatabaseSync(file, { timeout: 0 }), new DatabaseSync(file)]
  own.exec(`CREATE TABLE facts (${factColumns})`)
  const damages: string[] = []
  const onDamage = () => void damages.push('damaged')
  const table = new FactTable(own, { name: 'facts', context: 'c', onDamage })
  other.exec('BEGIN EXCLUSIVE')
  table.set('a', '1')
  other.exec('COMMIT')
  table.set('a', '2')
  expect([table.find('a'), table.size, damages]).toEqual([null, 0, []])
  for (const database of [own, other]) database.close()
})

it('briefs end at a damaged page of the file, and the damage is noted', async () => {
  const file = path.join(await temporaryFolder(), 'facts.sqlite')
  const written = new DatabaseSync(file)
  written.exec(`CREATE TABLE facts (${factColumns})`)
  const onDamage = vi.fn<() => void>()
  const options = { name: 'facts', context: 'c', onDamage } as const
  const writtenTable = new FactTable(written, options)
  for (let number = 0; number < 500; number++) writtenTable.set(`${number}`, 'x'.repeat(100), 'b'.repeat(400))
  written.exec('COMMIT')
  written.close()
  const handle = await open(file, 'r+')
  const { size } = await handle.stat()
  await handle.write(Buffer.alloc(size / 2, 0xff), 0, undefined, size / 2)
  await handle.close()
  const damaged = new DatabaseSync(file)
  const briefs = [...new FactTable(damaged, options).listBriefs()]
  damaged.close()
  expect(briefs.length).toBeGreaterThan(10)
  expect(briefs.length).toBeLessThan(490)
  expect(onDamage).toHaveBeenCalledOnce()
})

it('a lookup in order finds what is there, whatever the order', () => {
  const table = openTable().open('c')
  const names = Array.from({ length: 1200 }, (_, number) => `${'aézﾞ📰'[number % 4]}/${number % 37}/${number}`)
  const stored = new Map(names.filter((_, number) => number % 3 > 0).map((name) => [name, `of ${name}`]))
  for (const [name, value] of stored) table.set(name, value)
  for (const order of [names.toSorted(), names, names.toReversed()]) {
    const find = table.createOrderedLookup()
    expect(order.map(find)).toEqual(order.map((name) => stored.get(name) ?? null))
  }
})

it('a lookup in order reads ahead again where a new order begins', () => {
  const table = openTable().open('c')
  const keys = Array.from({ length: 600 }, (_, number) => `a/${String(number).padStart(3, '0')}`)
  for (const key of ['a.yaml', ...keys, 'b.yaml']) table.set(key, `of ${key}`)
  const find = vi.spyOn(table, 'find')
  const order = ['a.yaml', 'b.yaml', 'c.yaml', ...keys, 'b.yaml', ...keys]
  expect(order.map(table.createOrderedLookup())).toEqual(
    order.map((key) => (key === 'c.yaml' ? null : `of ${key}`)),
  )
  expect(find.mock.calls).toEqual([['c.yaml']])
})

it('a lookup in order leaves out a fact that was changed behind the table', () => {
  const { database, open } = openTable()
  const table = open('c')
  for (const key of ['a', 'b', 'c']) table.set(key, key)
  database.exec("UPDATE facts SET value = 'x' WHERE key = 'b'")
  expect(['a', 'b', 'c'].map(table.createOrderedLookup())).toEqual(['a', null, 'c'])
})
