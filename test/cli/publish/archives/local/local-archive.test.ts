import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { toDatabasePath } from '../../../../../src/cli/publish/archives/local/database-file.ts'
import { openLocalArchive } from '../../../../../src/cli/publish/archives/local/local-archive.ts'
import { runtimeFolderOf } from '../../../../../src/cli/publish/archives/local/runtime-folder.ts'
import { ArchiveError } from '../../../../../src/cli/publish/store/archive-error.ts'
import { readBoundResources } from '../../../../../src/cli/publish/wrangler/bound-resources.ts'
import { articleFile, smallArchive, temporaryFolder } from '../../../../support/content.ts'
import { projectRoot } from '../../../../support/project-root.ts'
import { runInProcess } from '../../../../support/run-in-process.ts'

/** An environment in which the Workers runtime does not start. */
const withoutRuntime = { MORGUE_WORKERD: '/nowhere', MINIFLARE_WORKERD_PATH: '/nowhere' }

it('a changed article is published, found by search and listed for harvesters without the runtime', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A\npublished: 2016-04-01') })
  const state = await temporaryFolder()
  const publishArgs = ['publish', '--content', content, '--persist-to', state, '--verbose']
  expect((await runInProcess(publishArgs)).status).toBe(0)
  const file = path.join(content, 'e/articles/a.md')
  await writeFile(file, `${await readFile(file, 'utf8')}\nLighthouse.\n`)
  const run = await runInProcess(publishArgs, withoutRuntime)
  expect([run.status, run.err]).toEqual([0, ''])
  expect(run.out).toContain('0 new, 1 changed, 0 removed')
  const archive = await openLocalArchive(state)
  const pointer = await archive.readPointer()
  const [found] = await archive.search.run([
    { sql: "SELECT count(*) AS n FROM words WHERE words MATCH 'lighthouse'", params: [] },
  ])
  const [harvested] = await archive.corrections.run([{ sql: 'SELECT root FROM harvest', params: [] }])
  await archive.close()
  expect([found, harvested]).toEqual([[{ n: 1 }], [{ root: pointer?.root }]])
}, 200_000)

it('a new archive is opened without loading the runtime into the process', async () => {
  const state = await temporaryFolder()
  const module = path.join(projectRoot, 'src/cli/publish/archives/local/local-archive.ts')
  const script = `
    const { openLocalArchive } = await import(${JSON.stringify(module)})
    await (await openLocalArchive(${JSON.stringify(state)})).close()
    const { createRequire } = await import('node:module')
    const loaded = Object.keys(createRequire(${JSON.stringify(module)}).cache)
    console.log(loaded.filter((file) => file.includes('miniflare')).length)`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  expect((await run).stdout).toBe('0\n')
}, 100_000)

const countRuntimes = () => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length

it('a damaged database is reported with its folder, and no runtime goes on', async () => {
  const state = await temporaryFolder()
  await (await openLocalArchive(state)).close()
  const database = toDatabasePath(runtimeFolderOf(state), readBoundResources('local').searchDatabaseId)
  for (const suffix of ['', '-wal', '-shm']) await rm(database + suffix, { force: true })
  await writeFile(database, 'This is no database. '.repeat(500))
  const before = countRuntimes()
  const open = () => openLocalArchive(state)
  await expect(open).rejects.toThrow(`the local archive in ${state} cannot be used: file is not a database`)
  await expect(open).rejects.toMatchObject({ cause: { code: 'ERR_SQLITE_ERROR' } })
  await rm(path.join(runtimeFolderOf(state), 'kv'), { recursive: true })
  await expect(open).rejects.toThrow(ArchiveError)
  await expect.poll(countRuntimes).toBe(before)
}, 100_000)
