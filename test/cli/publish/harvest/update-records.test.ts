import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, vi } from 'vitest'
import { readRoot } from '../../../../src/archive/release.ts'
import { createRecordConverter } from '../../../../src/cli/publish/harvest/record-changes.ts'
import { updateHarvestRecords } from '../../../../src/cli/publish/harvest/update-records.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import { listSearchableArticles } from '../../../../src/cli/publish/store/stored-articles.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { projectRoot } from '../../../support/project-root.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'

/** A durable database with its tables, in memory. */
function createDatabase(): Database & { sqlite: DatabaseSync } {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec(readFileSync(path.join(projectRoot, 'migrations/0003_records.sql'), 'utf8'))
  return {
    sqlite,
    async run(statements) {
      sqlite.exec('BEGIN')
      const rows = statements.map(({ sql, params }) => sqlite.prepare(sql).all(...params))
      sqlite.exec('COMMIT')
      return rows
    },
  }
}

interface Row {
  id: string
  address: string | null
  digest: string
  changed: number
}

/** A library that harvests the changes since its last harvest, and stores them. */
class Harvester {
  readonly records = new Map<string, string>()
  #from = 0

  harvest({ sqlite }: ReturnType<typeof createDatabase>): number {
    const rows = sqlite
      .prepare('SELECT * FROM records WHERE changed >= ?')
      .all(this.#from) as unknown as Row[]
    this.#from = Number(sqlite.prepare('SELECT unixepoch() AS now').get()?.now)
    for (const { id, address, digest } of rows) {
      if (address === null) this.records.delete(id)
      else this.records.set(id, digest)
    }
    return rows.length
  }
}

const archiveWith = () => Object.assign(memoryStore(), { corrections: createDatabase() })

async function releasedRecords(store: ReturnType<typeof archiveWith>) {
  const root = await readRoot(store, (await store.readPointer())?.root ?? '')
  return (await listSearchableArticles(store, root)).map(createRecordConverter(root))
}

const statuses = [
  '',
  '',
  '',
  'status: withheld\n',
  'status: gone\n',
  'status: noindex\n',
  'status: { is: anonymised, slug: SLUG, reason: R, names: { "Jean Tremblay": J. T. } }\n',
]

it.each(dueNumbers(1999, 4, 4))(
  'gives a harvester the state of the archive after each publication: history %i',
  async (seed) => {
    const random = randomNumbers(seed)
    const below = (count: number) => Math.floor(random() * count)
    const file = (number: number) => `e/articles/2016/04/a${number}.md`
    const article = (number: number) =>
      articleFile(
        `headline: Article ${number} ${below(3)}\nurl: https://e.example/a${number}\npublished: 2016-04-0${1 + below(3)}\n${statuses[below(statuses.length)]?.replace('SLUG', `anonymised-${number}`)}`,
        'Jean Tremblay.',
      )
    const content = await smallArchive({ [file(0)]: articleFile('headline: First') })
    const [store, harvester] = [archiveWith(), new Harvester()]
    for (let publication = 0; publication < 25; publication++) {
      for (let change = below(4); change >= 0; change--) {
        const number = 1 + below(12)
        if (below(4) === 0) await rm(path.join(content, file(number)), { force: true })
        else await writeFiles(content, { [file(number)]: article(number) })
      }
      await publishSound(content, store)
      await updateHarvestRecords(store)
      harvester.harvest(store.corrections)
      const expected = (await releasedRecords(store)).map(({ id, digest }) => [id, digest] as const)
      expect([publication, new Map([...harvester.records].sort())]).toEqual([
        publication,
        new Map(expected.sort()),
      ])
    }
    const stored = JSON.stringify(store.corrections.sqlite.prepare('SELECT id, digest FROM records').all())
    expect(stored).not.toMatch(/tremblay|article/i)
    const gone = store.corrections.sqlite
      .prepare('SELECT count(*) AS n FROM records WHERE address IS NULL')
      .get()
    expect(Number(gone?.n)).toBeGreaterThan(0)
  },
)

it('dates a record anew when its article or what it says of its edition changes, and never otherwise', async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile('headline: A'),
    'e/articles/b.md': articleFile('headline: B'),
  })
  const store = archiveWith()
  const update = async () => {
    await publishSound(content, store)
    store.corrections.sqlite.exec('UPDATE records SET changed = 7')
    await updateHarvestRecords(store)
    const rows = store.corrections.sqlite
      .prepare('SELECT address FROM records WHERE changed > 7 ORDER BY address')
      .all()
    return rows.map(({ address }) => address)
  }
  expect(await update()).toEqual(['/e/undated/a', '/e/undated/b'])
  expect(await update()).toEqual([])
  await writeFiles(content, { 'e/articles/a.md': articleFile('headline: A', 'Other words.') })
  expect(await update()).toEqual(['/e/undated/a'])
  await writeFiles(content, { 'e/edition.yaml': 'name: The E, renamed\nlanguage: en\nclosed: 2020\n' })
  expect(await update()).toEqual(['/e/undated/a', '/e/undated/b'])
})

it('marks the records as those of no release while many change, and repeats what was cut off', async () => {
  const articles = Array.from({ length: 1100 }, (_, index) => [
    `e/articles/a${index}.md`,
    articleFile(`headline: A${index}`),
  ])
  const content = await smallArchive(Object.fromEntries(articles))
  const store = archiveWith()
  await publishSound(content, store)
  const { sqlite, run } = store.corrections
  const roots: unknown[] = []
  const rootNow = () => sqlite.prepare('SELECT root FROM harvest').get()?.root
  let writes = 0
  const cutOff: Database = {
    async run(statements) {
      if (statements.some(({ sql }) => sql.startsWith('INSERT')) && ++writes === 2) throw new Error('cut off')
      const rows = await run(statements)
      roots.push(rootNow())
      return rows
    },
  }
  await expect(
    updateHarvestRecords(Object.assign(memoryStore(), store, { corrections: cutOff })),
  ).rejects.toThrow('cut off')
  expect(new Set(roots)).toEqual(new Set(['']))
  await updateHarvestRecords(store)
  expect(rootNow()).toBe((await store.readPointer())?.root)
  expect(sqlite.prepare('SELECT count(*) AS n FROM records').get()).toMatchObject({ n: 1100 })
})

it('writes only the edited articles after the release that the records have, and compares all after another', async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile('headline: A'),
    'e/articles/b.md': articleFile('headline: B'),
  })
  const store = archiveWith()
  await publishSound(content, store)
  await updateHarvestRecords(store)
  const rootNow = async () => (await store.readPointer())?.root ?? ''
  const before = await rootNow()
  const addresses = () =>
    store.corrections.sqlite
      .prepare('SELECT address FROM records WHERE changed > 7 ORDER BY address')
      .all()
      .map(({ address }) => address)
  const editAndUpdate = async (headline: string, editedFrom: string) => {
    await writeFiles(content, { 'e/articles/a.md': articleFile(`headline: ${headline}`, headline) })
    await publishSound(content, store)
    const articles = await listSearchableArticles(store, await readRoot(store, await rootNow()))
    store.corrections.sqlite.exec('UPDATE records SET changed = 7')
    const list = async () => articles.filter(({ address }) => address === '/e/undated/b')
    await updateHarvestRecords(store, {
      indexSource: { listArticles: list },
      editedFromRootDigest: editedFrom,
    })
    return addresses()
  }
  expect(await editAndUpdate('A two', before)).toEqual(['/e/undated/b'])
  expect(await editAndUpdate('A three', before)).toEqual(['/e/undated/a'])
  const run = vi.spyOn(store.corrections, 'run')
  await updateHarvestRecords(store)
  expect(run).toHaveBeenCalledTimes(1)
})

it('deletes each of many records whose articles are gone, and none again', async () => {
  const store = archiveWith()
  await publishSound(await smallArchive({ 'e/articles/a.md': articleFile('headline: A') }), store)
  const { sqlite, run } = store.corrections
  sqlite.exec(`WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20002)
    INSERT INTO records SELECT printf('%020x', n), IIF(n > 1, '/e/' || n, NULL), 'e', 'd', 7 FROM numbers`)
  sqlite.exec("UPDATE harvest SET root = 'earlier'")
  const batches: [records: number, root: unknown][] = []
  const counting: Database = {
    async run(statements) {
      const rows = await run(statements)
      const [{ params: [ids = '[]'] = [] } = {}] = statements.filter(({ sql }) =>
        sql.includes('address = NULL'),
      )
      batches.push([JSON.parse(String(ids)).length, sqlite.prepare('SELECT root FROM harvest').get()?.root])
      return rows
    },
  }
  await updateHarvestRecords({ ...store, corrections: counting })
  const deleting = batches.filter(([records]) => records > 0)
  expect(deleting.map(([records]) => records)).toEqual([...Array(20).fill(1000), 1])
  expect(new Set(deleting.map(([, root]) => root))).toEqual(new Set(['']))
  expect(batches.at(-1)).toEqual([0, (await store.readPointer())?.root])
  const count = (condition: string) =>
    sqlite.prepare(`SELECT count(*) AS n FROM records WHERE ${condition}`).get()?.n
  expect(count("address IS NULL AND digest = '' AND changed > 7")).toBe(20_001)
  expect(count('address IS NULL AND changed = 7')).toBe(1)
  expect(count('address IS NOT NULL')).toBe(1)
})

it('takes all articles from the publication that has them, and none without a release', async () => {
  const store = archiveWith()
  await updateHarvestRecords(store)
  expect(store.corrections.sqlite.prepare('SELECT root FROM harvest').get()).toMatchObject({ root: '' })
  await publishSound(await smallArchive({ 'e/articles/a.md': articleFile('headline: A') }), store)
  const listArticles = async () => [{ address: '/e/listed', digest: 'd' }]
  await updateHarvestRecords(store, { indexSource: { listArticles } })
  expect(store.corrections.sqlite.prepare('SELECT address, edition FROM records').all()).toMatchObject([
    { address: '/e/listed', edition: 'e' },
  ])
})
