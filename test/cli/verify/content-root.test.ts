import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { computeLocalRootDigest } from '../../../src/cli/commands/verify/content-root.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { publishSound } from '../../support/publish-sound.ts'

it('computes in a process of its own the root that publishing gives, or the faults of the content', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  const state = await archiveFolder()
  const store = await openLocalArchive(state)
  const { rootDigest } = await publishSound(content, store).finally(() => store.close())
  expect(await computeLocalRootDigest(content, state)).toBe(rootDigest)
  await writeFile(path.join(content, 'e/articles/b.md'), articleFile('headline: B\npublished: soon'))
  await expect(computeLocalRootDigest(content, state)).rejects.toMatchObject({
    name: 'ContentFaultsError',
    faults: [{ file: path.join(content, 'e/articles/b.md'), line: 3, field: 'published' }],
  })
}, 120_000)
