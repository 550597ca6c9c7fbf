import { cp, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { formatStampedFile } from '../../../../src/cli/import/shelf/import-stamp.ts'
import type { ArticleSource } from '../../../../src/model/article.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { canonical, FrontDoor, page, wordpressExport } from '../front-door.ts'

const urlsOf = async (file: string) => {
  const checked = await readArticleFile(file)
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const { url, formerly } = checked.value.fields
  return [url, ...formerly]
}

describe('an article is recognised', () => {
  const files = {
    'e/a/index.html': page('Ferry', 'The ferry sank in the harbour.', canonical('https://e.example/a/')),
    'e/b/index.html': page('Bridge', 'The bridge fell into the river.'),
    'e/c/article.txt': 'Mayor\n\nThe mayor left the town hall.\n',
  }

  it('when its folder was copied elsewhere, unchanged and corrected', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    await door.bring(['e'])
    await cp(path.join(door.sources, 'e'), path.join(door.sources, 'copies/other'), { recursive: true })
    expect((await door.bring(['copies/other'])).outcomes.every((each) => each.startsWith('unchanged'))).toBe(
      true,
    )
    for (const name of Object.keys(files)) {
      const file = path.join(door.sources, name.replace('e/', 'copies/other/'))
      await writeFile(file, (await readFile(file, 'utf8')).replace('the ', 'the old '))
    }
    const { outcomes } = await door.bring(['copies/other'])
    expect(outcomes.every((each) => each.startsWith('updated'))).toBe(true)
    expect((await door.all()).length).toBe(3)
  })

  it('when its folder is deeper in the given folder', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    await door.bring(['e'])
    await cp(path.join(door.sources, 'e'), path.join(door.sources, 'all/of/it'), { recursive: true })
    expect((await door.bring(['all'])).outcomes.every((each) => each.startsWith('unchanged'))).toBe(true)
  })

  it('by its URL, where an export gives one id to similar articles', async () => {
    const door = await FrontDoor.open()
    const posts = ['Monday', 'Tuesday'].map((day) => ({
      id: 5,
      title: `Tides of ${day}`,
      body: `High water in the old harbour is at eight in the morning and at nine in the evening of ${day}.`,
      path: `/tides-${day.toLowerCase()}/`,
    }))
    await door.write({ 'export.xml': wordpressExport('https://e.example', posts) })
    const first = await door.bring(['export.xml'])
    expect(first.outcomes).toEqual(['written tides-monday.md', 'written tides-tuesday.md'])
    expect((await door.bodies()).map((body) => body.match(/\w+day/)?.[0])).toEqual(['Monday', 'Tuesday'])
    expect((await door.bring(['export.xml'])).outcomes.map((each) => each.split(' ')[0])).toEqual([
      'unchanged',
      'unchanged',
    ])
  })

  it('among similar articles, under the same name', async () => {
    const door = await FrontDoor.open()
    const text = (day: string) => `Ferry\n\nThe ferry sailed in time on ${day}, and all were content.\n`
    const days = ['Monday', 'Tuesday', 'Wednesday']
    await door.write(Object.fromEntries(days.map((day) => [`${day}/texts/day.txt`, text(day)])))
    const paths = days.map((day) => `${day}/texts`)
    const { outcomes } = await door.bring(paths)
    expect(outcomes).toEqual(['written ferry.md', 'written ferry-2.md', 'written ferry-3.md'])
    for (const [index, each] of [...paths.entries()].reverse())
      expect((await door.bring([each])).outcomes).toEqual([outcomes[index]?.replace('written', 'unchanged')])
    await door.write({ 'Tuesday/texts/day.txt': text('Tuesday, in the rain') })
    expect((await door.bring(paths.toReversed())).outcomes).toEqual([
      'unchanged ferry-3.md',
      'updated ferry-2.md',
      'unchanged ferry.md',
    ])
  })

  it('among similar articles, in folders of other names', async () => {
    const door = await FrontDoor.open()
    const text = (day: string) => `Ferry\n\nThe ferry sailed in time on ${day}, and all were content.\n`
    const days = ['Monday', 'Tuesday', 'Wednesday']
    await door.write(Object.fromEntries(days.map((day) => [`${day}/day.txt`, text(day)])))
    await door.bring(days)
    await door.write({ 'Tuesday/day.txt': text('a day of rain') })
    expect((await door.bring(['Tuesday'])).outcomes).toEqual(['updated ferry-2.md'])
    await door.write({ 'Wednesday/day.txt': text('a day of snow') })
    expect((await door.bring(['Wednesday'])).outcomes).toEqual(['updated ferry-3.md'])
  })

  it('when it is rewritten in its place', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'x/article.txt': 'Ferry\n\nThe ferry sank.\n' })
    await door.bring(['x/article.txt'])
    await door.write({ 'x/article.txt': 'The ferry\n\nThe ferry sank twice.\n' })
    expect((await door.bring(['x/article.txt'])).outcomes).toEqual(['updated ferry.md'])
    expect((await door.bring(['x'])).outcomes).toEqual(['unchanged ferry.md'])
  })

  it('when its export has another name', async () => {
    const door = await FrontDoor.open()
    const posts = [
      { id: 5, title: 'Ferry', body: 'It sank.' },
      { id: 6, title: 'Bridge', body: 'It fell.' },
    ]
    await door.write({ 'a/export.xml': wordpressExport('https://e.example', posts) })
    await door.bring(['a/export.xml'])
    await rename(path.join(door.sources, 'a/export.xml'), path.join(door.sources, 'later.xml'))
    expect((await door.bring(['later.xml'])).outcomes).toEqual(['unchanged p-5.md', 'unchanged p-6.md'])
    const moved = [
      { id: 5, title: 'Ferry', body: 'It sank.', path: '/moved/' },
      { ...posts[1], body: 'It stood.' },
    ]
    await door.write({ 'later.xml': wordpressExport('https://e.example', moved as typeof posts) })
    expect((await door.bring(['later.xml'])).outcomes).toEqual(['updated p-5.md', 'updated p-6.md'])
    expect(await urlsOf(door.file('2012/05/p-5.md'))).toEqual([
      'https://e.example/moved/',
      'https://e.example/p-5/',
    ])
    await publishSound(door.content, memoryStore())
  })

  it('when an earlier version stored the name of its file alone', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    await door.bring(['e'])
    for (const name of await door.all()) {
      const checked = await readArticleFile(door.file(name))
      if ('faults' in checked || !checked.value.fields.source) throw new Error('no imported article')
      const { fields, markdown } = checked.value
      const source = { ...fields.source, file: path.basename(fields.source?.file ?? '') }
      await writeFile(
        door.file(name),
        formatStampedFile({ ...fields, source: source as ArticleSource }, markdown),
      )
    }
    expect((await door.bring(['e'])).outcomes.every((each) => each.startsWith('unchanged'))).toBe(true)
    for (const [name, text] of Object.entries(files))
      await door.write({ [name]: text.replace('the ', 'the old ') })
    const corrected = await door.bring(['e'])
    expect(corrected.outcomes.every((each) => each.startsWith('updated'))).toBe(true)
    await door.write({ 'e/d/article.txt': 'Weather\n\nRain fell on Sunday.\n' })
    expect((await door.bring(['e/d/article.txt'])).outcomes).toEqual(['written weather.md'])
    expect((await door.all()).length).toBe(4)
  })

  it('in two exports of one command, of which the later one corrects it', async () => {
    const door = await FrontDoor.open()
    const post = { id: 5, title: 'Ferry', body: 'It sank.' }
    await door.write({
      '1.xml': wordpressExport('https://e.example', [post, { id: 6, title: 'Bridge', body: 'It fell.' }]),
      '2.xml': wordpressExport('https://e.example', [{ ...post, body: 'It did not sink after all.' }]),
    })
    expect((await door.bring(['1.xml', '2.xml'])).outcomes).toEqual([
      'written p-5.md',
      'written p-6.md',
      'updated p-5.md',
    ])
    expect((await door.bodies())[0]).toBe('It did not sink after all.')
  })

  it('without a conflict where only the path of its source changed', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    await door.bring(['e'])
    const [name = ''] = await door.all()
    await writeFile(door.file(name), (await readFile(door.file(name), 'utf8')).replace('The', 'Edited: the'))
    await rename(path.join(door.sources, 'e'), path.join(door.sources, 'elsewhere'))
    expect((await door.bring(['elsewhere'])).outcomes.every((each) => each.startsWith('unchanged'))).toBe(
      true,
    )
    expect(await readFile(door.file(name), 'utf8')).toContain('Edited: the')
  })
})
