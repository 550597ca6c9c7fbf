import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { UnreadableObject } from '../../src/archive/objects.ts'
import { describeFailure } from '../../src/cli/commands/describe-failure.ts'
import { ContentFaultError, createFileFault } from '../../src/cli/content/files/content-fault.ts'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { findDocumentSizeFault } from '../../src/cli/publish/articles/document-size.ts'
import { ArchiveError } from '../../src/cli/publish/store/archive-error.ts'
import { createPlainStatement } from '../../src/search/statement.ts'
import { archiveFolder } from '../support/archive-folder.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../support/content.ts'
import { runInProcess } from '../support/run-in-process.ts'

describe('an error', () => {
  it.each([
    [new ArchiveError('not now'), 'not now'],
    [new ContentFaultError(createFileFault('a.md', 'is wrong')), 'a.md:1: is wrong'],
    [new UnreadableObject('article/0', 'missing'), expect.stringContaining('morgue publish --repair')],
    [
      Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/x' }),
      '/x: cannot be accessed: give yourself permission with `sudo chown -R $(id -un)` and `chmod -R u+rwX`, each followed by this path or its folder',
    ],
    [new Error('x: SQLITE_FULL'), 'the disk is full: free some space and run the command again'],
    [new TypeError('odd\n  at x'), expect.stringMatching(/^odd \(an unexpected error.*--verbose/)],
    ['text', 'text'],
  ])('is described in one line: %s', (error, line) => expect(describeFailure(error)).toEqual(line))
})

describe('the command line', () => {
  it('reports a failure in one line, and its stack with --verbose', async () => {
    const file = path.join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    const inspect = ['inspect', '/', '--persist-to', path.join(file, 'state')]
    const { status, err } = await runInProcess(inspect)
    expect([status, err]).toEqual([
      1,
      `morgue inspect: ${path.join(file, 'state')}: leads through a file as if it were a folder: correct the path, or rename that file`,
    ])
    const verbose = await runInProcess([...inspect, '--verbose'])
    expect([verbose.status, verbose.err.startsWith(`${err}\n`)]).toEqual([1, true])
    expect(verbose.err).toMatch(/\n {4}at /)
  }, 200_000)

  it('ends with status 1 when the release is served but the search index cannot be updated', async () => {
    const state = await archiveFolder()
    const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
    const source = await temporaryFolder()
    await writeFiles(source, { 'b.md': articleFile('title: B', 'Other words.') })
    const archive = await openLocalArchive(state)
    await archive.search
      .run([createPlainStatement('CREATE TABLE state (odd TEXT)')])
      .finally(() => archive.close())
    const { status, err } = await runInProcess(['publish', '--content', content, '--persist-to', state])
    expect([status, err]).toEqual([1, expect.stringContaining('morgue search rebuild')])
    const after = await openLocalArchive(state)
    expect((await after.readPointer().finally(() => after.close()))?.sequence).toBe(1)
    await runInProcess(['import', source, '--edition', 'e', '--content', content])
    const copies = [path.join(state, 'rendered'), path.join(content, '../.morgue/imports/content/e')]
    const prune = ['prune', '--withheld', '--content', content, '--persist-to', state]
    expect(copies.map((folder) => existsSync(folder))).toEqual([true, true])
    await runInProcess([...prune, '--dry-run'])
    expect(copies.map((folder) => existsSync(folder))).toEqual([true, true])
    await runInProcess(prune)
    expect(copies.map((folder) => existsSync(folder))).toEqual([false, false])
  }, 300_000)
})

it('refuses a document that is too long for KV, by its file, and no shorter one', () => {
  const limit = 25 * 1024 * 1024
  expect(findDocumentSizeFault('a.md', 'a'.repeat(limit))).toBeNull()
  expect(findDocumentSizeFault('a.md', 'a'.repeat(limit + 1))).toMatchObject({ file: 'a.md', line: 1 })
  expect(findDocumentSizeFault('a.md', 'é'.repeat(limit / 2))).toBeNull()
  expect(findDocumentSizeFault('a.md', 'é'.repeat(limit / 2 + 1))?.reason).toContain(
    'divide it into several files',
  )
})
