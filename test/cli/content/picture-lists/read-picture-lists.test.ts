import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { readPictureLists } from '../../../../src/cli/content/picture-lists/read-picture-lists.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

const [one, two] = ['1', '2'].map((digit) => `${digit.repeat(64)}.jpg`) as [string, string]

/** The faults of lists, without the path of their folder. */
async function checkLists(lists: Record<string, string>): Promise<string[]> {
  const folder = await temporaryFolder()
  await writeFiles(folder, lists)
  return (await readPictureLists(folder)).faults.map((fault) =>
    formatFault(fault).replace(folder + path.sep, ''),
  )
}

const noPictureRow = (line: number) =>
  `urls.tsv:${line}: must be the name of a file in this folder, a tab and the URL of its picture: correct the line, or delete it`

const noCopyRow = (line: number) =>
  `sizes.tsv:${line}: must be the name of a smaller copy in this folder, a tab and the name of its picture: correct the line, or delete it`

describe('the lists of pictures', () => {
  it.each([
    ['none', {}],
    ['empty ones', { 'urls.tsv': '', 'sizes.tsv': '\n' }],
    ['valid ones', { 'urls.tsv': `${one}\thttps://e.example/a\n`, 'sizes.tsv': `${two}\t${one}\n` }],
    ['those of a Windows editor', { 'urls.tsv': `\uFEFF${one}\thttps://e.example/a\r\n\r\n` }],
    [
      'the same row twice',
      { 'urls.tsv': `${one}\t/a\n${one}\t/a\n`, 'sizes.tsv': `${two}\t${one}\n`.repeat(2) },
    ],
    ['a picture of two URLs', { 'urls.tsv': `${one}\t/a\n${one}\t/b\n` }],
  ])('have no faults: %s', async (_, lists) => expect(await checkLists(lists)).toEqual([]))

  it('have a fault in each row that cannot be read, by its line', async () =>
    expect(
      await checkLists({
        'urls.tsv': `<<<<<<< main\n${one}\t/a\n\n${one} /b\nx.jpg\t/c\n${two}\t\n${two}\t/d\tmore\n`,
        'sizes.tsv': `${two}\t${one}\n${two}\n${two}\t${two}\n${two}\t${one}\t${one}\n`,
      }),
    ).toEqual([...[1, 4, 5, 6, 7].map(noPictureRow), ...[2, 3, 4].map(noCopyRow)]))

  it('have a fault where two rows give one URL to different pictures', async () =>
    expect(await checkLists({ 'urls.tsv': `${one}\t/a\n${one}\t/b\n${two}\t/a\n` })).toEqual([
      'urls.tsv:3: has the same URL as line 1, but another picture: delete the line whose picture should not be shown',
    ]))

  it('have a fault where they are not in UTF-8', async () => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'urls.tsv'), `${one}\t/a\n${two}\t/\xe9\n`, 'latin1')
    expect((await readPictureLists(folder)).faults.map(({ line, reason }) => [line, reason])).toEqual([
      [
        2,
        'is not in UTF-8: open it in a text editor, choose the encoding in which every letter is right, and save it in UTF-8',
      ],
    ])
  })

  it('that cannot be opened are not taken for missing ones', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { file: '' })
    await expect(readPictureLists(path.join(folder, 'file'))).rejects.toThrow('ENOTDIR')
  })
})
