import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  formatMediaList,
  mediaFileNamePattern,
  parseMediaList,
  readMediaList,
  writeMediaList,
} from '../../../../src/cli/content/picture-lists/media-list.ts'
import {
  formatSmallerCopies,
  readSmallerCopies,
} from '../../../../src/cli/content/picture-lists/smaller-copies.ts'
import { temporaryFolder } from '../../../support/content.ts'

const [one, two, three] = ['1', '2', '3'].map((digit) => `${digit.repeat(64)}.jpg`) as [
  string,
  string,
  string,
]

describe('the list of pictures', () => {
  it('is read line by line, without rows that have other columns', () =>
    expect([
      ...parseMediaList(
        `${one}\thttps://e.example/a\nx.jpg\thttps://e.example/b\n${two}\n${two}\thttps://e.example/c\n${two}\thttps://e.example/d\tmore\r\n`,
      ),
    ]).toEqual([
      ['https://e.example/a', one],
      ['https://e.example/c', two],
    ]))

  it('is written in the order of its URLs, and read back', async () => {
    const list = new Map([
      ['https://e.example/b c d', two],
      ['https://e.example/a', three],
      ['https://e.example/c', one],
    ])
    const text = `${three}\thttps://e.example/a\n${two}\thttps://e.example/b%20c%20d\n${one}\thttps://e.example/c\n`
    expect(formatMediaList(list)).toBe(text)
    const folder = await temporaryFolder()
    expect(await readMediaList(folder)).toEqual(new Map())
    await writeMediaList(folder, list)
    expect(formatMediaList(await readMediaList(folder))).toBe(text)
  })

  it('that cannot be read is not taken for an empty one', async () => {
    const file = path.join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    await expect(readMediaList(file)).rejects.toThrow('ENOTDIR')
    await expect(readSmallerCopies(file)).rejects.toThrow('ENOTDIR')
  })

  it.each([
    [one, true],
    [one.replace('jpg', 'avif'), true],
    [one.replace('jpg', 'pdf'), false],
    [`a${one}`, false],
    [one.slice(1), false],
    [one.replace('1', 'A'), false],
    [`${one}.json`, false],
    [one.replace('.', 'x'), false],
  ])('can name %s: %s', (name, can) => expect(mediaFileNamePattern.test(name)).toBe(can))
})

describe('the list of smaller pictures', () => {
  const readText = async (text: string) => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'sizes.tsv'), text)
    return [...(await readSmallerCopies(folder))]
  }

  it('has the copies of each picture once, in their order', async () =>
    expect(await readText(`${two}\t${one}\n${three}\t${one}\n${two}\t${one}\n${one}\t${three}\n`)).toEqual([
      [one, [two, three]],
      [three, [one]],
    ]))

  it('has no picture that is its own copy, and none with another name', async () =>
    expect(
      await readText(`${one}\t${one}\n${two}\tx.jpg\nx.jpg\t${two}\n${two}\n${two}\t${one}\tx\n`),
    ).toEqual([]))

  it('is empty where there is none', async () =>
    expect(await readSmallerCopies(await temporaryFolder())).toEqual(new Map()))

  it('is written in the order of the whole pictures', () =>
    expect(
      formatSmallerCopies(
        new Map([
          [two, [three, one]],
          [one, [two]],
        ]),
      ),
    ).toBe(`${two}\t${one}\n${three}\t${two}\n${one}\t${two}\n`))
})
