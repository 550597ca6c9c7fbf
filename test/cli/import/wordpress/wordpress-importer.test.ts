import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article, ImportEvent } from '../../../../src/cli/import/importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { wordpressImporter } from '../../../../src/cli/import/wordpress/wordpress-importer.ts'
import { FrontDoor, wordpressExport } from '../front-door.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const fixture = (file: string) => path.join(import.meta.dirname, '../fixtures/wordpress', file)

let readings: ImportEvent[]
beforeAll(async () => {
  readings = await readingsOf(wordpressImporter, await openSource(fixture('newsroom.xml')))
})

function article(record: string): Article {
  const found = readings.find(
    (each): each is Article =>
      each.kind === 'article' && 'record' in each.original && each.original.record === record,
  )
  if (!found) throw new Error(`no ${record}`)
  return found
}

const warnings = () => readings.flatMap((each) => (each.kind === 'warning' ? [each.text] : []))

describe('a post', () => {
  it('brings what WordPress knew of it', () => {
    expect(article('post 11').fields).toMatchObject({
      headline: 'Ferry & bridge reopen',
      alternativeHeadline: 'After nine months, both are back',
      url: 'https://www.harbour-post.example/2016/04/08/ferry-and-bridge-reopen/',
      formerly: [
        'http://old.harbour-post.example/?p=11',
        'https://www.harbour-post.example/?p=11',
        'https://www.harbour-post.example/2016/04/08/ferry-back/',
      ],
      identifiers: { wordpress: '11' },
      published: '2016-04-08T10:05:00-04:00',
      modified: '2016-04-09T08:00:00-04:00',
      authors: ['Mary Kay & Sons'],
      section: 'City',
      topics: ['Transport', 'Ferries & boats'],
      provenance: {},
    })
  })

  it('is kept in the export', () => {
    expect(article('post 11').original).toEqual({
      mediaType: 'application/rss+xml',
      extension: 'xml',
      record: 'post 11',
      captured: null,
      earlier: [],
    })
  })

  it('has its paragraphs, pictures, videos and boxes as plain Markdown', () => {
    expect(article('post 11').markdown).toMatchInlineSnapshot(`
      "<figure><img src="https://www.harbour-post.example/wp-content/uploads/bridge.jpg" alt=""><figcaption>The bridge</figcaption></figure>

      The ferry sails again.\\
      It left at **noon**.

      <figure><a href="https://www.harbour-post.example/about/"><img alt="A white ferry" src="https://www.harbour-post.example/wp-content/uploads/2016/04/ferry-300x200.jpg" width="300" height="200"></a><figcaption>The ferry, by J. Roy</figcaption></figure>

      Nobody \\[sic] complained.

      Timetable

      Every hour.

      <https://www.youtube.com/watch?v=abcdefghijk>

      <figure><img src="https://www.harbour-post.example/wp-content/uploads/crowd.jpg" alt=""><figcaption>The <em>crowd</em></figcaption></figure>

      ![The "old" hall](https://www.harbour-post.example/wp-content/uploads/hall.jpg)

      > At last.
      >
      > We waited.

      <pre>  08:00
        09:00</pre>"
    `)
  })

  it('has the authors that a plugin names, guests too', () => {
    expect(article('post 12').fields.authors).toEqual(['Mary Kay & Sons', 'Ann Guest'])
  })

  it('falls back on the date of the feed, then of the URL', () => {
    expect(article('post 12').fields).toMatchObject({
      published: '2016-04-09T01:00:00Z',
      provenance: { published: 'pubDate' },
    })
    expect(article('post 15').fields).toMatchObject({
      published: '2011-05',
      provenance: { published: 'url', headline: 'inferred' },
    })
  })

  it('without a title has its first sentence for a headline', () => {
    expect(article('post 15').fields.headline).toBe('A note without a title.')
  })

  it('of the block editor keeps its HTML, its reusable blocks filled in', () => {
    expect(article('post 12').markdown).toMatchInlineSnapshot(`
      "The council voted.

      Votes are public.

      <figure><img alt="The &#x22;old&#x22; hall" src="https://www.harbour-post.example/wp-content/uploads/hall.jpg"><figcaption>The hall</figcaption></figure>

      <https://video.example/1>"
    `)
  })
})

describe('a page', () => {
  it('is an article, with its own plain address', () => {
    expect(article('post 13').fields).toMatchObject({
      headline: 'About us',
      url: 'https://www.harbour-post.example/about/',
      formerly: ['https://www.harbour-post.example/?page_id=13'],
      published: '2010-01-01T12:00:00Z',
      authors: ['nobody'],
    })
    expect(article('post 13').markdown).toBe('We are few.')
  })

  it('that was the front keeps its plain address alone', () => {
    expect(article('post 14').fields).toMatchObject({
      url: 'https://www.harbour-post.example/?page_id=14',
      formerly: [],
      published: null,
    })
  })
})

describe('the report', () => {
  it('counts what was never public, by status', () => {
    const skipped = readings.flatMap((each) =>
      each.kind === 'skipped' ? [`${each.why}: ${each.record}`] : [],
    )
    expect(skipped).toEqual([
      'draft: post 16: Not yet',
      'private: post 17: Ours only',
      'future: page 18: Tomorrow',
      'trash: post 19: Thrown away',
      'protected by a password: post 20: Secret plans',
      'attachment: attachment 21: ferry',
      'attachment: attachment 22: crowd',
      'attachment: attachment 23: hall',
      'attachment: attachment 24: bridge',
      'nav_menu_item: nav_menu_item 30: Home',
      'wp_block: wp_block 31: Note on votes',
      'guest-author: guest-author 32: Ann Guest',
    ])
  })

  it('warns of dropped content, and of settings that edition.yaml lacks', () => {
    expect(warnings()).toMatchInlineSnapshot(`
      [
        "edition.yaml does not list these hosts, so former URLs and links on them lead nowhere: old.harbour-post.example (1 URL), www.harbour-post.example (9 URLs). To list them, write hosts: [the-lantern.example, old.harbour-post.example, www.harbour-post.example] there, and import again",
        "edition.yaml does not list these query parameters as part of addresses, so former URLs with them are dropped: ?p= (5), ?page_id= (2). If they tell articles apart, write query: [p, page_id] there, and import again",
        "terms other than categories and tags were left out: region (1). To keep one, for example region as topics, write take: { taxonomies: { region: topics } } in edition.yaml, and import again",
        "2 comments by readers were stored in the articles' files, but will not be published. To publish comments, write comments: yes in edition.yaml",
        "the shortcode [box] is unknown (1 use), so only its text was imported",
        "1 form was left out",
        "blocks that WordPress fills in itself were left out, except words in their settings: latest-posts (1)",
        "some authors have no name in this export, only a login: nobody (1). To give nobody a name, type \`npx morgue edit --where 'author=nobody' --set 'authors-=nobody' --set 'authors+=<name>'\`",
        "1 article without a title was given a guess as the headline: search the articles' files for "headline: inferred", and correct the headlines there",
        "1 page at the address of the front page was given another address, because the archive has a front page of its own",
        "1 featured picture was placed above the text",
        "1 file of galleries and playlists is missing from this export: if the site was exported in several parts, put them all into one zip, and import that. Otherwise, export the site again (in WordPress: Tools, Export, All content), and import that file. What is missing there too was deleted in WordPress",
      ]
    `)
  })

  it('says nothing of what edition.yaml has', async () => {
    const hosts = ['www.harbour-post.example', 'old.harbour-post.example']
    const take = { ...lantern.take, taxonomies: new Map([['region', 'topics'] as const]) }
    const edition = { ...lantern, hosts, query: ['p', 'page_id'], take, comments: true }
    const again = await readingsOf(
      wordpressImporter,
      await openSource(fixture('newsroom.xml')),
      briefingFor(edition),
    )
    const texts = again.flatMap((each) => (each.kind === 'warning' ? [each.text] : []))
    expect(texts.filter((text) => text.includes('edition.yaml') || text.includes('query'))).toEqual([])
  })

  it('says of a known shortcode without an address that it could not be read, not that it is unknown', async () => {
    const door = await FrontDoor.open()
    const body = 'The ferry sank. [spotify width="300"] [box colour="red"] It was raised.'
    const posts = [{ id: 1, title: 'Ferry', body }]
    await door.write({ 'a.xml': wordpressExport('https://e.example', posts) })
    const { report } = await door.bring(['a.xml'])
    const texts = report.remarks.map(({ text }) => text)
    expect(texts.filter((text) => text.includes('shortcode'))).toEqual([
      'the shortcode [box] is unknown (1 use), so only its text was imported',
      'the shortcode [spotify] names nothing to show (1 use), so only its text was imported: search the export for [spotify, and add the missing picture or link to the article',
    ])
  })
})

describe('an export', () => {
  it('of the first version names terms twice and authors by login', async () => {
    const { fields } = await articleOf(wordpressImporter, await openSource(fixture('first-version.xml')))
    expect(fields).toMatchObject({
      headline: 'Storm ’closes’ the harbour',
      published: '2009-11-02T00:00:00-03:30',
      modified: null,
      authors: ['mkay'],
      section: 'City',
      topics: ['storm'],
    })
  })

  it('is known by its content, whatever its name', () => {
    const xml = readFileSync(fixture('newsroom.xml'))
    expect(wordpressImporter.recognises(sourceOf('backup', xml))).toBe(true)
    expect(wordpressImporter.recognises(sourceOf('backup', Buffer.concat([Buffer.from('\n\n'), xml])))).toBe(
      true,
    )
    expect(wordpressImporter.recognises(sourceOf('backup.gz', gzipSync(xml)))).toBe(true)
    expect(wordpressImporter.recognises(sourceOf('a.xml', Buffer.from(`\ufeff${xml}`, 'utf16le')))).toBe(true)
    expect(wordpressImporter.recognises(sourceOf('feed.xml', '<rss version="2.0"><channel/></rss>'))).toBe(
      false,
    )
    expect(wordpressImporter.recognises(sourceOf('a.html', `<p>${xml}</p>`))).toBe(false)
    expect(wordpressImporter.recognises(sourceOf('a.gz', gzipSync('nothing')))).toBe(false)
    expect(wordpressImporter.recognises(sourceOf('a.gz', new Uint8Array([0x1f, 0x8b, 8, 1, 2, 3])))).toBe(
      false,
    )
    expect(wordpressImporter.recognises(sourceOf('a', ''))).toBe(false)
  })

  it('reads the same from a gzip', async () => {
    const packed = gzipSync(readFileSync(fixture('newsroom.xml')))
    const again = await readingsOf(wordpressImporter, sourceOf(fixture('newsroom.xml'), packed))
    const markdown = (all: ImportEvent[]) =>
      all.flatMap((each) => (each.kind === 'article' ? [each.markdown] : []))
    expect(markdown(again)).toEqual(markdown(readings))
    expect(again.find(({ kind }) => kind === 'article')).toMatchObject({
      original: { mediaType: 'application/gzip', extension: 'xml.gz' },
    })
  })

  it('may name its namespaces by other prefixes', async () => {
    const renamed = readFileSync(fixture('first-version.xml'), 'utf8')
      .replaceAll('xmlns:wp=', 'xmlns:w=')
      .replaceAll('<wp:', '<w:')
      .replaceAll('</wp:', '</w:')
    const { fields } = await articleOf(wordpressImporter, sourceOf('a.xml', renamed))
    expect(fields).toMatchObject({ identifiers: { wordpress: '4' }, published: '2009-11-02T00:00:00-03:30' })
  })
})
