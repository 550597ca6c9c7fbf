import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, it } from 'vitest'
import { StateFile } from '../../../../src/cli/publish/state/state-file.ts'
import { temporaryFolder } from '../../../support/content.ts'

let [folder, file] = ['', '']

beforeEach(async () => {
  folder = await temporaryFolder()
  file = path.join(folder, 'state.sqlite')
})

/** Counts the facts that another process sees in a table. */
function countOutside(table: string): unknown {
  const database = new DatabaseSync(file)
  const row = database.prepare(`SELECT count(*) AS n FROM ${table}`).get()
  database.close()
  return row?.n
}

it('facts are in the file once they are committed, and all of them when it is closed', () => {
  const state = StateFile.open(folder)
  const facts = state.openTable('bulk', 'c')
  facts.set('a', '1')
  state.commit()
  state.commit()
  expect(countOutside('bulk')).toBe(1)
  facts.set('b', '2')
  expect(countOutside('bulk')).toBe(1)
  state.close()
  expect(countOutside('bulk')).toBe(2)
})

it('a table of another context is emptied, and the others are not', () => {
  const state = StateFile.open(folder)
  for (const name of ['files', 'articles', 'bulk', 'patterns', 'releases'] as const)
    state
      .openTable(name, `context of ${name}`)
      .set('a', JSON.stringify({ summary: { edition: name, published: '2016-04-08T10:00' } }))
  state.openTable('bulk', 'a later one')
  expect(state.openTable('bulk', 'a later one').size).toBe(0)
  for (const name of ['files', 'articles', 'patterns', 'releases'] as const)
    expect(state.openTable(name, `context of ${name}`).find('a')).toContain(name)
  state.close()
})

it('a file of another version is replaced, with its journal', () => {
  const earlier = new DatabaseSync(file)
  earlier.exec('CREATE TABLE files (path TEXT); PRAGMA user_version = 5')
  earlier.close()
  const state = StateFile.open(folder)
  state.openTable('files', 'c').set('a', '1')
  expect(state.openTable('files', 'c').find('a')).toBe('1')
  state.close()
  expect(countOutside('files')).toBe(1)
})

it('a file that was damaged while it was open is removed, with its journal', async () => {
  const state = StateFile.open(folder)
  const facts = state.openTable('files', 'c')
  state.commit()
  const outside = new DatabaseSync(file)
  outside.exec('DROP TABLE files')
  outside.close()
  await writeFile(`${file}-journal`, '')
  expect(facts.find('a')).toBeNull()
  state.close()
  expect([existsSync(file), existsSync(`${file}-journal`)]).toEqual([false, false])
  const next = StateFile.open(folder)
  next.openTable('files', 'c').set('a', '1')
  next.close()
  expect(countOutside('files')).toBe(1)
})
