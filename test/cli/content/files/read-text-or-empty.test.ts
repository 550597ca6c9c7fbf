import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readTextOrEmpty } from '../../../../src/cli/content/files/read-text-or-empty.ts'
import { temporaryFolder } from '../../../support/content.ts'

it('reads a text, takes a missing file for an empty one, and hides no other error', async () => {
  const folder = await temporaryFolder()
  const file = path.join(folder, 'a.tsv')
  expect(await readTextOrEmpty(file)).toBe('')
  await writeFile(file, 'été\n')
  expect(await readTextOrEmpty(file)).toBe('été\n')
  await expect(readTextOrEmpty(folder)).rejects.toThrow('EISDIR')
})
