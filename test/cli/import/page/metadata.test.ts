import { describe, expect, it } from 'vitest'
import { makeElement } from '../../../../src/cli/content/html/element.ts'
import { listJsonLdTypes, selectJsonLdArticles } from '../../../../src/cli/import/page/metadata/json-ld.ts'
import { resolveForeignLanguage } from '../../../../src/cli/import/page/metadata/page-language.ts'
import { listStatedUrls } from '../../../../src/cli/import/page/metadata/page-url.ts'
import { createStatedPictureCreditLookup } from '../../../../src/cli/import/page/metadata/picture-credits.ts'
import { findStatedSiteName } from '../../../../src/cli/import/page/metadata/site-name.ts'
import { stripMarkup } from '../../../../src/cli/import/page/metadata/strip-markup.ts'
import {
  findCopyrightNotice,
  findFirstSection,
  findTopics,
} from '../../../../src/cli/import/page/metadata/subjects.ts'
import { parseWebPage } from '../../../../src/cli/import/page/metadata/web-page.ts'

function page(head: string, html = '<html>') {
  const parsed = parseWebPage(`${html}<head>${head}</head><body><p>x</p></body></html>`, {
    name: 'The Lantern',
    language: 'en',
  })
  if (parsed === 'too deep') throw new Error('nested')
  return parsed
}
const ld = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
const article = (more: object) => ld({ '@type': 'NewsArticle', ...more })
const meta = (...pairs: [string, string][]) =>
  pairs.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')

describe('the JSON-LD of a page', () => {
  it.each([
    '{"a":1}',
    '//<![CDATA[\n{"a":1}\n//]]>',
    '// <![CDATA[\n{"a":1}\n// ]]>',
    '<![CDATA[{"a":1}]]>',
    '<!--{"a":1}-->',
    '/* data */{"a":1}/* end */',
    '{"a":1};',
    ' {"a":1} ',
  ])('is read in its wrapping: %j', (text) => expect(page(ld(text)).jsonLdObjects).toEqual([{ a: 1 }]))

  it('may have line ends in its strings, and is nothing where it is broken', () => {
    expect(page(ld('{"a":"b\nc\td"}')).jsonLdObjects).toEqual([{ a: 'b c d' }])
    expect(page(ld('{a}')).jsonLdObjects).toEqual([])
    expect(
      page(
        '<script type="application/json">{"a":1}</script><style type="application/ld+json">{"a":1}</style>',
      ).jsonLdObjects,
    ).toEqual([])
    expect(page('<script type=" APPLICATION/LD+JSON; x">{"a":1}</script>').jsonLdObjects).toEqual([{ a: 1 }])
  })

  it('has objects within others, to a depth', () => {
    const names = (value: unknown) => page(ld(value)).jsonLdObjects.map(({ name }) => name)
    expect(
      names([
        {
          name: 1,
          '@graph': [{ name: 2, mainEntity: { name: 3 } }],
          mainEntityOfPage: { name: 4 },
          other: { name: 5 },
        },
        'x',
      ]),
    ).toEqual([1, 2, 3, 4])
    const nest = (depth: number): object =>
      depth === 0 ? { name: 0 } : { name: depth, '@graph': nest(depth - 1) }
    expect(names(nest(6))).toEqual([6, 5, 4, 3, 2])
  })

  it.each([
    ['NewsArticle', ['NewsArticle']],
    ['https://schema.org/Article', ['Article']],
    ['schema:Article', ['Article']],
    ['http://schema.org#Article', ['Article']],
    [
      ['A', 7, 'b/C'],
      ['A', 'C'],
    ],
    [{ toString: 1 }, []],
  ])('has types: %j', (type, expected) => expect(listJsonLdTypes({ '@type': type })).toEqual(expected))

  it('has its articles, the fullest first', () => {
    const types = [
      'Article',
      'NewsArticle',
      'ReportageNewsArticle',
      'BlogPosting',
      'LiveBlogPosting',
      'OpinionNewsArticle',
      'ScholarlyArticle',
      'TechArticle',
      'Report',
    ]
    expect(selectJsonLdArticles(types.map((type) => ({ '@type': type })))).toHaveLength(9)
    expect(
      selectJsonLdArticles([{ '@type': 'WebPage' }, { '@type': 'ArticleList' }, { '@type': 'MyArticle' }]),
    ).toEqual([])
    expect(selectJsonLdArticles([{ '@type': 'Article' }, { '@type': 'Article', a: 1 }])[0]).toEqual({
      '@type': 'Article',
      a: 1,
    })
  })
})

describe('the meta elements of a page', () => {
  it('are read by any of their names, in order', () => {
    const { metaTags } = page(
      '<meta property="A" content=" b\n c "><meta name="a" content="d"><meta itemprop="e" content="f"><meta http-equiv="G" content="h"><meta name="i" content=""><meta content="j">',
    )
    expect([...page('<meta name="date" property="og:pubdate" content="2016">').metaTags.keys()]).toEqual([
      'og:pubdate',
    ])
    expect([...metaTags]).toEqual([
      ['a', ['b c', 'd']],
      ['e', ['f']],
      ['g', ['h']],
    ])
  })

  it.each([
    ['a <b>b</b>&amp;c', 'a b&c'],
    ['a < b', 'a < b'],
    ['a &#233; &#xe9;', 'a é é'],
    ['a\n b', 'a b'],
  ])('have values without markup: %s', (value, expected) => expect(stripMarkup(value)).toBe(expected))

  it('name the site, as JSON-LD does', () => {
    expect(findStatedSiteName(page(meta(['application-name', 'B'], ['og:site_name', 'A'])))).toBe('A')
    expect(findStatedSiteName(page(article({ publisher: [{ x: 1 }, { name: 'C' }] })))).toBe('C')
    expect(findStatedSiteName(page(''))).toBeNull()
  })
})

describe('the language of a page', () => {
  const resolve = (head: string, html: string, shown: string | null) => {
    const claim = resolveForeignLanguage(page(head, html), shown, { language: 'en' })
    return claim && `${claim.value} ${claim.source}`
  }
  it.each([
    ['', '<html lang="fr-CA">', 'fr', 'fr-CA html'],
    ['', '<html lang="en">', 'fr', 'fr inferred'],
    ['', '<html lang="fr">', 'en', null],
    ['', '<html lang="fr">', null, 'fr html'],
    ['', '<html lang="en-GB">', null, null],
    ['', '<html>', null, null],
    [article({ inLanguage: 'de' }), '<html lang="fr">', null, 'de json-ld'],
    [meta(['og:locale', 'pt_BR']), '<html>', 'pt', 'pt-BR opengraph'],
    ['<meta http-equiv="content-language" content="es">', '<html>', null, 'es html'],
  ])('is that of its text, as it states it: %s %s %s', (head, html, shown, expected) =>
    expect(resolve(head, html, shown)).toBe(expected),
  )
})

describe('the URLs of a page', () => {
  const urls = (head: string, beginning = '', url: string | null = null) =>
    listStatedUrls({ ...page(head), url }, beginning).map(({ value, source }) => `${source} ${value}`)
  it('are those that it states, most reliable first', () => {
    const head = `${article({ url: 'https://a.example/c' })}<meta property="og:url" content="https://a.example/b"><link rel="x canonical" href="https://a.example/a#d"><link rel="alternate" href="https://a.example/z">`
    expect(urls(head, '<!-- saved from url=(0023)https://a.example/s -->')).toEqual([
      'canonical https://a.example/a',
      'opengraph https://a.example/b',
      'json-ld https://a.example/c',
      'saved https://a.example/s',
    ])
  })
  it.each([
    ['<!--\n Page saved with SingleFile \n url: https://a.example/s?p=1 \n saved date: Mon Mar 02 2015\n-->'],
    ['<!--\n Archive processed by SingleFile \n url: https://a.example/s?p=1 \n-->'],
    ['<!-- saved from url=(0023)https://a.example/s?p=1 -->'],
  ])('are those that the program noted which saved it: %s', (note) =>
    expect(urls('', note)).toEqual(['saved https://a.example/s?p=1']),
  )
  it.each([
    '<!-- url: https://a.example/s -->',
    '<!-- Page saved with SingleFile --> url: https://a.example/s',
  ])('are in no other comment: %s', (note) => expect(urls('', note)).toEqual([]))
  it('are the one that WebScrapBook noted', () => {
    const saved = parseWebPage('<html data-scrapbook-source="https://a.example/s"><body>A</body></html>', {
      name: 'A',
      language: 'en',
    })
    expect(saved !== 'too deep' && listStatedUrls(saved, '')).toEqual([
      { source: 'saved', value: 'https://a.example/s' },
    ])
  })
  it('are under http where only the mirror of a site names them, since its comment has no scheme', () =>
    expect(urls('', '<!-- Mirrored from a.example/2009/ferry.html by HTTrack Website Copier -->')).toEqual([
      'httrack http://a.example/2009/ferry.html',
    ]))

  it.each([
    ['<link rel="canonical" href="https://a.example/">', null, []],
    ['<link rel="canonical" href="https://a.example/?p=1">', null, ['canonical https://a.example/?p=1']],
    ['<link rel="canonical" href="/b">', null, []],
    ['<link rel="canonical" href=" /b ">', 'https://a.example/c', ['canonical https://a.example/b']],
    ['<link rel="canonical" href="mailto:a">', null, []],
    [article({ mainEntityOfPage: 'https://a.example/m' }), null, ['json-ld https://a.example/m']],
    [article({ mainEntityOfPage: { '@id': 'x' } }), null, []],
    [
      article({ mainEntityOfPage: 'https://a.example/m', url: 'https://a.example/u' }),
      null,
      ['json-ld https://a.example/u'],
    ],
  ])('are no front page and nothing else: %s', (head, url, expected) =>
    expect(urls(head, '', url)).toEqual(expected),
  )
})

describe('the credits of a page’s pictures', () => {
  const credit = (image: object, src: string) =>
    createStatedPictureCreditLookup(
      page(ld({ '@type': 'ImageObject', url: 'https://a.example/b.jpg', ...image })),
    )(makeElement('img', [], { src }))
  it.each([
    [{ creditText: 'Ann &amp; Bo' }, 'Ann & Bo'],
    [{ creator: [{ name: 'Ann' }, 'Bo'] }, 'Ann, Bo'],
    [{ author: { name: 'Ann' } }, 'Ann'],
    [{ copyrightNotice: '© Ann' }, '© Ann'],
    [{ creditText: 'A', creator: 'B', copyrightNotice: 'C' }, 'A'],
    [{ creator: 'B', copyrightNotice: 'C' }, 'B'],
    [{ creditText: 'x'.repeat(300) }, 'x'.repeat(300)],
    [{ creditText: 'x'.repeat(301) }, null],
    [{}, null],
    [{ '@type': 'https://schema.org/Photograph', creditText: 'A' }, 'A'],
    [{ '@type': ['Thing', 'ImageObject'], creditText: 'A' }, 'A'],
    [{ '@type': 'Thing', creditText: 'A' }, null],
  ])('are stated: %j', (image, expected) => expect(credit(image, 'https://a.example/b.jpg')).toBe(expected))

  it.each([
    ['https://a.example/b-300x200.jpg?c', 'A'],
    ['https://a.example/b-scaled.jpg', 'A'],
    ['https://a.example/b.webp#x', 'A'],
    ['https://a.example/c.jpg', null],
    ['https://a.example/b-3x2.jpg', null],
  ])('are those of each of its sizes: %s', (src, expected) =>
    expect(credit({ creditText: 'A' }, src)).toBe(expected),
  )

  it('may be within the article, under its contents’ URL', () => {
    const image = { '@type': 'ImageObject', contentUrl: 'https://a.example/d.jpg', creditText: 'A' }
    expect(
      createStatedPictureCreditLookup(page(article({ image })))(
        makeElement('img', [], { src: 'https://a.example/d.jpg' }),
      ),
    ).toBe('A')
  })
})

describe('the subjects of a page', () => {
  it.each([
    [article({ articleSection: 'News,Local,Sport' }), 'News json-ld', ['Local', 'Sport']],
    [article({ articleSection: 'Arts, Letters and Ideas' }), 'Arts, Letters and Ideas json-ld', null],
    [article({ articleSection: 'Arts, Letters, Ideas' }), 'Arts json-ld', ['Letters', 'Ideas']],
    [article({ articleSection: ['News > City', 'Sea; Sky'] }), 'News json-ld', ['City', 'Sea', 'Sky']],
    [article({ articleSection: { name: 'News' } }), 'News json-ld', null],
    [meta(['article:section', 'A'], ['section', 'B']), 'A article', null],
    [meta(['parsely-section', 'A'], ['section', 'B']), 'A meta', ['B']],
    [meta(['section', 'https://a.example/b']), null, null],
    [meta(['section', 'https://a.example/?cat=4']), null, null],
    [meta(['section', 'x'.repeat(100)]), `${'x'.repeat(100)} meta`, null],
    [meta(['section', 'x'.repeat(101)]), null, null],
    [`${article({ articleSection: 'A' })}${meta(['article:section', 'B'])}`, 'A json-ld', null],
  ])('have a section: %s', (head, section, topics) => {
    const claim = findFirstSection(page(head))
    expect(claim && `${claim.value} ${claim.source}`).toBe(section)
    expect(findTopics(page(head))?.value ?? null).toEqual(topics)
  })

  it.each([
    [article({ keywords: 'a, b;c、d' }), 'json-ld', ['a', 'b', 'c', 'd']],
    [article({ keywords: ['a, b', 'c'] }), 'json-ld', ['a, b', 'c']],
    [article({ keywords: ['a, b'] }), 'json-ld', ['a', 'b']],
    [article({ keywords: ['A', 'a', 'B &amp; C'] }), 'json-ld', ['A', 'B & C']],
    [meta(['article:tag', 'a, b'], ['article:tag', 'c'], ['news_keywords', 'd']), 'article', ['a, b', 'c']],
    [meta(['news_keywords', 'a,b'], ['parsely-tags', 'c'], ['keywords', 'd']), 'meta', ['a', 'b', 'c']],
    [meta(['keywords', 'a,b']), 'meta', ['a', 'b']],
    [meta(['keywords', `${'x'.repeat(100)},${'y'.repeat(101)}`]), 'meta', ['x'.repeat(100)]],
    [
      meta(['keywords', Array.from({ length: 51 }, (_, index) => `topic ${index}`).join()]),
      'meta',
      Array.from({ length: 50 }, (_, index) => `topic ${index}`),
    ],
  ])('have topics: %s', (head, source, value) => expect(findTopics(page(head))).toEqual({ source, value }))

  it('have rights', () => {
    expect(
      findCopyrightNotice(page(`${article({ copyrightNotice: '&copy; A' })}${meta(['copyright', 'B'])}`)),
    ).toEqual({ source: 'json-ld', value: '© A' })
    expect(findCopyrightNotice(page(meta(['rights', 'D'], ['copyright', 'C'], ['dc.rights', 'A'])))).toEqual({
      source: 'meta',
      value: 'A',
    })
    expect(findCopyrightNotice(page(meta(['dcterms.rights', 'B'])))).toEqual({ source: 'meta', value: 'B' })
    expect(findCopyrightNotice(page(''))).toBeNull()
  })
})
