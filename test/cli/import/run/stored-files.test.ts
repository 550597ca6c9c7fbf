import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { DryRunFiles } from '../../../../src/cli/import/run/dry-run-files.ts'
import type { InputSource } from '../../../../src/cli/import/run/event-recorder.ts'
import { listInputFiles } from '../../../../src/cli/import/run/input-files.ts'
import { OriginalStore } from '../../../../src/cli/import/run/original-store.ts'
import { PictureStore } from '../../../../src/cli/import/run/picture-store.ts'
import { UnlistedParameterCounter } from '../../../../src/cli/import/run/unlisted-parameter-counter.ts'
import { filesOnDisk } from '../../../../src/cli/import/shelf/edition-files.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'
import { sourceOf } from '../reading.ts'

const source = (file = 'a.x'): InputSource => ({
  ...sourceOf(file, 'words'),
  pathFromGivenFolder: `f/${file}`,
})
const gif = new Uint8Array(Buffer.from('GIF89a a picture'))

describe('the originals of an edition', () => {
  it('are stored once by their digest, also files of many records', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'b.x')
    await writeFile(file, 'words')
    const originals = new OriginalStore(path.join(folder, 'e'), filesOnDisk)
    const whole = { mediaType: 'text/x', extension: 'x', record: 'r', captured: '2016', earlier: ['q'] }
    const stored = await originals.storeOriginal(whole, source(file), 'imp')
    expect(stored).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      mediaType: 'text/x',
      importer: 'imp',
      file: `f/${file}`,
      imported: null,
      record: 'r',
      captured: '2016',
      earlier: ['q'],
    })
    const bytes = await originals.storeOriginal(
      { mediaType: 'text/y', extension: 'x', bytes: Buffer.from('words') },
      source(file),
      'imp',
    )
    expect(bytes).toEqual({ ...stored, mediaType: 'text/y', record: null, captured: null, earlier: [] })
    expect(await readdir(path.join(folder, 'e/originals'))).toEqual([`${stored.sha256}.x`])
  })
})

describe('the pictures of an edition', () => {
  it('are stored by their digest, and listed by their URLs', async () => {
    const folder = await temporaryFolder()
    const pictures = await PictureStore.open(folder)
    await pictures.writeChangedMediaList()
    await expect(readdir(path.join(folder, 'media'))).rejects.toThrow('ENOENT')
    expect(await pictures.storeOrRejectPicture('https://e.example/b.gif', gif)).toBe('stored')
    expect(await pictures.storeOrRejectPicture('https://e.example/a.gif', gif)).toBe('stored')
    expect(await pictures.storeOrRejectPicture('https://e.example/a.gif', gif)).toBe('stored')
    expect(pictures.addedPictureCount).toBe(2)
    await pictures.writeChangedMediaList()
    const again = await PictureStore.open(folder)
    expect([
      await again.storeOrRejectPicture('https://e.example/a.gif', gif),
      again.addedPictureCount,
    ]).toEqual(['stored', 0])
    const [name = ''] = (await readdir(path.join(folder, 'media'))).filter((each) => each.endsWith('.gif'))
    const list = () => readFile(path.join(folder, 'media/urls.tsv'), 'utf8')
    const [a, b] = ['https://e.example/a.gif', 'https://e.example/b.gif']
    expect(await list()).toBe(`${name}\t${a}\n${name}\t${b}\n`)
    const other = Buffer.concat([gif, Buffer.from(' of another day')])
    expect([await again.storeOrRejectPicture(a, other), again.addedPictureCount]).toEqual(['stored', 1])
    await again.writeChangedMediaList()
    const sha256 = createHash('sha256').update(other).digest('hex')
    expect(await list()).toBe(`${sha256}.gif\t${a}\n${name}\t${b}\n`)
  })
})

describe('parameters that an edition does not list', () => {
  it.each([
    [['https://e.example/?id=1'], '?id= (1). If they tell articles apart, write query: [id, p] in this file'],
    [['https://e.example/?p=1'], null],
    [['https://e.example/?id=a1'], null],
    [['https://e.example/?id=1a'], null],
    [['https://e.example/'], null],
    [
      ['https://e.example/?b=1&a=2', 'https://e.example/?a=3'],
      '?b= (1), ?a= (2). If they tell articles apart, write query: [a, b, p] in this file',
    ],
  ])('are counted: %j', (urls, expected) => {
    for (const url of [urls[0] ?? null, null]) {
      const parameters = new UnlistedParameterCounter({ query: ['p'] })
      parameters.countLostParameters(
        { ...emptyArticleFields, url, formerly: url === null ? urls : urls.slice(1) },
        () => true,
      )
      expect(parameters.createWarning()).toEqual(expected === null ? null : expect.stringContaining(expected))
    }
    const kept = new UnlistedParameterCounter({ query: [] })
    kept.countLostParameters({ ...emptyArticleFields, formerly: urls }, () => false)
    expect(kept.createWarning()).toBeNull()
  })
})

describe('the files of a command', () => {
  const list = async (...paths: string[]) => {
    const found: string[] = []
    for await (const file of listInputFiles(paths))
      found.push(
        'pathFromGivenFolder' in file
          ? file.pathFromGivenFolder
          : `${path.basename(file.file)} ${file.reason}`,
      )
    return found
  }

  it('are those that it names, and those below its folders, also behind links', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'in/b.x': 'b', 'in/sub/a.x': 'a', 'other/c.x': 'c' })
    await symlink(path.join(folder, 'other'), path.join(folder, 'in/link'))
    await symlink(path.join(folder, 'in'), path.join(folder, 'in/sub/loop'))
    await symlink(path.join(folder, 'none'), path.join(folder, 'in/broken'))
    expect(await list(path.join(folder, 'in'), path.join(folder, 'other/c.x'))).toEqual([
      'in/b.x',
      expect.stringMatching(/^broken /),
      'in/link/c.x',
      'in/sub/a.x',
      'loop is a link to a folder that contains it: remove the link',
      'c.x',
    ])
    expect(await list(path.join(folder, 'none'))).toEqual([expect.stringMatching(/^none /)])
    await mkdir(path.join(folder, 'empty'))
    expect(await list(path.join(folder, 'empty'))).toEqual([])
  })
})

it('a dry run writes no picture and no original', async () => {
  const files = await DryRunFiles.open()
  await files.write('/e/a.gif', gif)
  await files.copy()
  expect(await files.sampleArticles(5)).toEqual([])
  await files.removeFolder()
})
