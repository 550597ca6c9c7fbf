import { describe, expect, it } from 'vitest'
import { findPageDates } from '../../../../../src/cli/import/page/dates/page-dates.ts'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'

function datesOf(html: string) {
  const page = parseWebPage(html, { name: 'Gazette', language: 'en' })
  if (page === 'too deep') throw new Error('nested')
  const heading = page.elements.find(({ tagName }) => tagName === 'h1') ?? null
  const { published, modified } = findPageDates(page, {
    articleElements: page.elements.filter(({ tagName }) => !['html', 'head', 'body'].includes(tagName)),
    heading,
  })
  return [published, modified].map((claim) => claim && `${claim.value} ${claim.source}`)
}
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('the dates in a page’s metadata', () => {
  it.each(['article:published_time', 'article:published', 'og:article:published_time', 'og:published_time'])(
    'are those of %s',
    (name) => expect(datesOf(meta(name, '2016-04-08'))[0]).toBe('2016-04-08 article'),
  )
  it.each(
    'dcterms.issued dc.date.issued dcterms.created dc.date.created dcterms.date dc.date dc:date dc.terms.date dc.terms.created dcsext.articlefirstpublished dcterms.available'.split(
      ' ',
    ),
  )('are those of %s', (name) => expect(datesOf(meta(name, '2016-04-08'))[0]).toBe('2016-04-08 dublin-core'))
  it.each(
    'parsely-pub-date sailthru.date cxenseparse:recs:publishtime bt:pubdate rnews:datepublished datepublished pubdate publishdate publish-date publish_date publication_date pub_date publicationdate published published-date published_time article_date_original displaydate originalpublicationdate citation_publication_date citation_date article.published ptime article:post_date og:pubdate vr:published_time date.created date_published date'.split(
      ' ',
    ),
  )('are those of %s', (name) => expect(datesOf(meta(name, 'on 8 April 2016'))[0]).toBe('2016-04-08 meta'))
  it.each([
    ['article:modified_time', 'article'],
    ['article:modified', 'article'],
    ['og:updated_time', 'article'],
    ['dcterms.modified', 'dublin-core'],
    ['dc.date.modified', 'dublin-core'],
    ['datemodified', 'meta'],
    ['lastmod', 'meta'],
    ['revision_date', 'meta'],
    ['date_modified', 'meta'],
  ])('are those of a change: %s', (name, from) =>
    expect(datesOf(meta(name, '2016-04-08'))[1]).toBe(`2016-04-08 ${from}`),
  )

  it.each([
    [
      ld({ '@type': 'NewsArticle', datePublished: '2016-04-08', dateModified: '2016-04-09' }),
      '2016-04-08 json-ld',
      '2016-04-09 json-ld',
    ],
    [ld({ '@type': 'NewsArticle', dateCreated: '2016-04-08' }), '2016-04-08 json-ld', null],
    [
      ld({ '@type': 'NewsArticle', dateCreated: '2016-04-06', datePublished: '2016-04-08' }),
      '2016-04-08 json-ld',
      null,
    ],
    [ld({ '@type': 'NewsArticle', uploadDate: '2016-04-08' }), '2016-04-08 json-ld', null],
    [ld({ '@type': 'WebPage', datePublished: '2016-04-08' }), '2016-04-08 json-ld', null],
    [
      ld({ '@type': 'WebPage', datePublished: '2016-04-08' }) + meta('article:published', '2016-04-07'),
      '2016-04-07 article',
      null,
    ],
    [
      ld({ '@type': 'WebPage', datePublished: '2016-04-08' }) + meta('date', '2016-04-07'),
      '2016-04-08 json-ld',
      null,
    ],
    [
      ld({ '@type': 'NewsArticle', datePublished: '2016-04-08' }) + meta('date', '2016-04-08T10:00Z'),
      '2016-04-08T10:00Z meta',
      null,
    ],
    [
      ld({ '@type': 'NewsArticle', datePublished: '2016-04-08' }) + meta('date', '2016-04-09T10:00Z'),
      '2016-04-08 json-ld',
      null,
    ],
    [
      ld({ '@type': 'NewsArticle', datePublished: '2016-04-08T09:00Z' }) + meta('date', '2016-04-08T10:00Z'),
      '2016-04-08T09:00Z json-ld',
      null,
    ],
  ])('are the most reliable, and the most precise of that day: %s', (html, published, modified) =>
    expect(datesOf(html)).toEqual([published, modified]),
  )
})

describe('the dates that a page shows', () => {
  const day = '8 April 2016'
  it.each([
    [`<p itemprop="datePublished" content="2016-04-08">x</p>`, '2016-04-08 microdata'],
    [`<p itemprop="dateCreated">${day}</p>`, '2016-04-08 microdata'],
    [`<time datetime="2016-04-08">x</time>`, '2016-04-08 time'],
    [`<time>${day}</time>`, '2016-04-08 time'],
    [`<abbr title="2016-04-08">x</abbr>`, '2016-04-08 time'],
    [`<abbr>2016-04-08</abbr>`, '2016-04-08 text'],
    [`<p>Date: ${day}</p>`, '2016-04-08 text'],
    [`<p>Veröffentlicht am 8.4.2016</p>`, '2016-04-08 text'],
    [`<p class="pubdate">${day}</p>`, '2016-04-08 text'],
    [`<p id="submitted">${day}</p>`, '2016-04-08 text'],
    [`<p>${day}</p>`, '2016-04-08 text'],
    [`<a>${day}</a>`, '2016-04-08 text'],
    [`<a>The exhibition that opens on ${day}</a>`, null],
    [`<p>The exhibition of the harbour museum opened on ${day} at last.</p>`, null],
    [`<p>It rained on ${day} at last.</p>`, '2016-04-08 text'],
    [`<p>This exhibition of the harbour museum was posted on ${day} too.</p>`, null],
    [`<p>The museum opened in the spring and <time>${day}</time> was the day of it.</p>`, null],
    [`<p>Posted: <time>${day}</time> and it rained all the day long in here.</p>`, '2016-04-08 time'],
    [`<p>9 April 2016</p><p class="date">${day}</p>`, '2016-04-08 text'],
    [`<p>7 April 2016</p><h1>H</h1><p>a</p><p>b</p><p>${day}</p>`, '2016-04-08 text'],
    [`<p>7 April 2016</p><h1>H</h1><p>a</p><p>b</p><p>c</p><p>${day}</p>`, '2016-04-07 text'],
    [`<h1>H</h1>${'<i></i>'.repeat(249)}<p>${day}</p>`, '2016-04-08 text'],
    [`<h1>H</h1>${'<i></i>'.repeat(250)}<p>${day}</p>`, null],
    [`<div data-publish-date="2016-04-08"></div>`, '2016-04-08 html'],
    [`<div data-deploy-dt="2016-04-08"></div>`, '2016-04-08 html'],
    [`<div data-publish-date="2016-04-08"></div><div data-publish-date="2016-04-07"></div>`, null],
    [`<div data-event-date="2016-04-08"></div>`, null],
    [`<div data-end-date="2016-04-08"></div>`, null],
    [`<title>News of ${day}</title>`, '2016-04-08 title'],
    ['<p>x</p>', null],
  ])('are the nearest of the most reliable kind: %s', (html, published) =>
    expect(datesOf(html)[0]).toBe(published),
  )

  it.each([
    'Updated',
    'Last updated:',
    'Modified',
    'Last modified',
    'Mise à jour',
    'Mis à jour le',
    'Dernière mise à jour',
    'Aktualisiert',
    'Zuletzt aktualisiert',
    'Actualizado',
    'Actualizada',
    'Atualizado',
    'Aggiornato',
    'Bijgewerkt',
    'Uppdaterad',
    'Oppdatert',
    'Opdateret',
  ])('may be of a change: %s', (label) =>
    expect(datesOf(`<p>${label} 2016-04-09</p>`)[1]).toBe('2016-04-09 text'),
  )
  it.each(['Updating', 'It was updated', 'Updated stories'])('are of no change: %s', (label) =>
    expect(datesOf(`<p>${label} 2016-04-09</p>`)[1]).toBeNull(),
  )
})
