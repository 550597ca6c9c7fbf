import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pointerKey } from '../../../../src/archive/keys.ts'
import { createNextPointer } from '../../../../src/archive/release-pointer.ts'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { withLease } from '../../../../src/cli/publish/archives/with-lease.ts'
import {
  type ArticleWithId,
  assignIdsInNewIndex,
  compareDatedArticles,
  tryAssignIdsInGaps,
} from '../../../../src/cli/publish/search/index-order.ts'
import { updateSearchIndex } from '../../../../src/cli/publish/search/update-search-index.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { parseSearchRequest } from '../../../../src/search/request.ts'
import { createHitsStatement, indexStateStatement } from '../../../../src/search/selection.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'
import { articleFile, demonstrationCopy, silent, writeFiles } from '../../../support/content.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

let folder: string
let store: OpenArchive

beforeAll(async () => {
  folder = await archiveFolder()
  store = await openLocalArchive(folder)
})

afterAll(() => store.close())

async function found(query: string): Promise<string[]> {
  const hits = createHitsStatement(parseSearchRequest(new URLSearchParams(query)), { after: null, skip: 0 })
  const [rows = []] = await store.search.run([hits])
  return rows.map(({ address }) => String(address))
}

/** The database over a connection that loses every response, so that each request is sent twice. */
const twice: Database = {
  async run(statements) {
    await store.search.run(statements)
    return store.search.run(statements)
  },
}

/** A database that also counts the statements that write articles. */
function watchedDatabase(): { database: Database; written: string[] } {
  const written: string[] = []
  const run: Database['run'] = (statements) => {
    for (const { sql, params } of statements)
      if (/^(?:INSERT OR REPLACE INTO|DELETE FROM) articles/.test(sql))
        written.push(...JSON.parse(params[0] ?? '[]').map(() => sql.split(' ')[0]))
    return store.search.run(statements)
  }
  return { database: { run }, written }
}

const follow = (database = store.search, mustRebuild = false) =>
  updateSearchIndex(store, database, { progress: silent, mustRebuild })

const everything = async () =>
  (await store.search.run([createPlainStatement('SELECT address, date FROM articles ORDER BY id')]))[0]

describe('the index', () => {
  it('follows publications and rollbacks, changes only what changed, and is the same when it is rebuilt', async () => {
    const content = await demonstrationCopy()
    const first = await publishSound(content, store)
    expect(await follow()).toMatchObject({ outcome: 'filled', writtenCount: 14 })
    expect(await follow()).toMatchObject({ outcome: 'unchanged' })
    expect(await found('q=otan+russie')).toEqual(['/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'])

    const file = path.join(content, 'le-fanal/articles/2016/04/reunion-otan-russie.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^headline: .*$/m, 'headline: Zorglub'))
    await rm(path.join(content, 'the-lantern/articles/2016/05/fort-mcmurray-wildfire.md'))
    await writeFiles(content, {
      'le-fanal/articles/2015/06/nouveau.md': articleFile('headline: Zorglub bis\npublished: 2015-06'),
      'le-fanal/articles/undated/ancien.md': articleFile('headline: Zorglub ter'),
    })
    const second = await publishSound(content, store)
    const { database, written } = watchedDatabase()
    expect(await follow(database)).toMatchObject({ outcome: 'changed', writtenCount: 3 })
    expect(written.toSorted()).toEqual(['DELETE', 'DELETE', 'INSERT', 'INSERT', 'INSERT'])
    expect(await found('q=zorglub&sort=oldest')).toEqual([
      '/le-fanal/undated/ancien',
      '/le-fanal/2015/06/nouveau',
      '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html',
    ])
    expect(await found('q=wildfire')).toEqual([])
    const changed = await everything()
    expect(await follow(store.search, true)).toMatchObject({ outcome: 'filled', writtenCount: 15 })
    expect(await everything()).toEqual(changed)

    const pointer = await store.readPointer()
    await store.writePointer(createNextPointer(pointer, first.rootDigest, new Date().toISOString()))
    expect(await follow()).toMatchObject({ outcome: 'changed' })
    expect(await found('q=zorglub')).toEqual([])
    expect((await store.search.run([indexStateStatement]))[0]).toMatchObject([{ root: first.rootDigest }])
    expect(second.rootDigest).not.toBe(first.rootDigest)
  }, 60_000)
})

describe('ids', () => {
  const dated = (date: string, address = `/${date}`) => ({ address, digest: '', date })
  const inOrder = (articles: readonly ArticleWithId[]) => {
    const sorted = articles.toSorted((a, b) => a.id - b.id)
    return (
      new Set(sorted.map(({ id }) => id)).size === sorted.length &&
      sorted.every((each, place) => place === 0 || compareDatedArticles(sorted[place - 1] ?? each, each) < 0)
    )
  }

  it('are in the order of dates, undated first', () => {
    const articles = assignIdsInNewIndex(
      ['2016', '', '2016-04-08T10:00', '2015-12-31', '2016-04-08'].map((date) => dated(date)),
    )
    expect(articles.map(({ date }) => date)).toEqual([
      '',
      '2015-12-31',
      '2016',
      '2016-04-08',
      '2016-04-08T10:00',
    ])
    expect(inOrder(articles)).toBe(true)
  })

  it('leave room for later articles anywhere, and report when there is none', () => {
    let articles = assignIdsInNewIndex(
      Array.from({ length: 100 }, (_, day) =>
        dated(`2016-01-${String((day % 28) + 1).padStart(2, '0')}`, `/${day}`),
      ),
    )
    for (const date of ['', '2015', '2016-01-14', '2030'])
      for (let number = 0; number < 5; number++) {
        const placed = tryAssignIdsInGaps(
          articles.toSorted((a, b) => a.id - b.id),
          [dated(date, `/new/${date}/${number}`)],
        )
        articles = [...articles, ...(placed ?? [])]
      }
    expect(articles).toHaveLength(120)
    expect(inOrder(articles)).toBe(true)
    const [first, second] = assignIdsInNewIndex([dated('2016-01-01'), dated('2016-01-03')])
    const crowd = Array.from({ length: 100 }, (_, number) => dated('2016-01-02', `/${number}`))
    expect(first && second && tryAssignIdsInGaps([first, second], crowd)).toBeNull()
  })
})

it('is the same when every statement is sent twice', async () => {
  await publishSound(await demonstrationCopy(), store)
  await follow(store.search, true)
  const once = await everything()
  expect(await follow(twice, true)).toMatchObject({ outcome: 'filled', writtenCount: once?.length })
  expect(await everything()).toEqual(once)
  expect(await found('q=otan+russie')).toEqual(['/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'])
})

it('is not rebuilt while a publication is running', async () => {
  const { status, err } = await withLease(store, 'publish', () =>
    runInProcess(['search', 'rebuild', '--persist-to', folder]),
  )
  expect([status, err]).toEqual([1, expect.stringMatching(/^.*`npx morgue publish` is running.*$/)])
})

it('is rebuilt from a release whose publication was cut off before it was served', async () => {
  await withLease(store, 'publish', async (leased) => publishSound(await demonstrationCopy(), leased))
  await store.deleteStoredObjects([pointerKey])
  const { status, err } = await runInProcess(['search', 'rebuild', '--persist-to', folder])
  expect([status, err]).toEqual([0, ''])
  expect(await store.readPointer()).not.toBeNull()
})
