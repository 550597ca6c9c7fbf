import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { FrontDoor, page } from '../front-door.ts'

const uuid = '26157981-b4f7-4929-adc1-e860c6f03636'
const subjects = [
  'MTVID',
  uuid,
  'news_news',
  'medtop:20000430',
  'NATO',
  'OTAN',
  'UNESCO',
  'RFID',
  'climate_change',
  'Paris,Ontario',
  '10,000 metres',
]
const readableSubjects = subjects.slice(4)

/** Imports one file, and returns its article's fields and what the report lists as dropped. */
async function importOne(name: string, text: string) {
  const door = await FrontDoor.open()
  await door.write({ [name]: text })
  const { status, report } = await door.bring([name])
  const [file = ''] = await door.all()
  const checked = parseArticleFile({ file, text: await readFile(door.file(file), 'utf8') })
  if (!('value' in checked)) throw new Error(checked.faults[0]?.reason)
  return {
    status,
    fields: checked.value.fields,
    dropped: report.dropped.map(({ reason, words }) => `${reason}: ${words}`).sort(),
    lost: report.articles.flatMap(({ lost }) => lost),
    file: path.basename(file),
  }
}

const feed = (item: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Feed',
    items: [{ id: '1', title: 'Ferry', content_text: 'The ferry sank in the harbour.', ...item }],
  })

const wxr = (terms: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Site</title><link>https://e.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://e.example</wp:base_blog_url>
<item><title>Ferry</title><link>https://e.example/ferry/</link><content:encoded><![CDATA[<p>The ferry sank in the harbour.</p>]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date>2012-05-04 10:05:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="s">News,Local,Sport</category>${terms.map((term, index) => `<category domain="post_tag" nicename="t${index}">${term}</category>`).join('')}</item></channel></rss>`

const frontMatter = (fields: object) =>
  `---\n${Object.entries({ title: 'Ferry', date: '2016-04-08', ...fields })
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n\nThe ferry sank in the harbour.\n`

const listed = [
  'code as topic: MTVID',
  `code as topic: ${uuid}`,
  'code as topic: medtop:20000430',
  'code as topic: news_news',
].sort()

describe('codes among topics', () => {
  it.each([
    ['a feed', 'feed.json', feed({ tags: subjects })],
    [
      'ninjs',
      'item.json',
      JSON.stringify({
        uri: 'urn:1',
        headline: 'Ferry',
        body_text: 'The ferry sank in the harbour.',
        subject: subjects.map((name) => ({ name })),
      }),
    ],
    ['Markdown', 'ferry.md', frontMatter({ tags: subjects })],
  ])('of %s are left out by name', async (_, name, text) => {
    const { status, fields, dropped, lost } = await importOne(name, text)
    expect(fields.topics).toEqual(readableSubjects)
    expect(dropped).toEqual(listed)
    expect([status, lost]).toEqual([0, []])
  })

  it('of a WordPress export are left out by name, and a list as a category is several', async () => {
    const { fields, dropped } = await importOne('export.xml', wxr(subjects))
    expect(fields.section).toBe('News')
    expect(fields.topics).toEqual(['Local', 'Sport', ...readableSubjects])
    expect(dropped).toEqual(listed)
  })

  it("of a page's metadata are left out by name, in whichever of its sources they are", async () => {
    const tags = ['MTVID', 'Ferries', 'news_local'].map(
      (topic) => `<meta property="article:tag" content="${topic}">`,
    )
    const sections = ['https://e.example/sport', 'news_news'].map(
      (section) => `<meta property="article:section" content="${section}">`,
    )
    const others = `<meta name="keywords" content="medtop:20000430, MTVID, Harbour"><meta name="section" content="Sport">`
    const head = [...tags, ...sections, others].join('')
    const { status, fields, dropped, lost } = await importOne(
      'a.html',
      page('Ferry', 'The ferry sank in the harbour.', head),
    )
    expect([fields.section, fields.topics]).toEqual(['Sport', ['Ferries']])
    expect(dropped).toEqual([
      'code as section: https://e.example/sport',
      'code as section: news_news',
      'code as topic: MTVID',
      'code as topic: medtop:20000430',
      'code as topic: news_local',
      'headline: Ferry',
    ])
    expect([status, lost]).toEqual([0, []])
  })

  it('leave a list as several topics, each once, and the commas of its numbers', async () => {
    const tags = ['10,000 metres,5,000 metres,Relay', 'Relay', 'Paris,Ontario']
    const { fields } = await importOne('feed.json', feed({ tags }))
    expect(fields.topics).toEqual(['10,000 metres', '5,000 metres', 'Relay', 'Paris,Ontario'])
  })

  it('leave a topic that is the section too', async () => {
    const head =
      '<meta property="article:section" content="Sport"><meta property="article:tag" content="Sport">'
    const { fields } = await importOne('a.html', page('Ferry', 'The ferry sank in the harbour.', head))
    expect([fields.section, fields.topics]).toEqual(['Sport', ['Sport']])
  })

  it('are left out as a section too', async () => {
    const { fields, dropped } = await importOne(
      'ferry.md',
      frontMatter({ section: 'MTVID', tags: ['Ferries'] }),
    )
    expect([fields.section, fields.topics]).toEqual([null, ['Ferries']])
    expect(dropped).toEqual(['code as section: MTVID'])
  })
})

describe('a placeholder of a name', () => {
  it.each(['N/A', '-', 'No Author', '—'])('is not an author: %s', async (author) => {
    const reason = `placeholder of a name: ${author}`
    const article = await importOne('ferry.md', frontMatter({ author }))
    expect([article.fields.authors, article.dropped]).toEqual([[], [reason]])
    const item = await importOne('feed.json', feed({ authors: [{ name: author }, { name: 'Ann Lee' }] }))
    expect([item.fields.authors, item.dropped, item.lost]).toEqual([['Ann Lee'], [reason], []])
  })

  it('is not a byline', async () => {
    const { fields, dropped } = await importOne('ferry.md', frontMatter({ byline: 'N/A' }))
    expect([fields.byline, dropped]).toEqual([null, ['placeholder of a name: N/A']])
  })

  it.each(['Ann Lee', 'Noah Author', 'Ng', '柏'])('is not a name: %s', async (author) => {
    expect((await importOne('ferry.md', frontMatter({ author }))).fields.authors).toEqual([author])
  })
})
