import { describe, expect, it } from 'vitest'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { findAuthorsAndByline } from '../../../../../src/cli/import/page/people/credits.ts'

/** The authors and the byline of a page, each with its source. */
function creditsOf(html: string) {
  const page = parseWebPage(html, { name: 'Gazette', language: 'en' })
  if (page === 'too deep') throw new Error('nested')
  const articleElements = page.elements.filter(
    ({ tagName }) => !['html', 'head', 'body', 'meta', 'h2'].includes(tagName),
  )
  const heading = page.elements.find(({ tagName }) => /^h[12]$/.test(tagName)) ?? null
  const { authors, byline } = findAuthorsAndByline(page, { articleElements, heading, language: 'en' })
  return [
    authors && `${authors.value.join(' + ')} ${authors.source}`,
    byline && `${byline.value} ${byline.source}`,
  ]
}

const stated = (name: string) => `<meta name="author" content="${name}">`
const elements = (count: number) => '<i></i>'.repeat(count)
const ann = '<p class="author">Ann Lee</p>'
const bo = '<p class="author">Bo Roe</p>'
const list = (count: number) =>
  ['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ivy', 'Jo', 'Kay', 'Lou']
    .slice(0, count)
    .map((name) => `${name} Example`)

describe('the authors shown on a page', () => {
  it.each([
    [
      'credited near below rather than far above',
      `${ann}${elements(2)}<h1>H</h1>${elements(8)}${bo}`,
      'Bo Roe',
    ],
    [
      'credited near above rather than far below',
      `${ann}${elements(2)}<h1>H</h1>${elements(12)}${bo}`,
      'Ann Lee',
    ],
    ['in a page whose headline is not part of the article', `<h2>H</h2>${ann}${elements(3)}${bo}`, 'Ann Lee'],
    ['in a line near the headline', `<h1>H</h1>${elements(240)}<p>By Ann Lee</p>`, 'Ann Lee'],
    ['not in an unmarked line far below', `<h1>H</h1>${elements(260)}<p>By Ann Lee</p>`, null],
    ['not in a sentence', '<h1>H</h1><p>By Ann Lee and Bo Roe.</p>', null],
    ['with an abbreviation, which ends no sentence', '<h1>H</h1><p>By Ann Lee, Jr.</p>', 'Ann Lee, Jr.'],
    [
      'not in a line below one that is marked',
      '<h1>H</h1><p>By Bo Roe</p><p class="byline">By our own correspondent</p>',
      null,
    ],
    ['in the first line with a name', '<h1>H</h1><p>By the harbour</p><p>By Ann Lee</p>', 'Ann Lee'],
    ['in an address', '<h1>H</h1><address>By Ann Lee</address>', 'Ann Lee'],
    ['in a list of names', `<h1>H</h1><p>By ${list(7).join(', ')}</p>`, list(7).join(' + ')],
    ['not in a list as long as a sentence', `<h1>H</h1><p>By ${list(12).join(', ')}</p>`, null],
    ['with the name’s own particle', '<a rel="author" href="/x">Von Miller</a>', 'Von Miller'],
    ['not in a link with a first name that is no credit', '<a href="/author/ann">Ann</a>', null],
    [
      'not in a link without a name',
      '<a rel="author" href="/x">+</a><a href="/author/ann">Ann Lee</a>',
      'Ann Lee',
    ],
    [
      'in links side by side',
      '<div><p><a rel="author" href="/a">Ann Lee</a></p><p><a rel="author" href="/b">Bo Roe</a></p></div>',
      'Ann Lee + Bo Roe',
    ],
    [
      'in the whole line of a credit',
      '<p class="byline">By <a href="/x">Ann Lee</a>, <b>Bo Roe</b> and Cy Poe</p>',
      'Ann Lee + Bo Roe + Cy Poe',
    ],
    [
      'not in a part that only begins like a byline',
      '<div class="byline"><b>By The Sea</b><i>Ann Lee</i></div>',
      'Ann Lee',
    ],
  ])('are those %s', (_, html, names) => expect(creditsOf(html)[0]).toBe(names && `${names} html`))

  it('follow what the page states of the article, and are divided at semicolons', () => {
    const meta = `<meta name="article:author" content="Ann Lee">${stated('Bo Roe')}`
    expect(creditsOf(meta)[0]).toBe('Ann Lee article')
    const microdata = '<p itemprop="author">Lee, Ann; Roe, Bo</p>'
    expect(creditsOf(microdata)[0]).toBe('Lee, Ann + Roe, Bo microdata')
  })
})

describe('the byline of a page that states its author', () => {
  it.each([
    ['a credit ten elements above', `${bo}${elements(9)}<h1>H</h1>`, 'Bo Roe html'],
    ['no credit farther above', `${bo}${elements(10)}<h1>H</h1>`, null],
    ['a credit within forty elements', `<h1>H</h1>${elements(38)}${bo}`, 'Bo Roe html'],
    ['no credit farther below', `<h1>H</h1>${elements(39)}${bo}`, null],
    ['no line of another far below', `<h1>H</h1>${elements(45)}<p>By Bo Roe</p>`, null],
    [
      'no line as long as a paragraph',
      `<h1>H</h1><p class="byline">By Ann Lee ${'in Paris '.repeat(20)}</p>`,
      null,
    ],
    ['a line without its date', '<h1>H</h1><p class="byline">By Ann Lee, May 5, 2016</p>', 'By Ann Lee text'],
  ])('is %s', (_, html, byline) => expect(creditsOf(stated('Ann Lee') + html)[1]).toBe(byline))

  it('is not a part of a longer name', () =>
    expect(creditsOf(`${stated('Ann Lee Smith')}<h1>H</h1>${ann}`)[1]).toBeNull())

  it('may be a line that names nobody, if the page states only the site', () =>
    expect(creditsOf(`${stated('Gazette')}<h1>H</h1><p class="byline">The desk</p>`)).toEqual([
      'Gazette meta',
      'The desk text',
    ]))

  it.each(['The desk <time>today</time>', '<a href="/x">The desk</a>'])(
    'is not a line that is a date or leads elsewhere: %s',
    (line) => expect(creditsOf(`<h1>H</h1><p class="byline">${line}</p>`)[1]).toBeNull(),
  )
})
