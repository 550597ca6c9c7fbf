import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import {
  type RunningPublication,
  updateSearchIndex,
} from '../../../../src/cli/publish/search/update-search-index.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { indexStateStatement } from '../../../../src/search/selection.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryArchive } from '../../../support/memory-archive.ts'

function statusOf(number: number): string {
  if (number % 50 === 1) return 'status: noindex'
  if (number % 50 !== 2) return ''
  return `status:\n  is: anonymised\n  slug: neutral-${number}\n  names: { Ada Lovelace: A. L. }`
}

/** Enough articles for several threads, some of them excluded from search or anonymised. */
const articles = Object.fromEntries(
  Array.from({ length: 700 }, (_, number) => {
    const date = number % 7 === 0 ? '' : `published: 2016-04-${String(1 + (number % 28)).padStart(2, '0')}`
    const fields = `headline: Story ${number}\n${date}\n${statusOf(number)}`
    return [
      `e/articles/s-${number}.md`,
      articleFile(fields, `Ada Lovelace wrote *word${number}* at Orléans.${' Ships wait.'.repeat(100)}`),
    ]
  }),
)

let store: OpenArchive
let content: string
let cacheFolder: string

beforeAll(async () => {
  store = memoryArchive()
  content = await smallArchive(articles)
  cacheFolder = await temporaryFolder()
})

/** A database that also records every row written to the index. */
function recordRows(): { database: Database; rows: unknown[] } {
  const rows: unknown[] = []
  const run: Database['run'] = (statements) => {
    for (const { sql, params } of statements)
      if (sql.includes('json_each') && sql.startsWith('INSERT')) rows.push(...JSON.parse(params[0] ?? '[]'))
    return store.search.run(statements)
  }
  return { database: { run }, rows }
}

async function publishAndIndex(database: Database): Promise<string> {
  const updateIndex = async (publication: RunningPublication) =>
    void (await updateSearchIndex(store, database, { progress: silent, publication }))
  const outcome = await publish(content, store, {
    isDryRun: false,
    progress: silent,
    cacheFolder,
    updateIndex,
  })
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome[0]))
  return outcome.rootDigest
}

const readState = async () => (await store.search.run([indexStateStatement]))[0]?.[0]

const dropIndex = () => store.search.run([createPlainStatement('DROP TABLE IF EXISTS state')])

describe('an index that is filled while the release is written', () => {
  let rowsOfRelease: unknown[]

  it('has the rows of one that is filled from the release', async () => {
    const during = recordRows()
    const root = await publishAndIndex(during.database)
    expect(await readState()).toMatchObject({ root })
    const after = recordRows()
    await updateSearchIndex(store, after.database, { progress: silent, mustRebuild: true })
    rowsOfRelease = after.rows
    expect(during.rows).toHaveLength(2 * 686)
    expect(during.rows).toEqual(rowsOfRelease)
    expect(JSON.stringify(during.rows).match(/ada lovelace wrote/g)).toHaveLength(672)
  })

  it('has them also where the packs of what is stored were deleted', async () => {
    await dropIndex()
    for (const name of await readdir(cacheFolder))
      if (name.endsWith('.pack')) await rm(path.join(cacheFolder, name))
    const during = recordRows()
    await publishAndIndex(during.database)
    expect(during.rows).toEqual(rowsOfRelease)
  })

  it('changes only the articles that changed', async () => {
    await writeFiles(content, {
      'e/articles/s-3.md': articleFile('headline: Zorglub\npublished: 2016-04-04'),
    })
    const during = recordRows()
    const root = await publishAndIndex(during.database)
    expect(during.rows).toHaveLength(2)
    expect(await readState()).toMatchObject({ root })
  })

  it('is not used when the publication fails', async () => {
    await dropIndex()
    const failing = { ...store, writeObjects: () => Promise.reject(new Error('refused')) }
    await writeFiles(content, { 'e/articles/s-5.md': articleFile('headline: Zorglub') })
    let change: unknown = 'not called'
    const publishing = publish(content, failing, {
      isDryRun: false,
      progress: silent,
      cacheFolder,
      updateIndex: async (publication) => {
        change = await updateSearchIndex(store, store.search, { progress: silent, publication }).catch(
          () => null,
        )
      },
    })
    await expect(publishing).rejects.toThrow('refused')
    expect([change, await readState()]).toEqual([null, undefined])
  })
})
