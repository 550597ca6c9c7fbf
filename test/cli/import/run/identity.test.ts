import { describe, expect, it } from 'vitest'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { canonical, FrontDoor, page, wordpressExport } from '../front-door.ts'

const urlsOf = async (file: string) => {
  const checked = await readArticleFile(file)
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
    const first = await door.bring(paths, '--foreign')
    expect(first.outcomes.map((outcome) => outcome.split(' ')[0])).toEqual(['written', 'written'])
    expect(new Set(await door.bodies()).size).toBe(2)
    const again = await door.bring(paths, '--foreign')
    expect(again.outcomes).toEqual(first.outcomes.map((each) => each.replace('written', 'unchanged')))
    // Each in a separate run of the command.
    const apart = await FrontDoor.open()
    await apart.write(files)
    for (const each of Object.keys(files)) await apart.bring([each], '--foreign')
    expect(new Set(await apart.bodies()).size).toBe(2)
    for (const each of Object.keys(files).reverse())
      expect((await apart.bring([each], '--foreign')).outcomes).toEqual([expect.stringMatching('unchanged')])
    await publishSound(door.content, memoryStore())
  })

  it('pages with one canonical link and different words: the second has the URL of its path', async () => {
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

  it('records that moved up in a list without ids', async () => {
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
