import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { canonical, FrontDoor, page, wordpressExport } from '../front-door.ts'

const ferry = (text = 'The ferry sank in the harbour.') =>
  page('Ferry', text, canonical('https://e.example/2016/ferry.html'))

describe('a content file that has a fault', () => {
  it.each([
    ['a field that does not exist', 'headline:', 'subtitle: x\nheadline:'],
    ['a date that is not one', 'headline:', 'published: yesterday\nheadline:'],
    ['YAML that cannot be read', 'headline: Ferry', 'headline: Ferry: the end'],
    ['no end of its front matter', '\n---\n\n', '\n\n'],
    ['the URL alone, and no source', /^source:[\s\S]*?(?=---)/m, 'subtitle: x\n'],
    ['no word of where it comes from', /^---[\s\S]*?---/, 'no front matter'],
  ])('is never overwritten: %s', async (_, found, replacement) => {
    const door = await FrontDoor.open()
    await door.write({ 'm/ferry.html': ferry() })
    await door.bring(['m'])
    const file = door.file('undated/ferry.md')
    const edited = (await readFile(file, 'utf8')).replace(found, replacement)
    await writeFile(file, edited)
    await door.write({ 'm/ferry.html': ferry('The ferry sank in the old harbour.') })
    const { outcomes, screen, status } = await door.bring(['m'])
    expect([outcomes, status]).toEqual([['conflict ferry.md'], 1])
    expect(screen).toMatch(/ferry\.md:\d+: (?!cannot be read).*\. The import left this file unchanged/)
    expect(await readFile(file, 'utf8')).toBe(edited)
    expect(await door.all()).toEqual(['undated/ferry.md'])
  })

  it('reserves its address, and no other', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'm/ferry.html': ferry() })
    await door.bring(['m'])
    const file = door.file('undated/ferry.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace('headline:', 'x: y\nheadline:'))
    await door.write({
      'n/ferry.md': '---\ntitle: Another\npermalink: https://e.example/2016/ferry.html\n---\nOther words.\n',
      'n/other.html': page('Other', 'Nothing in common.', canonical('https://e.example/2016/other.html')),
    })
    const { outcomes } = await door.bring(['n/other.html'])
    expect(outcomes).toEqual(['written other.md'])
    const copied = await door.bring(['m/ferry.html'])
    expect(copied.outcomes).toEqual(['conflict ferry.md'])
  })
})

describe('the fault of one file', () => {
  it('rejects that file, and the run continues', async () => {
    const door = await FrontDoor.open()
    await door.write({
      'm/a.html': page('First', 'The ferry sailed.'),
      'm/b.html': page(
        'Second',
        'Words of the second.',
        '<script type="application/ld+json">{"@type":{"toString":1},"headline":"x"}</script>',
      ),
      'm/c.html': `<!doctype html><title>Third</title><template><div></template><p>${'Some, long, text, with, commas, '.repeat(20)}</p>`,
      'm/empty.txt': '',
      'm/z.html': page('Last', 'The bridge opened.'),
    })
    await symlink('nowhere.html', path.join(door.sources, 'm/d.html'))
    const { report, screen, status } = await door.bring(['m', 'missing.html'])
    const refused = report.rejections.map(({ file }) => path.basename(file))
    expect(status).toBe(1)
    expect(refused).toEqual(expect.arrayContaining(['d.html', 'empty.txt', 'missing.html']))
    // Each page is either an article or a rejection.
    const sources = report.articles.map(({ source }) => path.basename(source))
    expect([...sources, ...refused].sort()).toEqual([
      'a.html',
      'b.html',
      'c.html',
      'd.html',
      'empty.txt',
      'missing.html',
      'z.html',
    ])
    expect(screen).toContain('missing.html: does not exist')
    for (const { reason } of report.rejections) expect(reason).not.toContain('\n')
  })

  it('does not affect the articles before it', async () => {
    const door = await FrontDoor.open()
    const whole = wordpressExport('https://e.example', [
      { id: 1, title: 'Ferry', body: 'It sank.' },
      { id: 2, title: 'Bridge', body: 'It fell.' },
    ])
    await door.write({ 'cut.xml': whole.slice(0, whole.indexOf('Bridge')) })
    const { outcomes, status } = await door.bring(['cut.xml'])
    expect([outcomes, status]).toEqual([['written p-1.md'], 1])
  })

  it('stops the run with a report where nothing can be written', async () => {
    const door = await FrontDoor.open()
    await writeFile(path.join(door.content, 'e/originals'), 'a file where a folder should be')
    await door.write({ 'm/a.html': ferry(), 'm/b.html': page('Second', 'Words.') })
    const { report, screen, status } = await door.bring(['m'])
    expect([status, report.articles.length, report.rejections.length]).toEqual([1, 0, 1])
    expect(report.stopped).toContain('originals')
    expect(screen).toContain('The import stopped:')
  })
})

describe('--media', () => {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const shown = (name: string) => `<p>Look: <img src="https://e.example/img/${name}" alt="A boat"></p>`

  it('rejects files that are too large, not pictures, or unreadable', async () => {
    const door = await FrontDoor.open()
    await door.write({
      'm/a.html': page(
        'Ferry',
        `Boats.</p>${['good', 'large', 'text'].map((name) => shown(`${name}.png`)).join('')}<p>End of it.`,
      ),
      'pictures/img/text.png': 'not a picture',
      'pictures/img/other.png': 'wanted by nobody',
    })
    await writeFile(path.join(door.sources, 'pictures/img/good.png'), picture)
    await writeFile(path.join(door.sources, 'pictures/img/large.png'), '')
    await truncate(path.join(door.sources, 'pictures/img/large.png'), 3 * 1024 ** 3)
    const { report, status } = await door.bring(['m'], '--media', path.join(door.sources, 'pictures'))
    expect([status, report.pictures, report.articles.length]).toEqual([1, 1, 1])
    const reasons = report.rejections.map(({ file, reason }) => `${path.basename(file)} ${reason}`).sort()
    expect(reasons).toEqual([
      'large.png is larger than 64 MiB, the limit for one picture: save a smaller copy under the same name, and import again',
      'text.png is not a picture that browsers can show: convert it to JPEG or PNG, give the new file exactly the old name with its ending, put it in a folder, and import again with --media and that folder',
    ])
    const missing = await door.bring(['m'], '--media', path.join(door.sources, 'nowhere'))
    expect([missing.status, missing.screen]).toEqual([1, expect.stringContaining('nowhere: does not exist')])
  })
})

describe('links among the files', () => {
  it('are followed once, and reported where they lead back or nowhere', async () => {
    const door = await FrontDoor.open()
    await door.write({
      'm/a.html': page('First', 'The ferry sailed.'),
      'far/b.html': page('Second', 'It came.'),
    })
    const at = (name: string) => path.join(door.sources, name)
    await symlink('../far', at('m/linked'))
    await symlink('../far/b.html', at('m/c.html'))
    await mkdir(at('m/deep'))
    await symlink('..', at('m/deep/up'))
    await symlink('itself', at('m/itself'))
    const { report } = await door.bring(['m'])
    expect(report.articles.map(({ source }) => path.relative(at('m'), source))).toEqual([
      'a.html',
      'c.html',
      'linked/b.html',
    ])
    expect(report.rejections.map(({ file, reason }) => [path.relative(at('m'), file), reason])).toEqual([
      ['deep/up', 'is a link to a folder that contains it: remove the link'],
      ['itself', 'is a link that leads back to itself: remove it'],
    ])
    await rm(at('m/deep/up'))
  })
})

describe('an import never writes what publishing refuses', () => {
  it.each([
    [
      'a headline that is only a tag',
      { 'a.md': '---\ntitle: "<Untitled>"\n---\nThe ferry sank. It rained.\n' },
    ],
    [
      'control characters',
      { 'a.md': '---\ntitle: "Fer\\u0008ry"\ntags: ["a\\u0001b"]\n---\nThe ferry sank.\n' },
    ],
    ['a name with a line end', { 'a\nb.md': '---\ntitle: Ferry\n---\nThe ferry sank.\n' }],
    [
      'addresses of the archive',
      {
        'a.html': page('Year', 'A review of the year.', canonical('https://e.example/2016/')),
        'b.html': page('Search', 'The search goes on for the ferry.', canonical('https://e.example/search')),
        'c.html': page('Topics', 'Topics of the day.', canonical('https://e.example/topics/')),
        'd.html': page('Long', 'A long way.', canonical(`https://e.example/${'x/'.repeat(600)}`)),
        'e.html': page('Edition', 'Named like one.', canonical('https://e.example/e/story.html')),
        'f.html': page('Story', 'A story of data.', canonical('https://e.example/data')),
        'g.html': page('Data', 'The data of a story.', canonical('https://e.example/data.json')),
        'h.html': page('Slug', 'An undated text.'),
        'i.html': page('Slug', 'Another undated text.', canonical('https://e.example/undated/slug')),
      },
    ],
    [
      'the explicit URL first',
      {
        'a.html': page('Data', 'The data of a story.', canonical('https://e.example/data.json')),
        'b.html': page('Story', 'A story of data.', canonical('https://e.example/data')),
      },
    ],
  ])('%s', async (_, files) => {
    const door = await FrontDoor.open('take: [search]\n')
    await door.write(Object.fromEntries(Object.entries(files).map(([name, text]) => [`m/${name}`, text])))
    const { report, outcomes } = await door.bring(['m'])
    expect([report.rejections, outcomes.length]).toEqual([[], Object.keys(files).length])
    await publishSound(door.content, memoryStore())
    const again = await door.bring(['m'])
    expect(again.outcomes.every((each) => each.startsWith('unchanged'))).toBe(true)
  })
})
