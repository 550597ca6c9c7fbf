import { existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createArchiveFolder } from '../../../../../src/cli/publish/archives/local/archive-folder.ts'
import { temporaryFolder, writeFiles } from '../../../../support/content.ts'

it('makes the folder of an archive with those above it, and leaves an existing one', async () => {
  const folder = path.join(await temporaryFolder(), 'one/two')
  await createArchiveFolder(folder)
  await createArchiveFolder(folder)
  expect(existsSync(folder)).toBe(true)
})

it('refuses a folder in a file, and one behind a link that leads nowhere', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, { file: 'x' })
  await expect(createArchiveFolder(path.join(folder, 'file/state'))).rejects.toThrow('leads through a file')
  await symlink(path.join(folder, 'nowhere'), path.join(folder, 'link'))
  await expect(createArchiveFolder(path.join(folder, 'link/state'))).rejects.toThrow(
    `the local archive in ${folder}/link/state cannot be used: the folder cannot be created (system error E`,
  )
})

it.runIf(process.platform === 'linux')('ends when a disk refuses with ENOENT', async () => {
  await expect(createArchiveFolder('/proc/morgue/state')).rejects.toThrow('/proc/morgue/state cannot be used')
})
