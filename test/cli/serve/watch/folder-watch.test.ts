import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { FolderWatch } from '../../../../src/cli/serve/watch/folder-watch.ts'
import { temporaryFolder } from '../../../support/content.ts'
import { until } from '../processes.ts'

/** Watches a folder with these subfolders, but for those whose names begin with `skip`. */
async function watchFolders(folders: readonly string[]) {
  const root = await temporaryFolder()
  const at = (name: string) => path.join(root, name)
  for (const folder of folders) mkdirSync(at(folder), { recursive: true })
  const watch = new FolderWatch(root, (folder) => !path.basename(folder).startsWith('skip'))
  onTestFinished(() => watch.close())
  const [names, errors]: [string[], unknown[]] = [[], []]
  watch.on('change', (name) => names.push(name)).on('error', (error) => errors.push(error))
  let marks = 0
  /** Makes changes, then one in the root. @returns the distinct names noticed in between */
  async function noticed(change: () => void): Promise<string[]> {
    const [start, mark] = [names.length, `mark${marks++}`]
    change()
    writeFileSync(at(mark), '')
    await until(() => names.slice(start).includes(mark), 10)
    return [...new Set(names.slice(start))].filter((name) => name !== mark).sort()
  }
  return { at, noticed, errors, watch }
}

it('notices changes in folders that are included, wherever they are', async () => {
  const { at, noticed } = await watchFolders(['a/sub', 'skip'])
  expect(
    await noticed(() => {
      writeFileSync(at('a/sub/x'), '')
      writeFileSync(at('skip/x'), '')
    }),
  ).toEqual(['a/sub/x'])
  expect(
    await noticed(() => {
      mkdirSync(at('skipped'))
      mkdirSync(at('new/skip'), { recursive: true })
      writeFileSync(at('new/x'), '')
    }),
  ).toEqual(['new/skip', 'new/x', 'skipped'])
  expect(
    await noticed(() => {
      writeFileSync(at('skipped/x'), '')
      writeFileSync(at('new/y'), '')
    }),
  ).toEqual(['new/y'])
})

it('names a moved folder’s files by its new name, and watches another in its place', async () => {
  const { at, noticed } = await watchFolders(['a/sub', 'ab'])
  await noticed(() => renameSync(at('a'), at('b')))
  expect(await noticed(() => writeFileSync(at('b/sub/x'), ''))).toEqual(['b/sub/x'])
  await noticed(() => mkdirSync(at('a/sub'), { recursive: true }))
  expect(
    await noticed(() => {
      writeFileSync(at('a/sub/y'), '')
      writeFileSync(at('ab/x'), '')
    }),
  ).toEqual(['a/sub/y', 'ab/x'])
})

it('reports an error, but not that a new folder is already gone', async () => {
  const root = await temporaryFolder()
  const watch = new FolderWatch(root, (folder) => {
    if (folder === 'failing') throw new Error('fails')
    rmSync(path.join(root, folder), { recursive: true })
    return true
  })
  onTestFinished(() => watch.close())
  const errors: unknown[] = []
  watch.on('error', (error) => errors.push(error))
  mkdirSync(path.join(root, 'gone'))
  mkdirSync(path.join(root, 'failing'))
  await until(() => errors.length > 0, 10)
  expect(errors).toEqual([new Error('fails')])
})

it('leaves no watcher open when it cannot be started', async () => {
  const countWatchers = () =>
    process.getActiveResourcesInfo().filter((resource) => resource === 'FSEventWrap').length
  // A watcher ends a moment after it is closed: those of earlier tests may still be open.
  await setTimeout(100)
  const before = countWatchers()
  const root = await temporaryFolder()
  mkdirSync(path.join(root, 'a'))
  const fail = () => {
    throw new Error('fails')
  }
  expect(() => new FolderWatch(root, fail)).toThrow('fails')
  await until(() => countWatchers() === before, 5)
})
