import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../../../src/archive/release-pointer.ts'
import { openLocalArchive } from '../../../../../src/cli/publish/archives/local/local-archive.ts'
import { readServedRootDigestIfCurrent } from '../../../../../src/cli/publish/archives/local/served-root.ts'
import { withLease } from '../../../../../src/cli/publish/archives/with-lease.ts'
import type { OpenArchive } from '../../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../../src/search/statement.ts'
import { archiveFolder } from '../../../../support/archive-folder.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../../support/content.ts'
import { runInProcess } from '../../../../support/run-in-process.ts'

let content: string
let state: string
let root: string

const publishAgain = async (...options: string[]) => {
  const run = await runInProcess([
    'publish',
    '--content',
    content,
    '--persist-to',
    state,
    '--verbose',
    ...options,
  ])
  expect([run.status, run.err]).toEqual([0, ''])
  return run.out
}

/** Changes the archive through Miniflare, as another program would. */
async function changeArchive(act: (archive: OpenArchive) => Promise<unknown>): Promise<void> {
  const archive = await openLocalArchive(state)
  await act(archive).finally(() => archive.close())
}

async function readPointer(): Promise<ReleasePointer> {
  let pointer: ReleasePointer | null = null
  await changeArchive(async (archive) => {
    pointer = await archive.readPointer()
  })
  if (pointer === null) throw new Error('nothing is served')
  return pointer
}

beforeAll(async () => {
  content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A\npublished: 2016-04-01') })
  state = await archiveFolder()
  await publishAgain()
  root = (await readPointer()).root
}, 200_000)

describe('the release that a local archive serves', () => {
  it('is read from its files without the runtime, and seen when another program moves the pointer', async () => {
    expect(await readServedRootDigestIfCurrent(state)).toBe(root)
    const pointer = await readPointer()
    const moved = { ...pointer, root: 'f'.repeat(64), sequence: pointer.sequence + 1 }
    await changeArchive((archive) => archive.writePointer(moved))
    expect(await readServedRootDigestIfCurrent(state)).toBeNull()
    await changeArchive((archive) => archive.writePointer(pointer))
    expect(await readServedRootDigestIfCurrent(state)).toBe(root)
  }, 200_000)

  it('is not known while a command holds the lease, nor while the archive is open and changes', async () => {
    await changeArchive(async (archive) => {
      expect(await readServedRootDigestIfCurrent(state)).toBe(root)
      await withLease(archive, 'rollback', async () =>
        expect(await readServedRootDigestIfCurrent(state)).toBeNull(),
      )
      expect(await readServedRootDigestIfCurrent(state)).toBe(root)
    })
  }, 200_000)

  it.each([
    ['an index of another release', "UPDATE state SET root = ''", `UPDATE state SET root = '%'`],
    [
      'an index of another analysis',
      'UPDATE state SET analysis = analysis - 1',
      'UPDATE state SET analysis = analysis + 1',
    ],
    ['no index', 'ALTER TABLE state RENAME TO other', 'ALTER TABLE other RENAME TO state'],
  ])(
    'is not known with %s',
    async (_, change, revert) => {
      await changeArchive((archive) => archive.search.run([createPlainStatement(change)]))
      expect(await readServedRootDigestIfCurrent(state)).toBeNull()
      await changeArchive((archive) => archive.search.run([createPlainStatement(revert.replace('%', root))]))
      expect(await readServedRootDigestIfCurrent(state)).toBe(root)
    },
    200_000,
  )

  it('is not known while the records for harvesters are those of another release', async () => {
    const setRoot = (value: string) =>
      changeArchive((archive) =>
        archive.corrections.run([createPlainStatement(`UPDATE harvest SET root = '${value}'`)]),
      )
    await setRoot('')
    expect(await readServedRootDigestIfCurrent(state)).toBeNull()
    expect(await publishAgain()).toContain('Nothing has changed')
    expect(await readServedRootDigestIfCurrent(state)).toBe(root)
  }, 200_000)

  it('is not known when a shard, a migration or everything is missing', async () => {
    await changeArchive((archive) =>
      archive.corrections.run([createPlainStatement("UPDATE d1_migrations SET name = 'x' || name")]),
    )
    expect(await readServedRootDigestIfCurrent(state)).toBeNull()
    await changeArchive((archive) =>
      archive.corrections.run([createPlainStatement('UPDATE d1_migrations SET name = substr(name, 2)')]),
    )
    expect(await readServedRootDigestIfCurrent(state)).toBe(root)
    expect(await readServedRootDigestIfCurrent(await temporaryFolder())).toBeNull()
    await changeArchive(async (archive) => {
      for await (const { key } of archive.listStoredObjects())
        if (key.startsWith('shard/')) await archive.deleteStoredObjects([key])
    })
    expect(await readServedRootDigestIfCurrent(state)).toBeNull()
    expect(await publishAgain()).toContain('Repaired')
    expect(await readServedRootDigestIfCurrent(state)).toBe(root)
  }, 200_000)
})

it('a publication of unchanged content prints the same without the runtime as with it, and leaves every file as it is', async () => {
  const known = await publishAgain('--repair')
  expect(known).toMatch(
    /^Nothing has changed since the last publication \(1 article\)\.\nrelease \w+; 0 parts written, \d+ unchanged$/,
  )
  const runtime = path.join(state, 'v3')
  // True for the files with which SQLite coordinates readers and writers, which a reader leaves behind.
  const isCoordination = (name: string) => /\.sqlite-(?:shm|wal)$/.test(name)
  const listFiles = async () =>
    (await readdir(runtime, { recursive: true })).filter((name) => !isCoordination(name)).sort()
  const files = await listFiles()
  const [nowhere, args] = ['/nowhere', ['publish', '--content', content, '--persist-to', state]]
  const environment = { MORGUE_WORKERD: nowhere, MINIFLARE_WORKERD_PATH: nowhere }
  // The test fails if the runtime is started.
  const run = await runInProcess([...args, '--verbose'], environment)
  expect([run.status, run.screen]).toEqual([0, known])
  expect(await listFiles()).toEqual(files)
}, 200_000)

it('a change of the content is seen at once, and the earlier release after it is undone', async () => {
  const file = path.join(content, 'e/articles/b.md')
  await writeFile(file, articleFile('headline: B'))
  expect(await publishAgain()).toContain('1 new')
  expect(await readServedRootDigestIfCurrent(state)).not.toBe(root)
  await rm(file)
  expect(await publishAgain('--fewer')).toContain('1 removed')
  expect(await readServedRootDigestIfCurrent(state)).toBe(root)
  expect(await publishAgain()).toContain('Nothing has changed')
}, 200_000)

it.each([
  ['archive.yaml', 'name: Test archive\nurl: https://archive.example\nlanguage: fr\n'],
  ['about.md', 'Two newspapers of one harbour.\n'],
  ['e/about.md', 'We closed in 2020.\n'],
  ['e/edition.yaml', 'name: The E\nlanguage: en\nhosts: [e.example]\n'],
  ['e/pages/masthead.md', articleFile('headline: Masthead')],
])(
  'a change of %s is published',
  async (name, text) => {
    await publishAgain()
    await writeFiles(content, { [name]: text })
    expect(await publishAgain()).toMatch(/^Published/)
    expect(await publishAgain()).toMatch(/^Nothing has changed/)
  },
  200_000,
)
