import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { unstable_splitSqlQuery } from 'wrangler'
import { splitStatements } from '../../../../src/cli/publish/archives/split-statements.ts'
import { migrationsFolder } from '../../../../src/cli/publish/wrangler/project-files.ts'

const migrations = readdirSync(migrationsFolder).map((name) =>
  readFileSync(path.join(migrationsFolder, name), 'utf8'),
)

it.each([
  ...migrations,
  `INSERT INTO t VALUES ('a; ''b''', "c;d"); -- e; f\nSELECT 1`,
  'SELECT 1; /* a; comment */ SELECT 2;\n\n',
])('splits SQL as wrangler does: %j', (sql) => {
  expect(migrations.length).toBeGreaterThan(2)
  expect(splitStatements(sql)).toEqual(unstable_splitSqlQuery(sql))
})

it('meets no trigger in a migration, which it would split wrongly', () => {
  expect(migrations.filter((sql) => /\btrigger\b/i.test(sql))).toEqual([])
})
