import { describe, expect, it } from 'vitest'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { findAuthorsAndByline } from '../../../../../src/cli/import/page/people/credits.ts'
import {
  indexNamedObjectsById,
  listCreditedOrganisations,
  listJsonLdAuthors,
} from '../../../../../src/cli/import/page/people/json-ld-people.ts'

function pageOf(html: string) {
  const page = parseWebPage(html, { name: 'Gazette', language: 'en' })
  if (page === 'too deep') throw new Error('nested')
  return page
}
function creditsOf(html: string) {
  const page = pageOf(html)
  const articleElements = page.elements.filter(
    ({ tagName }) => !['html', 'head', 'body', 'meta', 'script'].includes(tagName),
  )
  const heading = page.elements.find(({ tagName }) => tagName === 'h1') ?? null
  const { authors, byline } = findAuthorsAndByline(page, { articleElements, heading, language: 'en' })
  return [
    authors && `${authors.value.join(' + ')} ${authors.source}`,
    byline && `${byline.value} ${byline.source}`,
  ]
}
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('the authors of a page', () => {
  it.each([
    [ld({ '@type': 'NewsArticle', author: [{ name: 'Ann Lee' }, { name: 'ANN LEE' }] }), 'Ann Lee json-ld'],
    [meta('article:author', 'Ann Lee'), 'Ann Lee article'],
    ...['parsely-author', 'sailthru.author', 'author', 'byl', 'article:author_name'].map(
      (name) => [meta(name, 'Ann Lee and Bo Roe'), 'Ann Lee + Bo Roe meta'] as [string, string],
    ),
    ...['dc.creator', 'dcterms.creator', 'dc.creator.author'].map(
      (name) => [meta(name, 'Ann &amp; Bo'), null] as [string, null],
    ),
    [meta('dc.creator', 'Ann Lee'), 'Ann Lee dublin-core'],
    ['<p itemprop="author">Ann Lee; Bo Roe</p>', 'Ann Lee + Bo Roe microdata'],
    ['<p itemprop="author"><b>By</b> <i itemprop="name">Ann Lee</i></p>', 'Ann Lee microdata'],
    ['<p itemprop="author"><i itemprop="name" content="Ann Lee">x</i></p>', 'Ann Lee microdata'],
    ['<a rel="author" href="/x">by Ann Lee</a>', 'Ann Lee html'],
    ['<p class="byline"><a href="/author/ann">Ann</a></p>', 'Ann html'],
    ['<a href="/author/ann">Ann Lee</a>', 'Ann Lee html'],
    ['<p class="byline">By Ann Lee and Bo Roe</p>', 'Ann Lee + Bo Roe html'],
    ['<p class="author">Ann Lee<br>Berlin</p>', 'Ann Lee html'],
    ['<h1>H</h1><p>By Ann Lee</p>', 'Ann Lee html'],
    [ld({ '@type': 'WebPage', author: 'Ann Lee' }), 'Ann Lee json-ld'],
    [meta('author', 'Gazette') + meta('dc.creator', 'Ann Lee'), 'Ann Lee dublin-core'],
    [meta('author', 'Gazette newsroom') + meta('dc.creator', 'Ann Lee'), 'Ann Lee dublin-core'],
    [
      meta('author', 'The staff of the Gazette') + meta('dc.creator', 'Ann Lee'),
      'The staff of the Gazette meta',
    ],
    [meta('author', 'Gazette'), 'Gazette meta'],
    [`${meta('author', 'editor')}<p class="byline">By Ann Lee</p>`, 'Ann Lee html'],
    [meta('author', 'jroe2') + meta('dc.creator', 'Ann Lee'), 'Ann Lee dublin-core'],
    [meta('author', 'jroe2'), 'jroe2 meta'],
    [meta('author', 'jroe2') + meta('dc.creator', 'Gazette'), 'jroe2 meta'],
    [meta('author', 'Gazette') + meta('dc.creator', 'jroe2'), 'jroe2 dublin-core'],
    [meta('author', 'ann-lee') + meta('author', 'Ann Lee'), 'Ann Lee meta'],
    [
      `<meta property="og:site_name" content="Al">${meta('author', 'Alan Lee')}${meta('dc.creator', 'Bo Roe')}`,
      'Alan Lee meta',
    ],
    [
      '<h1>H</h1><div><p><a rel="author" href="/a">Ann Lee</a></p></div><div><p><a rel="author" href="/b">Bo Roe</a></p></div>',
      'Ann Lee html',
    ],
    [meta('article:author', '/jroe'), null],
    [`${meta('author', 'Developed by Bo Roe')}<p class="byline">By Ann Lee</p>`, 'Ann Lee html'],
    [
      '<b itemprop="author">Ann Lee, Bo M. Roe, and Cy Poe, Gazette</b>',
      'Ann Lee + Bo M. Roe + Cy Poe microdata',
    ],
    ['<b itemprop="author">gaz/annl</b>', 'gaz/annl microdata'],
    [meta('author', 'Ann Lee and Bo Roe, Gazette'), 'Ann Lee + Bo Roe meta'],
    [meta('author', 'Ann Lee, Glasgow'), null],
    [
      '<p class="author"><a href="/bio.asp?author_id=7">Ann Lee</a> News</p><p class="author">Connect Directly</p><h1>H</h1>',
      'Ann Lee html',
    ],
    [
      '<h1>H</h1><div class="byline"><i>Fjord</i><b>Updated May 5, 2016</b><div class="share-box"><button><i>Link Copied</i></button></div></div>',
      null,
    ],
    ['<p>Text Size Regular Medium</p>', null],
    [
      `${ld({ '@type': 'NewsArticle', author: { '@type': 'Organization', name: 'HG' } })}<p class="byline">By Ann Lee</p>`,
      'Ann Lee html',
    ],
    [ld({ '@type': 'NewsArticle', author: { '@type': 'Organization', name: 'HG' } }), 'HG json-ld'],
    ['<p class="autorenzeile">Ann Lee and Bo Roe, HNW</p>', 'Ann Lee + Bo Roe html'],
    ['<p class="author-name">Ann Lee</p>', 'Ann Lee html'],
    ['<p class="authorbold">Ann Lee</p>', 'Ann Lee html'],
    ['<p>Words</p>', null],
  ])('are those of the most reliable source: %s', (html, expected) =>
    expect(creditsOf(html)[0]).toBe(expected),
  )

  it.each([
    [
      `${meta('author', 'Ann Lee')}<h1>H</h1><p class="byline">By Ann Lee in Paris</p>`,
      'By Ann Lee in Paris text',
    ],
    [`${meta('author', 'Ann Lee')}<h1>H</h1><p>By Bo Roe</p>`, 'By Bo Roe text'],
    [`${meta('author', 'Ann Lee')}<h1>H</h1><p class="author">Bo Roe</p>`, 'Bo Roe html'],
    [`${meta('author', 'Ann Lee')}<h1>H</h1><p class="author">Ann Lee</p>`, null],
    [`${meta('author', 'Ann Lee')}<p>Words</p>`, null],
    [`${meta('author', 'Ann Lee')}<h1>H</h1><p>By Bo Roe</p><p>By Ann Lee</p>`, 'By Ann Lee text'],
    [
      `${meta('author', 'Ann Lee')}<h1>H</h1><p>By: <a href="/authors/lee">Ann Lee</a> | <a href="/topics/harbour">+ Harbour news</a></p>`,
      'By: Ann Lee text',
    ],
    [
      `${meta('author', 'Ann Lee')}<h1>H</h1><p class="byline">By Ann Lee | <a href="/authors/roe">Bo Roe</a></p>`,
      'By Ann Lee | Bo Roe text',
    ],
    [
      `${meta('author', 'Ann Lee')}<h1>H</h1><p class="byline">By Ann Lee | of <a href="/tag/quay">The Quay</a></p>`,
      'By Ann Lee | of The Quay text',
    ],
    [meta('author', 'Frankfurt, Germany'), 'Frankfurt, Germany meta'],
    [meta('article:author', 'Ann Lee') + meta('author', 'Frankfurt, Germany'), null],
    ['<h1>H</h1><p class="byline">The desk</p>', 'The desk text'],
    ['<h1>H</h1><p class="byline">The desk at 7</p>', null],
  ])('are also printed: %s', (html, expected) => expect(creditsOf(html)[1]).toBe(expected))
})

describe('people in JSON-LD', () => {
  const context = {
    objectById: indexNamedObjectsById([
      { '@id': '#a', name: 'Ann Lee' },
      { '@id': '#a', name: 'Other' },
      { '@id': '#b' },
      { '@id': '#c', url: '/c' },
      { '@id': '#c', name: 'Cy Poe' },
    ]),
    language: 'en',
  }
  it.each([
    [{ author: { name: 'Lee and Roe' } }, ['Lee and Roe']],
    [{ author: { name: 'Paul and Mary Smith' } }, ['Paul and Mary Smith']],
    [{ author: { name: 'Ann Lee, Harbour' } }, ['Ann Lee, Harbour']],
    [{ author: 'Ann Lee and Bo Roe' }, ['Ann Lee', 'Bo Roe']],
    [{ author: { givenName: 'Ann', familyName: 'Lee' } }, ['Ann Lee']],
    [{ author: { name: ['Ann Lee', 'Bo Roe'] } }, ['Ann Lee', 'Bo Roe']],
    [{ author: { '@id': '#a' } }, ['Ann Lee']],
    [{ author: { '@id': '#a', name: 'Own Name' } }, ['Own Name']],
    [{ author: { '@id': '#b' } }, []],
    [{ author: { '@id': '#c' } }, ['Cy Poe']],
    [{ author: { '@list': [{ name: 'Ann Lee' }, 'Bo Roe'] } }, ['Ann Lee', 'Bo Roe']],
    [{ creator: { name: 'Ann &eacute;' } }, ['Ann é']],
    [{ author: { name: 'Ann Lee' }, creator: 'Bo Roe' }, ['Ann Lee']],
    [{}, []],
  ])('are read whole: %j', (article, names) => expect(listJsonLdAuthors(article, context)).toEqual(names))

  it.each([
    [{ name: 'Ann Lee and Bo Roe' }, ['Ann Lee', 'Bo Roe']],
    [{ name: 'Ann Lee, Bo Roe | HARBOUR TODAY' }, ['Ann Lee', 'Bo Roe']],
    [{ name: 'Ann Lee | El Sol de San Juan del Mar' }, ['Ann Lee']],
    [{ name: 'Ann Lee | Bo Roe' }, ['Ann Lee', 'Bo Roe']],
    ['Ann Lee, Bo Roe, Reuters', ['Ann Lee', 'Bo Roe', 'Reuters']],
  ])('are several where they are certainly a list: %j', (author, names) =>
    expect(listJsonLdAuthors({ author }, context)).toEqual(names),
  )

  it('may be organisations', () =>
    expect(
      listCreditedOrganisations(
        pageOf(
          ld({
            '@type': 'NewsArticle',
            author: [
              { '@type': 'Organization', name: 'A' },
              { '@type': 'Person', name: 'B' },
            ],
            creator: { '@type': 'NewsMediaOrganization', name: 'C' },
            sourceOrganization: { '@type': 'Organization', name: 'D' },
            provider: [{ '@type': 'https://schema.org/Organization', name: 'E' }],
          }),
        ),
      ),
    ).toEqual(['A', 'C', 'D', 'E']))
})
