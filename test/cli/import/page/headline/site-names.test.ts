import { describe, expect, it } from 'vitest'
import {
  collectSectionNames,
  collectSiteNames,
} from '../../../../../src/cli/import/page/headline/site-names.ts'
import { listStatedTitles } from '../../../../../src/cli/import/page/headline/stated-titles.ts'
import {
  splitTitleAtSeparators,
  stripSiteNames,
} from '../../../../../src/cli/import/page/headline/strip-site-names.ts'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'

function page(html: string, url: string | null = null) {
  const parsed = parseWebPage(html, { name: 'Gazette', language: 'en' })
  if (parsed === 'too deep') throw new Error('nested')
  return { ...parsed, url }
}
const meta = (...pairs: [string, string][]) =>
  pairs.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('the names of a site', () => {
  const own = new Set(collectSiteNames(page('<p>')))
  const names = (html: string, url: string | null = null) =>
    [...collectSiteNames(page(html, url))].filter((name) => !own.has(name))
  it('are those that it states', () => {
    expect(own.has('gazette')).toBe(true)
    expect(
      names(
        meta(
          ['og:site_name', 'The A'],
          ['application-name', 'B!'],
          ['apple-mobile-web-app-title', 'CC'],
          ['publisher', 'DD'],
          ['dc.publisher', 'EE'],
          ['twitter:site', '@ff'],
        ),
      ),
    ).toEqual(['thea', 'cc', 'dd', 'ee', 'ff'])
    expect(
      names(
        ld([
          { '@type': 'WebSite', name: 'Site', alternateName: 'Alt' },
          { '@type': 'NewsMediaOrganization', legalName: 'Legal' },
          { '@type': 'Person', name: 'Ann' },
          { '@type': 'NewsArticle', publisher: { name: 'Pub' }, isPartOf: [{ name: 'Part' }] },
        ]),
      ),
    ).toEqual(['pub', 'part', 'site', 'alt', 'legal'])
    expect(names('<h1 class="logo">Head</h1><h4 class="logo">Deep</h4><h2>Story</h2>')).toEqual(['head'])
    expect(
      names(
        '<h1 class="logo">One</h1><h2 class="logo">Two</h2><h3 class="logo">Three</h3><h3 class="logo">Four</h3>',
      ),
    ).toEqual(['one', 'two', 'three'])
  })
  it.each([
    ['https://www.star.co.uk/a', ['starcouk', 'wwwstarcouk', 'star', 'staronline']],
    ['https://star.example/a', ['starexample', 'wwwstarexample', 'star', 'staronline']],
    [
      'https://news.star.example/a',
      ['newsstarexample', 'wwwnewsstarexample', 'star', 'starexample', 'staronline'],
    ],
  ])('are those of its host: %s', (url, expected) => expect(names('<p>', url)).toEqual(expected))
})

describe('the names of sections', () => {
  const names = (html: string, url: string | null = null) => [...collectSectionNames(page(html, url))]
  it('are those that it states, and folders of its URL', () => {
    expect(
      names(
        meta(
          ['article:section', 'A, B/C'],
          ['og:article:section', 'D > E'],
          ['parsely-section', 'F'],
          ['section', 'G'],
          ['content_category', 'H'],
        ),
      ),
    ).toEqual(['abc', 'a', 'b', 'c', 'de', 'd', 'e', 'f', 'g', 'h'])
    expect(names(ld({ '@type': 'NewsArticle', articleSection: ['A', 7, 'B'] }))).toEqual(['a', 'b'])
    expect(names('<p>', 'https://a.example/news/city/a-story-of-many-words/b')).toEqual(['news', 'city'])
  })
  it.each([
    ['<a href="/sport/">Sport</a>', null, ['sport']],
    ['<a href="/x/the-sport">The Sport!</a>', null, ['thesport']],
    ['<a href="/sport/">Football</a>', null, []],
    ['<a href="/b">b</a>', 'https://a.example/b', []],
    [`<a href="/${'x'.repeat(30)}">${'x'.repeat(30)}</a>`, null, ['x'.repeat(30)]],
    [`<a href="/${'x'.repeat(31)}">${'x'.repeat(31)}</a>`, null, []],
  ])('are those of links to folders: %s', (html, url, expected) => expect(names(html, url)).toEqual(expected))
})

describe('a title', () => {
  it.each([
    ['a | b - c', ['a', 'b', 'c']],
    ['a-b', ['a-b']],
    ['a|b', ['a', 'b']],
    ['a » b', ['a', 'b']],
    ['a » ', ['a']],
    ['a_字', ['a', '字']],
    ['a_b', ['a_b']],
  ])('is divided at its separators: %s', (title, parts) =>
    expect(splitTitleAtSeparators(title)).toEqual(parts),
  )

  const known = {
    siteNames: new Set(['star', 'thedaily', 'golemde', 'welle', '日新聞']),
    sectionNames: new Set(['sport']),
    otherTitles: new Set(['aferrystops', 'sport']),
  }
  it.each([
    ['A ferry sinks - Star', 'A ferry sinks'],
    ['A ferry sinks | The Star', 'A ferry sinks'],
    ['A ferry sinks – Daily', 'A ferry sinks'],
    ['A ferry sinks | Sport | Star', 'A ferry sinks'],
    ['Star | A ferry sinks', 'A ferry sinks'],
    ['Star: A ferry sinks', 'A ferry sinks'],
    ['A ferry sinks - TheDailyNews', 'A ferry sinks'],
    ['A ferry sinks - TheDailyNewspaper', 'A ferry sinks - TheDailyNewspaper'],
    ['A ferry sinks - Heise.de', 'A ferry sinks'],
    ['A ferry sinks - HEISE.DE', 'A ferry sinks'],
    ['A ferry sinks in the night - news.heise-online.com', 'A ferry sinks in the night'],
    ['A ferry sinks - Heise.press', 'A ferry sinks'],
    ['A ferry sinks - Heise.xyz', 'A ferry sinks - Heise.xyz'],
    ['A ferry sinks - See heise.de', 'A ferry sinks - See heise.de'],
    ['Ferry on - heise.de', 'Ferry on - heise.de'],
    ['Ferry one - heise.de', 'Ferry one'],
    ...['The', 'Der', 'Die', 'Das', 'Le', 'La', 'El'].map((the) => [
      `A ferry sinks - ${the} Star`,
      'A ferry sinks',
    ]),
    ['A ferry sinks - WelleNews', 'A ferry sinks'],
    ['A ferry sinks - StarNews', 'A ferry sinks - StarNews'],
    ['A ferry sinks - TheDailyReport', 'A ferry sinks'],
    ['A ferry sinks - TheDailyReports', 'A ferry sinks - TheDailyReports'],
    ['A ferry sinks - ', 'A ferry sinks -'],
    ['A ferry sinks - Sport', 'A ferry sinks'],
    ['Sports - Sport', 'Sports'],
    ['Sport - and more', 'Sport - and more'],
    ['A ferry sinks - Node.js', 'A ferry sinks - Node.js'],
    ['Ab - Heise.de', 'Ab - Heise.de'],
    ['Sport - Sport', 'Sport - Sport'],
    ['A ferry stops - and more', 'A ferry stops'],
    ['A ferry sinks - and more', 'A ferry sinks - and more'],
    ['A ferry sinks | Unknown', 'A ferry sinks'],
    ['Unknown | A ferry sinks', 'Unknown | A ferry sinks'],
    ['市長の発言-日新聞', '市長の発言'],
    ['-日新聞', '-日新聞'],
    ['A ferry sinks-日新聞', 'A ferry sinks'],
    ['A ferry sinks|Unknown', 'A ferry sinks'],
    ['Unknown|Ferries', 'Unknown|Ferries'],
    ['| A ferry', '| A ferry'],
    ['Star | Star | Star | Star | A ferry sinks', 'A ferry sinks'],
    ['Star: A ferry: it sinks', 'A ferry: it sinks'],
    ['Ferry: A star - The Star', 'Ferry: A star'],
    ['市長の発言-Star', '市長の発言-Star'],
    ['Star', 'Star'],
    ['Star - ', 'Star -'],
    ['Star: - Star', 'Star:'],
  ])('loses names of the site and its sections: %s', (title, expected) =>
    expect(stripSiteNames(title, known).trim()).toBe(expected),
  )

  it('is stated by metadata, most reliable first', () => {
    const html = `<title>T - Gazette</title>${ld({ '@type': 'NewsArticle', headline: 'L &amp; M' })}<meta property="og:title" content="O | Gazette">${meta(['twitter:title', 'W'], ['headline', 'H'], ['dc.title', 'D'])}<p itemprop="headline">I</p><p itemprop="headline">J</p>`
    expect(listStatedTitles(page(html), []).map(({ value, source }) => `${value} ${source}`)).toEqual([
      'L & M json-ld',
      'I microdata',
      'O opengraph',
      'W meta',
      'H meta',
      'D meta',
      'T title',
    ])
    expect(listStatedTitles(page('<title>…</title>'), [])).toEqual([])
    expect(listStatedTitles(page(`<title>${'x'.repeat(500)}</title>`), [])).toHaveLength(1)
    expect(listStatedTitles(page(`<title>${'x'.repeat(501)}</title>`), [])).toEqual([])
    expect(listStatedTitles(page(`<p itemprop="headline" content="C">D</p>`), [])).toEqual([
      { source: 'microdata', value: 'C' },
    ])
  })
})
