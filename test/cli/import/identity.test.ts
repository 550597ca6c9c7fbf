import { cp, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArticle } from '../../../src/cli/content/article-file.ts'
import { importedText } from '../../../src/cli/import/article-text.ts'
import type { Source } from '../../../src/model/article.ts'
import { publishSound } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { canonical, FrontDoor, page, wordpressExport } from './front-door.ts'

const urlsOf = async (file: string) => {
  const checked = await readArticle(file)
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  const { url, formerly } = checked.value.fields
  return [url, ...formerly]
}

describe('two files are never one article', () => {
  it.each([
    [
      'pages of one name with different canonicals',
      ['mirror'],
      {
        'mirror/a/index.html': page('Ferry', 'The ferry sank.', canonical('https://e.example/a/')),
        'mirror/b/index.html': page('Bridge', 'The bridge fell.', canonical('https://e.example/b/')),
      },
    ],
    [
      'pages of one name that state nothing',
      ['mirror'],
      {
        'mirror/a/index.html': page('Ferry', 'The ferry sank.'),
        'mirror/b/index.html': page('Bridge', 'The bridge fell.'),
      },
    ],
    [
      'page bundles',
      ['site'],
      {
        'site/one/index.md': '---\ntitle: Ferry\n---\nThe ferry sank.\n',
        'site/two/index.md': '---\ntitle: Bridge\n---\nThe bridge fell.\n',
      },
    ],
    [
      'texts of two years in one folder',
      ['texts'],
      {
        'texts/2015/article.txt': 'Ferry\n\nThe ferry sank.\n',
        'texts/2016/article.txt': 'Bridge\n\nThe bridge fell.\n',
      },
    ],
    [
      'texts that are named one by one',
      ['2015/article.txt', '2016/article.txt'],
      {
        '2015/article.txt': 'Ferry\n\nThe ferry sank.\n',
        '2016/article.txt': 'Bridge\n\nThe bridge fell.\n',
      },
    ],
    [
      'folders of one name',
      ['a/texts', 'b/texts'],
      {
        'a/texts/article.txt': 'Ferry\n\nThe ferry sank.\n',
        'b/texts/article.txt': 'Bridge\n\nThe bridge fell.\n',
      },
    ],
    [
      'exports of two sites with the same ids',
      ['a/export.xml', 'b/export.xml'],
      {
        'a/export.xml': wordpressExport('https://a.example', [{ id: 5, title: 'Ferry', body: 'It sank.' }]),
        'b/export.xml': wordpressExport('https://b.example', [
          { id: 5, title: 'Bridge', body: 'It fell.', path: '/other/' },
        ]),
      },
    ],
    [
      'exports of two sites of one host with the same ids',
      ['a/export.xml', 'b/export.xml'],
      {
        'a/export.xml': wordpressExport('https://e.example/a', [{ id: 5, title: 'Ferry', body: 'It sank.' }]),
        'b/export.xml': wordpressExport('https://e.example/b', [
          { id: 5, title: 'Bridge', body: 'Up it went.' },
        ]),
      },
    ],
  ])('%s', async (_, paths, files) => {
    const door = await FrontDoor.open()
    await door.write(files)
    const first = await door.bring(paths)
    expect(first.outcomes.map((outcome) => outcome.split(' ')[0])).toEqual(['written', 'written'])
    expect(new Set(await door.bodies()).size).toBe(2)
    const again = await door.bring(paths)
    expect(again.outcomes).toEqual(first.outcomes.map((each) => each.replace('written', 'unchanged')))
    // Each by itself, one command after the other.
    const apart = await FrontDoor.open()
    await apart.write(files)
    for (const each of Object.keys(files)) await apart.bring([each])
    expect(new Set(await apart.bodies()).size).toBe(2)
    for (const each of Object.keys(files).reverse())
      expect((await apart.bring([each])).outcomes).toEqual([expect.stringMatching('unchanged')])
    await publishSound(door.content, memoryStore())
  })

  it('pages with one canonical and other words, of which the second keeps the URL of its path', async () => {
    const door = await FrontDoor.open()
    await door.write({
      'e.example/story.html': page('Story', 'How it began.', canonical('https://e.example/story.html')),
      'e.example/story-2.html': page(
        'Story',
        'And then it went on.',
        canonical('https://e.example/story.html'),
      ),
    })
    const { outcomes } = await door.bring(['e.example'])
    expect(outcomes).toEqual(['written story-2.md', 'written story.md'])
    expect((await door.bring(['e.example'])).outcomes.map((each) => each.split(' ')[0])).toEqual([
      'unchanged',
      'unchanged',
    ])
    const all = await Promise.all((await door.all()).map((name) => urlsOf(door.file(name))))
    expect(all.flat().sort()).toEqual(['https://e.example/story-2.html', 'https://e.example/story.html'])
    await publishSound(door.content, memoryStore())
  })

  it('records that moved up one place in a list without ids', async () => {
    const door = await FrontDoor.open()
    const item = (title: string, content_text: string) => ({ title, content_text })
    const [a, b] = [item('Ferry', 'The ferry sank.'), item('Bridge', 'The bridge fell.')]
    const feed = (...items: object[]) =>
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'F', items })
    await door.write({ 'feed.json': feed(a, b) })
    await door.bring(['feed.json'])
    const before = await door.bodies()
    await door.write({ 'feed.json': feed(item('Mayor', 'The mayor left town.'), a, b) })
    await door.bring(['feed.json'])
    expect((await door.all()).length).toBe(3)
    expect(await door.bodies()).toEqual(expect.arrayContaining(before))
  })

  it.each([
    ['no words', '<p><img src="https://e.example/a.jpg"></p>'.replace(/https.*jpg/, 'data:,')],
    ['the same few words', 'Our gallery'],
  ])('records of %s below their headlines, which moved down one place', async (_, content_html) => {
    const door = await FrontDoor.open()
    const feed = (...titles: string[]) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'F',
        items: titles.map((title) => ({ title, content_html })),
      })
    await door.write({ 'feed.json': feed('Ferry at dawn', 'Bridge by night', 'Mayor asleep') })
    const first = await door.bring(['feed.json'])
    expect(first.outcomes).toEqual([
      'written ferry-at-dawn.md',
      'written bridge-by-night.md',
      'written mayor-asleep.md',
    ])
    expect(first.report.duplicates.length).toBe(content_html === 'Our gallery' ? 1 : 0)
    await door.write({
      'feed.json': feed('Tower in fog', 'Ferry at dawn', 'Bridge by night', 'Mayor asleep'),
    })
    const [added, ...known] = (await door.bring(['feed.json'])).outcomes
    expect(added).toBe('written tower-in-fog.md')
    expect(known.map((each) => each.split(' ')[1])).toEqual(first.outcomes.map((each) => each.split(' ')[1]))
  })
})

describe('an article is known again', () => {
  const files = {
    'e/a/index.html': page('Ferry', 'The ferry sank in the harbour.', canonical('https://e.example/a/')),
    'e/b/index.html': page('Bridge', 'The bridge fell into the river.'),
    'e/c/article.txt': 'Mayor\n\nThe mayor left the town hall.\n',
  }

  it('when its folder was copied elsewhere, as it is and corrected', async () => {
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

  it('when its folder lies deeper in the one that is named now', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    await door.bring(['e'])
    await cp(path.join(door.sources, 'e'), path.join(door.sources, 'all/of/it'), { recursive: true })
    expect((await door.bring(['all'])).outcomes.every((each) => each.startsWith('unchanged'))).toBe(true)
  })

  it('among others that are much alike, under the same name', async () => {
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

  it('among others that are much alike, in folders of other names', async () => {
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
      const checked = await readArticle(door.file(name))
      if ('faults' in checked || !checked.value.fields.source) throw new Error('no imported article')
      const { fields, markdown } = checked.value
      const source = { ...fields.source, file: path.basename(fields.source?.file ?? '') }
      await writeFile(door.file(name), importedText({ ...fields, source: source as Source }, markdown))
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

  it('in two exports of one command that both have it, and the later one corrects it', async () => {
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

  it('and what a person edited is no conflict where only the path of its source changed', async () => {
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
