import { afterAll, expect, it } from 'vitest'
import { applyMigrations } from '../../../../src/cli/publish/archives/apply-migrations.ts'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'

const store = await openLocalArchive(await archiveFolder())

afterAll(() => store.close())

/** The database over a connection that loses every response, so that each request is sent twice. */
const twice: Database = {
  async run(statements) {
    await store.corrections.run(statements)
    return store.corrections.run(statements)
  },
}

it('applies each migration once, recorded in wrangler’s table, even if an answer is lost', async () => {
  expect(await applyMigrations(twice)).toContain('0001_corrections.sql')
  expect(await applyMigrations(store.corrections)).toEqual([])
  const [names = []] = await store.corrections.run([
    createPlainStatement('SELECT name FROM d1_migrations ORDER BY id'),
  ])
  expect(names[0]).toEqual({ name: '0001_corrections.sql' })
  expect(await store.corrections.run([createPlainStatement('SELECT * FROM requests')])).toEqual([[]])
})

it('leaves the search database alone', async () => {
  await expect(store.search.run([createPlainStatement('SELECT * FROM requests')])).rejects.toThrow(
    'no such table',
  )
})
