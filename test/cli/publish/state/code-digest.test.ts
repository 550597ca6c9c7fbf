import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { digestCode } from '../../../../src/cli/publish/state/code-digest.ts'
import type { FileRecords } from '../../../../src/cli/publish/state/file-records.ts'
import { projectRoot } from '../../../support/project-root.ts'

afterEach(() => vi.unstubAllGlobals())

/** Digests the program as if one file of it were another. */
async function digestWith(changed = '') {
  const files: string[] = []
  const digest = (file: string) => {
    const name = path.relative(projectRoot, file)
    files.push(name)
    return { digest: name === changed ? 'changed' : 'as it was' }
  }
  return { digest: await digestCode({ findOrRecordDigests: digest } as unknown as FileRecords), files }
}

it('the digest of the program covers its libraries and the code that makes a release, but not what serves it', async () => {
  const { digest, files } = await digestWith()
  const covered = [
    'package.json',
    'package-lock.json',
    'src/archive/keys.ts',
    'src/model/address.ts',
    'src/search/words.ts',
    'src/cli/content/schema/fields.ts',
    'src/cli/publish/publish.ts',
    'src/cli/publish/state/code-digest.ts',
  ]
  expect(files).toEqual(expect.arrayContaining(covered))
  expect(files.filter((file) => /\/(edge|import|representation)\/|README/.test(file))).toEqual([])
  expect((await digestWith()).digest).toBe(digest)
  for (const file of covered) expect((await digestWith(file)).digest).not.toBe(digest)
})

it('the digest of the program depends on the version of Node', async () => {
  const { digest } = await digestWith()
  vi.stubGlobal('process', Object.create(process, { version: { value: 'v99.0.0' } }))
  expect((await digestWith()).digest).not.toBe(digest)
})
