import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleFile } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { Edition, type Line } from '../run/lines-importer.ts'

const a = { headline: 'A', url: 'https://e.example/2016/a', published: '2016-04-08', body: 'One two.' }
const again = { ...a, url: 'https://www.e.example/2016/a', record: 'again' }
const name = '2016/04/a.md'

describe('a merge', () => {
  it('leaves an edited file, and so does the next import', async () => {
    const edition = await Edition.of()
    await edition.bring(a)
    const edited = await edition.edit(name, 'headline: A', 'headline: Edited')
    expect(await edition.bring(a, again)).toEqual(['unchanged a.md', 'conflict a.md'])
    expect(await edition.read(name)).toBe(edited)
    expect(await edition.bring({ ...a, headline: 'Corrected' })).toEqual(['conflict a.md'])
    expect(await edition.read(name)).toBe(edited)
  })

  it('leaves a file that no import wrote', async () => {
    const edition = await Edition.of()
    const own = articleFile('headline: By hand\nurl: https://e.example/2016/a', 'One two.')
    await mkdir(path.dirname(edition.file(name)), { recursive: true })
    await writeFile(edition.file(name), own)
    expect(await edition.bring(again)).toEqual(['conflict a.md'])
    expect(await edition.read(name)).toBe(own)
    // An article that already has the URL is the same article.
    expect(await edition.bring(a)).toEqual(['merged a.md'])
    expect(await edition.read(name)).toBe(own)
  })

  it('adds former URLs too, and a merged file can be updated', async () => {
    const edition = await Edition.of()
    const old = 'https://e.example/old/a'
    expect(await edition.bring(a, { ...again, formerly: [old] })).toEqual(['written a.md', 'merged a.md'])
    expect(await edition.read(name)).toContain(`formerly:\n  - ${again.url}\n  - ${old}\n`)
    expect(await edition.bring(a, { ...again, formerly: [old] })).toEqual(['unchanged a.md', 'merged a.md'])
    expect(await edition.bring({ ...a, headline: 'Corrected' })).toEqual(['updated a.md'])
    expect(await edition.read(name)).toContain(`formerly:\n  - ${again.url}\n  - ${old}\n`)
    const other = { headline: 'B', url: old, body: 'Three.', record: 'b' }
    expect(await edition.bring(other)).toEqual(
      ['displaced a-2.md'].map(() => expect.stringMatching('displaced')),
    )
  })
})

describe('a plain page of the edition', () => {
  it('is no article, though it has the same words', async () => {
    const edition = await Edition.of()
    await mkdir(path.join(edition.content, 'e/pages'))
    const page = path.join(edition.content, 'e/pages/a.md')
    await writeFile(page, articleFile('headline: A', 'One two.'))
    expect(await edition.bring({ headline: 'A', body: 'One two.' })).toEqual(['written a.md'])
    expect(await edition.bring({ headline: 'A', body: 'One two.' })).toEqual(['unchanged a.md'])
  })
})

describe('captures of one page', () => {
  const at = (captured: string, body: string, url = a.url): Line => ({
    ...a,
    url,
    body,
    captured,
    record: captured,
  })
  const [first, second] = ['2014-01-01T00:00:00Z', '2016-01-01T00:00:00Z']

  it('are updated by a later one, and never by an earlier one', async () => {
    const edition = await Edition.of()
    expect(await edition.bring(at(second, 'New.'))).toEqual(['written a.md'])
    expect(await edition.bring(at(first, 'Old.'))).toEqual(['unchanged a.md'])
    expect(await edition.read(name)).toContain('New.')
    expect(await edition.bring(at('2017-01-01T00:00:00Z', 'Newer.'))).toEqual(['updated a.md'])
    expect(await edition.read(name)).toMatch(/captured: 2017-01-01T00:00:00Z[\s\S]*Newer\./)
    expect(await edition.bring(at('2017-01-01T00:00:00Z', 'Corrected.'))).toEqual(['updated a.md'])
  })

  it('are one article over http and https; other URLs are other articles', async () => {
    const edition = await Edition.of()
    await edition.bring(at(first, 'Old.', a.url.replace('https', 'http')))
    expect(await edition.bring(at(second, 'New.'))).toEqual(['updated a.md'])
    expect(await edition.bring(at(second, 'Others.', 'https://e.example/2016/b'))).toEqual(['written b.md'])
  })

  it('of the same words take the date of the later one', async () => {
    const edition = await Edition.of()
    await edition.bring(at(first, 'Same.'))
    expect(await edition.bring(at(second, 'Same.'))).toEqual(['updated a.md'])
    expect(await edition.read(name)).toContain(`captured: ${second}`)
  })
})

describe('an update', () => {
  it('preserves every URL of the file', async () => {
    const edition = await Edition.of()
    await edition.bring({ ...a, formerly: ['https://e.example/old'] })
    expect(await edition.bring({ ...a, url: 'https://e.example/new' })).toEqual(['updated a.md'])
    expect(await edition.read(name)).toContain(
      'url: https://e.example/new\nformerly:\n  - https://e.example/2016/a\n  - https://e.example/old\n',
    )
    await edition.bring({ ...a, url: 'http://e.example/new' })
    expect(await edition.read(name)).not.toContain('https://e.example/new')
    await publishSound(edition.content, memoryStore())
  })

  it('of equal words and fields does nothing, whatever the name of the export', async () => {
    const edition = await Edition.of()
    await edition.import('one.x', [a])
    const before = await edition.read(name)
    const { articles } = await edition.import('two.x', [{ ...a }, { headline: 'B', body: 'New.' }])
    expect(articles.map(({ outcome }) => outcome)).toEqual(['unchanged', 'written'])
    expect(await edition.read(name)).toBe(before)
  })

  it('applies to a record with the same id and most of its words, at any URL of its host', async () => {
    const edition = await Edition.of()
    await edition.bring({ ...a, record: 'urn:6' })
    const moved = { ...a, headline: 'Other', url: 'https://e.example/other', record: 'urn:6' }
    expect(await edition.bring(moved)).toEqual(['updated a.md'])
    // Another site on the host can use the same id.
    const other = {
      headline: 'Mayor',
      url: 'https://e.example/blog/b',
      body: 'A town votes.',
      record: 'urn:6',
    }
    expect(await edition.bring(other)).toEqual(['written b.md'])
  })

  it('follows the record, not its former position', async () => {
    const edition = await Edition.of()
    const [one, two] = [
      { headline: 'Ferry', body: 'The ferry sank.', record: 'items 0' },
      { headline: 'Bridge', body: 'Down it fell.', record: 'items 1' },
    ]
    await edition.bring(one, two)
    expect(await edition.bring({ ...two, record: 'items 0' }, { ...one, record: 'items 1' })).toEqual([
      'unchanged bridge.md',
      'unchanged ferry.md',
    ])
    expect(await edition.read('undated/ferry.md')).toContain('The ferry sank.')
  })
})

describe('addresses', () => {
  it('of files without URLs are never taken', async () => {
    const edition = await Edition.of()
    await edition.bring({ headline: 'X', url: 'https://e.example/2016/04/08/b', body: 'One.', record: 'x' })
    const b = { headline: 'B', published: '2016-04-08', body: 'Two.', record: 'b' }
    expect(await edition.bring(b)).toEqual(['written b-2.md'])
    await publishSound(edition.content, memoryStore())
  })

  it('that are taken give an article the first free one of its other URLs', async () => {
    const edition = await Edition.of()
    await edition.bring(a, { headline: 'C', url: 'https://e.example/c', body: 'Three.', record: 'c' })
    const formerly = [
      'https://e.example/c',
      'https://e.example/2016/04/',
      'https://e.example/d',
      'https://e.example/x',
    ]
    const b = { ...a, headline: 'B', body: 'Four five.', formerly, record: 'b' }
    expect(await edition.bring(b)).toEqual(['displaced d.md'])
    const text = await edition.read('2016/04/d.md')
    expect(text).toContain(
      'url: https://e.example/d\nformerly:\n  - https://e.example/x\nidentifiers:\n  url: https://e.example/2016/a\n',
    )
    expect(await edition.bring(b)).toEqual(['unchanged d.md'])
    await publishSound(edition.content, memoryStore())
  })
})

describe('a taken-down article', () => {
  const down = async (status: string, configuration = '') => {
    const edition = await Edition.of(configuration)
    const url = 'https://e.example/2016/a_n_123.html'
    await edition.bring({ ...a, url })
    await edition.edit('2016/04/a-n-123.md', 'published:', `status: ${status}\npublished:`)
    return edition
  }
  const other = { headline: 'Other', body: 'Other words.', record: 'other' }

  it('is recognised by the identity in its URL', async () => {
    const edition = await down('withheld', "identity: '_n_(\\d+)'\n")
    expect(await edition.bring({ ...other, url: 'https://e.example/b_n_123.html' })).toEqual([
      'conflict a-n-123.md',
    ])
    expect(await edition.bring({ ...other, url: 'https://e.example/b_n_124.html' })).toEqual([
      'written b-n-124.md',
    ])
  })

  it('is recognised by its former URLs, and by its words at any URL', async () => {
    const edition = await down('anonymised')
    await edition.edit('2016/04/a-n-123.md', 'published:', 'formerly:\n  - https://e.example/old\npublished:')
    expect(await edition.bring({ ...other, url: 'https://e.example/OLD' })).toEqual(['conflict a-n-123.md'])
    expect(await edition.bring({ ...other, body: 'ONE, two!' })).toEqual(['conflict a-n-123.md'])
  })

  it('is not recognised by a URL with other parameters, nor by empty words', async () => {
    const edition = await down('gone')
    const url = 'https://e.example/2016/a_n_123.html?print=1'
    expect(await edition.bring({ ...other, url })).toEqual([expect.stringMatching('displaced')])
    const empty = await Edition.of()
    await empty.bring({ headline: 'Empty', body: '![](https://e.example/x.png)', record: 'empty' })
    await empty.edit('undated/empty.md', 'headline:', 'status: gone\nheadline:')
    const bare = { headline: 'Bare', body: '![](https://e.example/y.png)', record: 'bare' }
    expect(await empty.bring(bare)).toEqual(['written bare.md'])
  })

  it('is not one that is only hidden from search engines', async () => {
    const edition = await down('noindex')
    expect(await edition.bring({ ...other, body: a.body })).toEqual(['written other.md'])
  })
})

describe('pictures', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  it('are found in Markdown and in HTML, also in files with faults', async () => {
    const edition = await Edition.of()
    const media = path.join(edition.content, '../', `${path.basename(edition.content)}-media`)
    await mkdir(media)
    for (const each of ['a', 'b', 'c', 'd', 'unused']) {
      const bytes = Buffer.concat([png, Buffer.from(each)])
      await writeFile(path.join(media, `${each}.png`), bytes)
    }
    await edition.bring(
      { headline: 'M', body: '![x](https://e.example/a.png) ![](<https://e.example/b.png>)', record: 'm' },
      { headline: 'H', body: '<img alt="x" src="https://e.example/c.png">', record: 'h' },
      { headline: 'F', body: '![x](https://e.example/d.png)', record: 'f' },
    )
    await edition.edit('undated/f.md', 'headline:', 'x: y\nheadline:')
    const { pictures, rejections } = await edition.import('more.x', [{ headline: 'N', body: 'x' }], media)
    expect([pictures, rejections]).toEqual([4, []])
    const again = await edition.import('more.x', [{ headline: 'N', body: 'x' }], media)
    expect(again.pictures).toBe(0)
  })

  it('of a source are stored by their bytes; other files are rejected by their URL', async () => {
    const edition = await Edition.of()
    const picture = (url: string, bytes: Buffer) => ({
      kind: 'picture',
      url,
      mediaType: 'image/png',
      bytes: bytes.toString('base64'),
    })
    const report = await edition.import('p.x', [
      picture('https://e.example/a.png', png),
      picture('https://e.example/b.png', png),
      picture('https://e.example/c.png', Buffer.from('text')),
    ])
    expect(report.pictures).toBe(2)
    expect(report.rejections).toMatchObject([
      {
        record: 'https://e.example/c.png',
        reason:
          'is not a picture that browsers can show: convert it to JPEG or PNG, give the new file exactly the old name with its ending, put it in a folder, and import again with --media and that folder',
      },
    ])
  })
})

describe('the report of a run', () => {
  it('lists every kind of event, and files with the same words', async () => {
    const edition = await Edition.of()
    const report = await edition.import('all.x', [
      a,
      { ...a, url: 'https://e.example/2017/copy', record: 'copy', headline: 'Copy' },
      { kind: 'skipped', file: 'all.x', why: 'draft', record: 'x' },
      { kind: 'warning', file: 'all.x', text: 'to know' },
      { kind: 'rejection', file: 'all.x', line: 7, record: 'y', reason: 'is bad' },
    ])
    expect(report.articles[0]).toEqual({
      source: expect.stringMatching(/all\.x$/),
      file: edition.file('2016/04/a.md'),
      outcome: 'written',
      fault: null,
      lost: [],
      lostCount: 0,
    })
    expect(report.skipped).toEqual([{ file: 'all.x', why: 'draft', record: 'x' }])
    expect(report.remarks).toEqual([{ file: 'all.x', text: 'to know' }])
    expect(report.rejections).toEqual([{ file: 'all.x', line: 7, record: 'y', reason: 'is bad' }])
    expect(report.duplicates).toEqual([[edition.file('2016/04/a.md'), edition.file('2016/04/copy.md')]])
    const changed = await edition.import('all.x', [{ ...a, body: 'Other words.' }])
    expect(changed.duplicates).toEqual([])
  })
})
