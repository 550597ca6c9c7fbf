import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { ContentFaultError, formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { listFilesBelow } from '../../../../src/cli/content/files/list-files.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'

async function below(folder: string, extension = '.md'): Promise<string[]> {
  const found: string[] = []
  for await (const file of listFilesBelow(folder, extension)) found.push(path.relative(folder, file))
  return found
}

describe('the files below a folder', () => {
  it('are empty when the folder is missing', async () => {
    expect(await below(path.join(await temporaryFolder(), 'nothing'))).toEqual([])
  })

  it('are sorted by name, with links to files and folders followed', async () => {
    const [folder, disk] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(folder, { 'b/z.md': '', 'a.md': '', 'c.txt': '' })
    await writeFiles(disk, { '2016/x.md': '', 'y.md': '', 'n.txt': '' })
    await symlink(path.join(disk, '2016'), path.join(folder, 'b/linked'))
    await symlink(path.join(disk, 'y.md'), path.join(folder, 'd.md'))
    await symlink(path.join(disk, 'n.txt'), path.join(folder, 'e.txt'))
    expect(await below(folder)).toEqual(['a.md', 'b/linked/x.md', 'b/z.md', 'd.md'])
  })

  it('are rejected for a broken or circular link, with its name', async () => {
    const [nowhere, circle] = [await temporaryFolder(), await temporaryFolder()]
    await symlink('/nowhere/2016', path.join(nowhere, '2016'))
    await mkdir(path.join(circle, 'a'))
    await symlink(circle, path.join(circle, 'a/again'))
    await expect(below(nowhere)).rejects.toThrow(`${path.join(nowhere, '2016')}:1: does not exist`)
    await expect(below(circle)).rejects.toThrow(
      /again:1: is a link to a folder that contains it: remove the link/,
    )
    await expect(below(circle)).rejects.toThrow(ContentFaultError)
  })

  it('are rejected for a link to a device', async () => {
    const folder = await temporaryFolder()
    await symlink('/dev/null', path.join(folder, 'device'))
    await expect(below(folder)).rejects.toThrow(/device:1: is neither a file nor a folder: remove it/)
  })

  it('are not taken for none when the folder is a link to a missing disk', async () => {
    const media = path.join(await temporaryFolder(), 'media')
    await symlink('/nowhere/media', media)
    await expect(below(media, '')).rejects.toThrow(`${media}:1: is a link to a folder that does not exist`)
  })

  it('include unreadable files with the right extension, for their reader to reject', async () => {
    const folder = await temporaryFolder()
    await symlink('/nowhere/a.md', path.join(folder, 'a.md'))
    await symlink(folder, path.join(folder, 'b'))
    expect(await below(folder, '')).toEqual(['a.md', 'b'])
  })
})

describe('links in a content folder', () => {
  it('are published: articles, folders and whole editions', async () => {
    const disk = await smallArchive({
      'e/articles/2016/a.md': articleFile('headline: A'),
      'e/articles/b.md': articleFile('headline: B'),
    })
    const content = await temporaryFolder()
    for (const name of ['archive.yaml', 'e']) await symlink(path.join(disk, name), path.join(content, name))
    const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
    const straight = await publish(disk, memoryStore(), { isDryRun: false, progress: silent })
    if (Array.isArray(outcome) || Array.isArray(straight)) throw new Error('there are faults')
    expect([outcome.articleCount, outcome.rootDigest]).toEqual([2, straight.rootDigest])
  })

  it('are faults, with their names, when broken', async () => {
    const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
    await symlink('/nowhere/b.md', path.join(content, 'e/articles/b.md'))
    const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
    expect(Array.isArray(outcome) ? outcome.map(formatFault) : []).toEqual([
      expect.stringMatching(/articles\/b\.md:1: does not exist, or is a link to a missing file/),
    ])
    await symlink('/nowhere/f', path.join(content, 'f'))
    await expect(readConfiguration(content)).rejects.toThrow(`${path.join(content, 'f')}:1: does not exist`)
  })

  it('are faults when a folder of pictures cannot be read', async () => {
    const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A'), 'e/media': 'a file' })
    await expect(publish(content, memoryStore(), { isDryRun: false, progress: silent })).rejects.toThrow(
      /ENOTDIR/,
    )
  })
})
