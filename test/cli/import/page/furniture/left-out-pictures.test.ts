import { selectAll } from 'hast-util-select'
import { expect, it } from 'vitest'
import { parseHtml } from '../../../../../src/cli/content/html/parse-html.ts'
import { collectTexts } from '../../../../../src/cli/import/markup/page-tree.ts'
import { listLeftOutPictures } from '../../../../../src/cli/import/page/furniture/left-out-pictures.ts'
import { PageSurvey } from '../../../../../src/cli/import/page/furniture/page-survey.ts'

const sentence = '<p>The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing.</p>'
const picture = (name: string, attributes = '') => `<img src="https://a.example/${name}" ${attributes}>`

/** Returns the names of the pictures that an article of the page's paragraphs lacks. */
function leftOut(html: string, body = ''): string[] {
  const tree = parseHtml(html)
  const kept = new Set(selectAll('p', tree).flatMap((element) => [...collectTexts(element)]))
  const survey = new PageSurvey(tree, kept, () => false)
  const blocks = selectAll('img', parseHtml(body))
  const found = listLeftOutPictures(tree, { survey, kept, headline: 'A ferry', blocks })
  return found.map((url) => url.slice('https://a.example/'.length))
}

const page = (lead: string, middle = '', end = '') =>
  `${picture('masthead.jpg')}<h1>A ferry</h1>${lead}<div>${sentence}${middle}${sentence}</div>${end}`

it('are those between the headline and the last words', () => {
  const figure = (name: string) => `<figure>${picture(name)}<figcaption>A boat</figcaption></figure>`
  expect(leftOut(page(figure('lead.jpg'), figure('middle.jpg'), figure('end.jpg')))).toEqual([
    'lead.jpg',
    'middle.jpg',
  ])
})

it.each([
  ['in the body', picture('boat.jpg')],
  ['in the body in another size', picture('harbour-boat-300x200.jpg'), picture('harbour-boat-w1200.jpg')],
  ['smaller than a photograph', picture('a.jpg', 'width="60" height="60"')],
  ['a logo', picture('our-logo.svg')],
  ['a pixel that counts readers', picture('a.gif', 'width="1" height="1"')],
  ['within the page', '<img src="data:image/png;base64,AAAA">'],
  ['a link to another page', `<a href="/b">${picture('b.jpg')}</a>`],
  ['of a teaser', `<div>${picture('b.jpg')}<h3><a href="/b">The bridge is closed again</a></h3></div>`],
  ['beside links', `<div>${picture('b.jpg')}<a href="/b">The bridge is closed</a></div>`],
  ['of an author', `<div class="author-box">${picture('b.jpg')}</div>`],
  ['the first of a video', `<div class="videoPlayer">${picture('b.jpg')}</div>`],
])('is no picture %s', (_, lead, body = picture('boat.jpg')) => expect(leftOut(page(lead), body)).toEqual([]))

it('are listed once, with the address that a browser would load', () => {
  const lazy = '<img src="data:image/gif;base64,R0" data-src="https://a.example/gallery-boat_800x600.jpg">'
  const larger = `<a href="https://a.example/large.jpg">${picture('gallery-boat_1200x900.jpg')}</a>`
  expect(leftOut(page(lazy + larger))).toEqual(['gallery-boat_800x600.jpg'])
  expect(leftOut(page(larger))).toEqual(['gallery-boat_1200x900.jpg'])
})
