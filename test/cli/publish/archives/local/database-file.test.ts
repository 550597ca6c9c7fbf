import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseFile, toDatabasePath } from '../../../../../src/cli/publish/archives/local/database-file.ts'
import { runtimeFolderOf } from '../../../../../src/cli/publish/archives/local/runtime-folder.ts'
import {
  createLocalBindings,
  StorageClient,
} from '../../../../../src/cli/publish/archives/local/storage-client.ts'
import type { Database } from '../../../../../src/cli/publish/store/database.ts'
import { createPlainStatement, type Statement } from '../../../../../src/search/statement.ts'
import {
  createInsertStatements,
  createSwapStatements,
  nextTablesStatements,
  stateTableStatement,
} from '../../../../../src/search/tables.ts'
import { temporaryFolder } from '../../../../support/content.ts'

const { SEARCH: name } = createLocalBindings().d1Databases
let state: string
let runtime: StorageClient
let file: DatabaseFile

const ask = (statements: readonly Statement[]) =>
  runtime.runAction<Record<string, unknown>[][]>('query', { database: 'SEARCH', statements })

/** The database as Workers see it in this version of Miniflare. */
const miniflare: Database = { run: ask }

function openOrFail(): DatabaseFile {
  const opened = DatabaseFile.open(runtimeFolderOf(state), name)
  if (!opened)
    throw new Error('the pinned Miniflare stores a database otherwise than database-file.ts reads it')
  return opened
}

const row = (id: number, title: string) => ({
  ...{ id, address: `/e/${id}`, digest: 'd', date: '2016-04-01', title, body: 'words of it' },
  ...{ inflections: '', facets: '', labels: '' },
})

const findArticles = createPlainStatement(
  `SELECT articles.address FROM words JOIN articles ON articles.id = words.rowid WHERE words MATCH 'title:harbour' ORDER BY rank, id`,
)

beforeAll(async () => {
  state = await temporaryFolder()
  runtime = await StorageClient.start(state)
  await ask([createPlainStatement('SELECT 1')])
  file = openOrFail()
})

afterAll(async () => {
  file.close()
  await runtime.close()
})

describe('the file of a local database', () => {
  it('has an index that this version of Miniflare searches and changes as if it had filled it', async () => {
    await file.run([stateTableStatement, ...nextTablesStatements])
    await file.run(
      createInsertStatements('_next', [row(64, 'harbour'), row(128, 'bridge'), row(192, 'harbour')]),
    )
    await file.run(createSwapStatements('root', 1))
    expect(await miniflare.run([findArticles])).toEqual([[{ address: '/e/64' }, { address: '/e/192' }]])
    await miniflare.run(createInsertStatements('', [row(256, 'harbour')]))
    for (const database of [file, miniflare])
      expect(await database.run([findArticles])).toEqual([
        [{ address: '/e/64' }, { address: '/e/192' }, { address: '/e/256' }],
      ])
    expect(
      await miniflare.run([createPlainStatement("INSERT INTO words(words) VALUES ('integrity-check')")]),
    ).toEqual([[]])
  })

  it('is changed by a whole transaction, or not at all', async () => {
    await file.run([createPlainStatement('CREATE TABLE numbers (n TEXT NOT NULL UNIQUE)')])
    const insert = (n: string) => ({ sql: 'INSERT INTO numbers VALUES (?1) RETURNING n', params: [n] })
    expect(await file.run([insert('1'), insert('2')])).toEqual([[{ n: '1' }], [{ n: '2' }]])
    await expect(file.run([insert('3'), insert('1')])).rejects.toThrow('UNIQUE')
    expect(await miniflare.run([createPlainStatement('SELECT n FROM numbers')])).toEqual([
      [{ n: '1' }, { n: '2' }],
    ])
  })

  it('is written while the runtime writes it', async () => {
    await file.run([createPlainStatement('CREATE TABLE both (n TEXT)')])
    const insert = (n: number) => [{ sql: 'INSERT INTO both VALUES (?1)', params: [String(n)] }]
    for (let round = 0; round < 30; round++) {
      const writing = Array.from({ length: 5 }, (_, number) => miniflare.run(insert(number)))
      await file.run(insert(round))
      await Promise.all(writing)
    }
    expect(await miniflare.run([createPlainStatement('SELECT count(*) AS n FROM both')])).toEqual([
      [{ n: 180 }],
    ])
  })

  it('is named by its path, and not opened where Miniflare never used it', async () => {
    expect(path.relative(runtimeFolderOf(state), toDatabasePath(runtimeFolderOf(state), name))).toMatch(
      /^d1\/miniflare-D1DatabaseObject\/[0-9a-f]{64}\.sqlite$/,
    )
    expect(DatabaseFile.open(runtimeFolderOf(await temporaryFolder()), name)).toBeNull()
  })
})
