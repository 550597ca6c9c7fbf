import { describe, expect, it } from 'vitest'
import { briefingFor, lantern } from '../reading.ts'
import { readFileOf, readRecords, summary, theArticle } from './captures.ts'
import { page, record, redirect, response } from './warc.ts'

const story = 'http://the-lantern.example/2016/bridge'

describe('redirects', () => {
  const from = (uri: string, location: string, status?: string) =>
    record({ uri, block: redirect(location, status) })

  it('become former URLs of the article they lead to, over any number of steps', async () => {
    const readings = await readRecords(
      from('http://a.example/1', '/2', '302 Found'),
      from('http://a.example/2', 'http://a.example/3', '303 See Other'),
      from('http://a.example/3', story, '308'),
      record(),
      from('http://b.example/4', '//a.example/1', '307 Temporary Redirect'),
    )
    expect(theArticle(readings).fields).toMatchObject({
      url: story,
      formerly: ['http://a.example/1', 'http://a.example/2', 'http://a.example/3', 'http://b.example/4'],
    })
    expect(summary(readings)).toHaveLength(1)
  })

  it('to nothing captured, or in a circle, are skipped', async () => {
    const readings = await readRecords(
      from('http://a.example/1', 'http://a.example/2'),
      from('http://a.example/2', 'http://a.example/1'),
      from('http://a.example/self', 'http://a.example/self'),
      from('http://a.example/out', 'https://elsewhere.example/'),
      from('http://a.example/up', 'https://a.example/up'),
      record({ uri: 'http://a.example/nowhere', block: response('301') }),
      from('http://a.example/mail', 'mailto:desk@a.example'),
    )
    expect(summary(readings)).toEqual([
      'status 301: http://a.example/nowhere',
      'status 301: http://a.example/mail',
      'redirect loop: http://a.example/1 → http://a.example/2',
      'redirect loop: http://a.example/2 → http://a.example/1',
      'redirect: http://a.example/self → http://a.example/self',
      'redirect: http://a.example/out → https://elsewhere.example/',
      'redirect: http://a.example/up → https://a.example/up',
    ])
  })

  it('of a page do not hide its captures', async () => {
    const closed = record({ uri: 'http://the-lantern.example/closed', block: page('We have closed') })
    const moved = record({ date: '2020-01-01T00:00:00Z', block: redirect('/closed') })
    const readings = await readRecords(record(), moved, closed)
    expect(summary(readings)).toEqual([
      `The bridge reopens @ ${story}`,
      'We have closed @ http://the-lantern.example/closed',
    ])
    expect(readings).toContainEqual(
      expect.objectContaining({
        text: expect.stringMatching(
          /^1 address answered once with a page and once with a redirect, and was imported as a page$/,
        ),
      }),
    )
  })
})

describe('the URLs of a page', () => {
  it('that differ by scheme, fragment or tracking parameters are one page', async () => {
    const at = (uri: string, date: string) => record({ uri, date })
    const readings = await readRecords(
      at(`${story}?utm_source=rss&utm_medium=feed`, '2014-01-01T00:00:00Z'),
      at(`${story.replace('http:', 'https:')}#comments`, '2018-01-01T00:00:00Z'),
      at(story, '2016-01-01T00:00:00Z'),
    )
    expect(theArticle(readings).fields).toMatchObject({
      url: 'https://the-lantern.example/2016/bridge',
      formerly: [
        story,
        `${story}?utm_source=rss&utm_medium=feed`,
        'https://the-lantern.example/2016/bridge#comments',
      ],
    })
  })

  it('preserve their other parts as written', async () => {
    const readings = await readRecords(record({ uri: 'http://a.example/?p=12&utm_source=x&q=a+b%20c' }))
    expect(theArticle(readings).fields.url).toBe('http://a.example/?p=12&q=a+b%20c')
  })

  it('that a page states are former URLs, unless another page was captured there', async () => {
    const stating = (href: string) =>
      page('A story', { 'Content-Type': 'text/html' })
        .toString()
        .replace('</head>', `<link rel="canonical" href="${href}"></head>`)
    const readings = await readRecords(
      record({ uri: `${story}/amp`, block: stating(story) }),
      record({ uri: `${story}/print`, block: stating('http://the-lantern.example/other') }),
      record(),
    )
    expect(readings).toMatchObject([
      { fields: { url: `${story}/amp`, formerly: [] } },
      { fields: { url: `${story}/print`, formerly: ['http://the-lantern.example/other'] } },
      { fields: { url: story, formerly: [] } },
    ])
  })

  it('on hosts that the edition does not list are not reported where they are refused', async () => {
    const briefing = briefingFor(lantern, { acceptsForeignHosts: false })
    const readings = await readFileOf('a.warc', record({ uri: 'http://other.example/story' }), briefing)
    expect(readings.filter(({ kind }) => kind === 'warning')).toEqual([])
  })

  it('on hosts that the edition does not list are reported', async () => {
    const readings = await readRecords(record(), record({ uri: 'http://other.example/story' }))
    expect(readings).toContainEqual(
      expect.objectContaining({
        text: 'articles are on hosts that edition.yaml does not list, so links to them lead nowhere: other.example. Add these hosts to hosts there, or import the articles into another edition',
      }),
    )
  })

  it('that are not web pages, or too long, are rejected', async () => {
    const readings = await readRecords(
      record({ type: 'resource', uri: 'metadata://gnu.org/wget.log' }),
      record({ uri: `http://a.example/${'x'.repeat(2048)}` }),
      record({ uri: 'http://user:word@a.example/story' }),
    )
    expect(summary(readings)).toEqual([
      `refused: has the invalid URL http://a.example/${'x'.repeat(183)}: ignore it or, if it is an article, save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that`,
      'The bridge reopens @ http://a.example/story',
    ])
  })
})
