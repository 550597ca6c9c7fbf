import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyContentOrListLinks, writeBagTagFiles } from '../../../src/cli/export/bag.ts'
import {
  createFolderAtomically,
  isMissingOrEmptyFolder,
  isWithinFolder,
} from '../../../src/cli/export/create-folder.ts'
import { temporaryFolder, writeFiles } from '../../support/content.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-04T05:06:07Z') })
})
afterEach(() => vi.useRealTimers())

const read = (name: string) => readFile(path.join(folder, name), 'utf8')

describe('a sealed bag', () => {
  const info = { archiveName: 'The\n Morgue ', rootDigest: 'ab', isForCustodians: false }

  it('has its tags, and the digest of every file in order, as RFC 8493 says', async () => {
    const files = { 'data/b.txt': 'b'.repeat(1499), 'data/a/c.txt': 'c', 'data/100%\n.txt': '' }
    await writeFiles(folder, files)
    expect(await writeBagTagFiles(folder, info)).toEqual({ payloadFileCount: 3 })
    const tags = {
      'bag-info.txt': `Source-Organization: The Morgue
External-Description: A newsroom’s archive as plain files, for any file server (made with morgue)
External-Identifier: sha256:ab
Bagging-Date: 2026-03-04
Bag-Size: 2 kB
Payload-Oxum: 1500.3
Access-Rights: Public. This bag has what the archive shows, without anything that is withheld or gone.
`,
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'manifest-sha256.txt': `${sha256('')}  data/100%25%0A.txt\n${sha256('c')}  data/a/c.txt\n${sha256(files['data/b.txt'])}  data/b.txt\n`,
    }
    for (const [name, text] of Object.entries(tags)) expect([name, await read(name)]).toEqual([name, text])
    const sums = Object.entries(tags).map(([name, text]) => `${sha256(text)}  ${name}\n`)
    expect(await read('tagmanifest-sha256.txt')).toBe(sums.join(''))
    expect((await readdir(folder)).sort()).toEqual(
      ['data', ...Object.keys(tags), 'tagmanifest-sha256.txt'].sort(),
    )
  })

  it('says what only custodians may have', async () => {
    await writeFiles(folder, { 'data/a': 'x' })
    await writeBagTagFiles(folder, { ...info, isForCustodians: true })
    const text = await read('bag-info.txt')
    expect(text).toContain(
      'External-Description: A newsroom’s archive: articles, originals, pictures, and the checksum of their release (made with morgue)\n',
    )
    expect(text).toContain('Access-Rights: For custodians only. This bag has all of the content')
    expect(text).toContain('Bag-Size: 1 kB\nPayload-Oxum: 1.1\n')
  })
})

describe('content in a bag', () => {
  it('is copied without hidden files, in any folder', async () => {
    const names = ['archive.yaml', 'e/articles/a.md', '.git/config', 'e/.DS_Store', 'e/.cache/x.md']
    await writeFiles(folder, Object.fromEntries(names.map((name) => [`content/${name}`, name])))
    await symlink('/nowhere', path.join(folder, 'content/.hidden'))
    expect(await copyContentOrListLinks(path.join(folder, 'content'), path.join(folder, 'bag'))).toEqual([])
    const copied = await readdir(path.join(folder, 'bag/data/content'), { recursive: true })
    expect(copied.sort()).toEqual(['archive.yaml', 'e', 'e/articles', 'e/articles/a.md'])
    expect(await read('bag/data/content/e/articles/a.md')).toBe('e/articles/a.md')
  })

  it('is not copied where it has links, which are named', async () => {
    await writeFiles(folder, { 'content/a.md': 'a', 'content/e/b.md': 'b' })
    await symlink('b.md', path.join(folder, 'content/e/link.md'))
    expect(await copyContentOrListLinks(path.join(folder, 'content'), path.join(folder, 'bag'))).toEqual([
      'e/link.md',
    ])
    expect(await isMissingOrEmptyFolder(path.join(folder, 'bag'))).toBe(true)
  })
})

describe('a folder for an export', () => {
  it('is free where it does not exist or is empty', async () => {
    expect(await isMissingOrEmptyFolder(path.join(folder, 'none'))).toBe(true)
    expect(await isMissingOrEmptyFolder(folder)).toBe(true)
    await writeFile(path.join(folder, 'file'), '')
    expect([
      await isMissingOrEmptyFolder(folder),
      await isMissingOrEmptyFolder(path.join(folder, 'file')),
    ]).toEqual([false, false])
  })

  it('is within another by its real path, and not by the beginning of its name', async () => {
    await mkdir(path.join(folder, 'content'))
    await symlink(path.join(folder, 'content'), path.join(folder, 'link'))
    const within = (inside: string, outside: string) =>
      isWithinFolder(path.join(folder, inside), path.join(folder, outside))
    expect(await within('content', 'content')).toBe(true)
    expect(await within('content/not/yet', 'content')).toBe(true)
    expect(await within('link/new', 'content')).toBe(true)
    expect(await within('content', 'link')).toBe(true)
    expect(await within('content-2', 'content')).toBe(false)
    expect(await within('', 'content')).toBe(false)
    expect(await isWithinFolder(folder, '/')).toBe(true)
  })

  it('is made completely, or not at all', async () => {
    const target = path.join(folder, 'deep/export')
    const make = (decision: 'keep' | 'discard') =>
      createFolderAtomically(target, async ({ copyFolder, scratchFolder }) => {
        await mkdir(scratchFolder)
        await writeFiles(copyFolder, { 'index.html': 'x' })
        return decision
      })
    expect([await make('discard'), await readdir(path.join(folder, 'deep'))]).toEqual(['discarded', []])
    await expect(createFolderAtomically(target, () => Promise.reject(new Error('cut off')))).rejects.toThrow(
      'cut off',
    )
    expect(await readdir(path.join(folder, 'deep'))).toEqual([])
    expect([await make('keep'), await readdir(path.join(folder, 'deep')), await readdir(target)]).toEqual([
      'created',
      ['export'],
      ['index.html'],
    ])
  })
})
