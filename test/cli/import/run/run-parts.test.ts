import { readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DryRunFiles } from '../../../../src/cli/import/run/dry-run-files.ts'
import { ForeignHosts } from '../../../../src/cli/import/run/foreign-hosts.ts'
import { createImportReport } from '../../../../src/cli/import/run/import-report.ts'
import { listInputFiles } from '../../../../src/cli/import/run/input-files.ts'
import { MediaFolder } from '../../../../src/cli/import/run/media-folder.ts'
import { PictureStore } from '../../../../src/cli/import/run/picture-store.ts'
import { formatImportReport } from '../../../../src/cli/import/run/write-report.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'
import { FrontDoor, page } from '../front-door.ts'
import { record } from '../web-capture/warc.ts'
import { zip } from '../web-capture/zip.ts'
import { Edition } from './lines-importer.ts'

describe('the hosts of a record', () => {
  it.each<[string[], string | null]>([
    [['other.example', 'e.example'], null],
    [['e.example', 'other.example'], null],
    [['other.example', 'third.example'], 'other.example'],
    [[], null],
  ])('%j are foreign by %j', (hosts, foreign) => {
    expect(
      new ForeignHosts({ hosts: ['e.example', 'www.e.example'] }, false).findHostIfAllForeign(hosts),
    ).toBe(foreign)
    expect(new ForeignHosts({ hosts: ['e.example'] }, true).findHostIfAllForeign(hosts)).toBeNull()
  })
})

it('the files of a folder come in the order of their names, as they are composed', async () => {
  const folder = await temporaryFolder()
  const names = ['m', 'z', 'c', 'e\u0301', 'a', 'y', 'b', 'x', 'n', 'd', 'w', 'f', 'v', 'g', 'u', 'h', 't']
  await writeFiles(folder, Object.fromEntries(names.map((name) => [`in/${name}.txt`, name])))
  const found: string[] = []
  for await (const file of listInputFiles([path.join(folder, 'in')]))
    found.push('pathFromGivenFolder' in file ? file.pathFromGivenFolder : file.reason)
  const order = ['a', 'b', 'c', 'd', '\u00e9', 'f', 'g', 'h', 'm', 'n', 't', 'u', 'v', 'w', 'x', 'y', 'z']
  expect(found).toEqual(order.map((name) => `in/${name}.txt`))
})

it('what is neither a file nor a folder is read where it was given itself', async () => {
  const folder = await temporaryFolder()
  await symlink('/dev/null', path.join(folder, 'device'))
  const list = async (file: string) => {
    const listed: unknown[] = []
    for await (const each of listInputFiles([file])) listed.push(each)
    return listed
  }
  expect(await list('/dev/null')).toEqual([{ file: '/dev/null', pathFromGivenFolder: 'null' }])
  expect(await list(folder)).toEqual([
    {
      file: path.join(folder, 'device'),
      reason: 'is neither a file nor a folder: remove it',
    },
  ])
})

it('a dry run reads what it would have written, samples all of it evenly, and leaves nothing', async () => {
  const files = await DryRunFiles.open()
  for (const name of ['a.md', 'b.md', 'media.json', 'c.md', 'd.md']) await files.write(`/e/${name}`, name)
  await files.write('/e/a.md', 'again')
  expect(await files.readText('/e/a.md')).toBe('again')
  expect(await files.sampleArticles(2)).toEqual([
    { file: '/e/a.md', fileText: 'again' },
    { file: '/e/c.md', fileText: 'c.md' },
  ])
  expect(await files.sampleArticles(9)).toHaveLength(4)
  await files.removeFolder()
  await expect(files.readText('/e/a.md')).rejects.toThrow('ENOENT')
})

describe('the folder of pictures', () => {
  const open = async (...files: string[]) => {
    const folder = await temporaryFolder()
    await writeFiles(folder, Object.fromEntries(files.map((file) => [file, 'x'])))
    const media = await MediaFolder.open(folder)
    return (url: string) => {
      const found = media.findPictureFile(url)
      return found === null ? null : path.relative(folder, found)
    }
  }

  it('gives the file whose path ends most like the URL’s', async () => {
    const find = await open('a/2016/05/pier.jpg', 'b/2016/05/pier.jpg', '2015/05/pier.jpg', 'other.jpg')
    expect(find('https://e.example/img/b/2016/05/pier.jpg')).toBe('b/2016/05/pier.jpg')
    expect(find('https://e.example/img/2015/05/pier.jpg')).toBe('2015/05/pier.jpg')
    expect(find('https://e.example/2016/05/pier.jpg')).toBeNull()
    expect(find('https://e.example/any/where/other.jpg?w=1')).toBe('other.jpg')
    expect(find('https://e.example/any/none.jpg')).toBeNull()
    expect(find('https://e.example/img//b/2016//05/pier.jpg')).toBe('b/2016/05/pier.jpg')
  })

  it('gives the picture itself before the one that a smaller copy was made of', async () => {
    const find = await open(
      '2016/pier.jpg',
      '2016/pier-300x200.jpg',
      '2016/boat.jpg',
      '2016/été.jpg',
      'QUAY.JPG',
    )
    expect(find('https://e.example/2016/pier-300x200.jpg')).toBe('2016/pier-300x200.jpg')
    expect(find('https://e.example/2016/boat-1024x768.jpg')).toBe('2016/boat.jpg')
    expect(find('https://e.example/2016/boat-1x1.jpg')).toBeNull()
    expect(find('https://e.example/2016/QUAY-300x200.JPG')).toBe('QUAY.JPG')
    expect(find('https://e.example/2016/%C3%A9t%C3%A9.jpg')).toBe('2016/été.jpg')
    expect(find('https://e.example/2016/%FF.jpg')).toBeNull()
  })
})

describe('the report', () => {
  it.each([0, 1, 2, 3])('is JSON with %i entries in a list', (count) => {
    const rejections = Array.from({ length: count }, (_, number) => ({
      file: `${number}.x`,
      line: 1,
      record: null,
      reason: 'is empty',
    }))
    const report = { ...createImportReport(), rejections }
    expect(JSON.parse([...formatImportReport(report)].join(''))).toEqual(report)
  })
})

describe('an import', () => {
  it('names a picture that browsers do not show, and stores the others', async () => {
    const edition = await Edition.of()
    const picture = (url: string, bytes: string) => ({
      kind: 'picture',
      url,
      bytes: Buffer.from(bytes).toString('base64'),
    })
    const { rejections } = await edition.import('a.x', [
      picture('https://e.example/a.tif', 'II*\0 a TIFF'),
      picture('https://e.example/b.gif', 'GIF89a a picture'),
    ])
    expect(rejections).toMatchObject([
      {
        record: 'https://e.example/a.tif',
        reason:
          'is not a picture that browsers can show: convert it to JPEG or PNG, give the new file exactly the old name with its ending, put it in a folder, and import again with --media and that folder',
      },
    ])
  })

  it('refuses an empty file of any kind, with the remedy of a broken copy', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'a.xyz': '', 'b.html': '' })
    const { report, status } = await door.bring(['a.xyz', 'b.html'])
    expect([status, report.rejections.map(({ reason }) => reason)]).toEqual([
      1,
      Array(2).fill('is empty: leave it out, or copy the file again'),
    ])
  })

  it('reads a file as the importer that was named, whatever it looks like', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'a.html': 'The <b>boats</b>\n\nThey sailed.\n' })
    await door.bring(['a.html'], '--as', 'text')
    const [body] = await door.bodies()
    expect([(await door.all()).length, body]).toEqual([1, 'They sailed.'])
    const [file = ''] = await door.all()
    expect(await readFile(door.file(file), 'utf8')).toContain('importer: text\n')
  })

  it('reads every capture of a command together', async () => {
    const door = await FrontDoor.open()
    const names = ['bridge', 'ferry', 'market']
    for (const name of names)
      await writeFile(
        path.join(door.sources, `${name}.warc`),
        record({ uri: `https://e.example/2016/${name}-reopens` }),
      )
    const { report } = await door.bring(names.map((name) => `${name}.warc`))
    const sources = report.articles.map(({ source }) => path.basename(source))
    expect(sources.toSorted()).toEqual(names.map((name) => `${name}.warc`))
  })

  const zipped = zip(
    ...['folder/www.e.example/ferry', 'www.e.example/bridge'].map((name) => ({
      name: `${name}.html`,
      bytes: Buffer.from(page(path.basename(name), `The ${path.basename(name)} was opened.`)),
      method: 8,
    })),
  )

  it('opens a zip by its name in any case, with what is beside its first folder', async () => {
    const door = await FrontDoor.open()
    await writeFile(path.join(door.sources, 'MIRROR.ZIP'), zipped)
    expect((await door.bring(['MIRROR.ZIP'])).outcomes.toSorted()).toEqual([
      'written bridge.md',
      'written ferry.md',
    ])
  })

  it('opens no file whose name only contains that of a zip', async () => {
    const door = await FrontDoor.open()
    await writeFile(path.join(door.sources, 'mirror.zip.old'), zipped)
    const { outcomes, report } = await door.bring(['mirror.zip.old'])
    expect([outcomes, report.rejections.length]).toEqual([[], 1])
  })
})

it('a picture of more than 64 MiB is refused, whatever is in it', async () => {
  const folder = await temporaryFolder()
  const file = path.join(folder, 'a.png')
  const refuse = async (size: number) => {
    await writeFile(file, '')
    await truncate(file, size)
    const media = await MediaFolder.open(folder)
    return media.storePictures(['https://e.example/a.png'], await PictureStore.open(folder))
  }
  const limit = 64 * 1024 * 1024
  expect(await refuse(limit + 1)).toEqual([
    {
      file,
      reason:
        'is larger than 64 MiB, the limit for one picture: save a smaller copy under the same name, and import again',
    },
  ])
  expect(await refuse(10)).toMatchObject([{ file, reason: expect.stringMatching(/^is not a picture/) }])
})
