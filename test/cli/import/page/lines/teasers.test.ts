import { describe, expect, it } from 'vitest'
import { readHtmlPage } from '../../../../../src/cli/import/html/read-html-page.ts'
import { mapNodesToParents } from '../../../../../src/cli/import/page/lines/article-elements.ts'
import { removeTeaserElements } from '../../../../../src/cli/import/page/lines/teasers.ts'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { briefingFor, lantern } from '../../reading.ts'
import { pageOf, text } from '../written-page.ts'

const headline = 'The harbour bridge is closed until the autumn'

/** Lists the ids of the elements that belong to teasers. */
function idsIn(body: string, { hasHeading = true } = {}) {
  const page = parseWebPage(`<body>${body}</body>`, { name: 'Gazette', language: 'en' })
  if (page === 'too deep') throw new Error('nested')
  const heading = page.elements.find(({ tagName }) => tagName === 'h1') ?? null
  const parents = mapNodesToParents(page.tree)
  const own = removeTeaserElements(page.elements, { heading: hasHeading ? heading : null, parents })
  const leftOut = page.elements.filter((element) => !own.includes(element))
  return leftOut.flatMap(({ properties: { id } }) => (id === undefined ? [] : [id]))
}

const heading = '<h1>A ferry stops</h1>'
const date = '<span id="date">9 August 2016</span>'

describe('the teaser of another article', () => {
  it.each([
    [
      'its date beside the headline',
      `<div id="box"><a href="/b">${headline}</a> ${date}</div>`,
      ['box', 'date'],
    ],
    [
      'its date below',
      `<div id="box"><p><a href="/b">${headline}</a></p><p>${date}</p></div>`,
      ['box', 'date'],
    ],
    ['a section', `<div id="box"><i>Harbour</i><a href="/b">${headline}</a>${date}</div>`, ['box', 'date']],
  ])('has %s', (_, teaser, ids) =>
    expect(idsIn(`${heading}<p>Words.</p><div>${teaser}<p>${'x '.repeat(99)}</p></div>`)).toEqual(ids),
  )

  it.each([
    ['a short link', `<div><a href="/b">Read the report of May</a> ${date}</div>`],
    [
      'an author',
      `<div><a href="/authors/ann">Ann Example-Lee and Bo Example-Roe, the harbour desk</a> ${date}</div>`,
    ],
    ['a link in a text', `<div><p>${'Many words. '.repeat(20)}<a href="/b">${headline}</a></p>${date}</div>`],
  ])('is not %s', (_, body) => expect(idsIn(`${heading}${body}`)).toEqual([]))

  it('is not the article itself, whose headline may be a link', () => {
    expect(idsIn(`<div><h1><a href="/a">${headline}</a></h1>${date}</div>`)).toEqual([])
    expect(idsIn(`<div><a href="/a"><h1>${headline}</h1></a>${date}</div>`)).toEqual([])
    expect(idsIn(`<div>${heading}<a href="/b">${headline}</a>${date}</div>`)).toEqual([])
  })

  it('is none on a page without a known headline', () =>
    expect(idsIn(`<div><a href="/b">${headline}</a> ${date}</div>`, { hasHeading: false })).toEqual([]))
})

it('an article without a date has none, where a teaser below its text has one', () => {
  const read = (below: string) => {
    const body = `${heading}${text}<div>${below}</div>`
    const reading = readHtmlPage(
      { bytes: Buffer.from(pageOf({ body })), url: null, contentType: null },
      briefingFor(lantern),
    )
    return 'otherKind' in reading ? reading.otherKind : reading.fields.published
  }
  expect(read(`<p class="date">9 August 2016</p>`)).toBe('2016-08-09')
  expect(read(`<a href="/b">${headline}</a> <p class="date">9 August 2016</p>`)).toBeNull()
})
