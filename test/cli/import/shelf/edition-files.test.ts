import { open, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { filesOnDisk } from '../../../../src/cli/import/shelf/edition-files.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

it('a copy replaces a file at once, so that whoever reads the old one reads all of it', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { source: 'The new bytes.', 'a/target': 'The old bytes.' })
  const target = path.join(folder, 'a/target')
  const reader = await open(target)
  await filesOnDisk.copy(path.join(folder, 'source'), target)
  expect(await reader.readFile('utf8')).toBe('The old bytes.')
  await reader.close()
  expect(await readFile(target, 'utf8')).toBe('The new bytes.')
  expect(await readdir(path.dirname(target))).toEqual(['target'])
})

it('a copy makes the folder that it needs', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { source: 'Bytes.' })
  await filesOnDisk.copy(path.join(folder, 'source'), path.join(folder, 'b/c/target'))
  expect(await readFile(path.join(folder, 'b/c/target'), 'utf8')).toBe('Bytes.')
})
