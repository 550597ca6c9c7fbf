import { expect, it } from 'vitest'
import { FrontDoor, page, wordpressExport } from '../front-door.ts'

const root = '<mroot><mn>8</mn><mn>3</mn></mroot>'
const sentences = [
  `The root <math>${root}</math> is two.`,
  `The root <math><mn>2</mn><mi>y</mi>${root}<mi>x</mi></math> is two.`,
  `The root <math><mn>2</mn>\n${root}\n<mi>x</mi></math> is two.`,
]

it.each(sentences)('loses no word of a root: %s', async (sentence) => {
  const door = await FrontDoor.open()
  const item = { id: '1', title: 'Root', content_html: `<p>${sentence}</p>` }
  await door.write({
    'page.html': page('Power', `${sentence} So says the board.`),
    'export.xml': wordpressExport('https://e.example', [{ id: 1, title: 'Cube', body: sentence }]),
    'feed.json': JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [item] }),
  })
  const { status, report } = await door.bring(['page.html', 'export.xml', 'feed.json'])
  expect(report.articles.map(({ lost }) => lost)).toEqual([[], [], []])
  expect(status).toBe(0)
})

it('loses no word of a root that touches other words of a page', async () => {
  const door = await FrontDoor.open()
  await door.write({ 'page.html': page('Power', `The root<math>${root}</math>is two. So says the board.`) })
  const { status, report } = await door.bring(['page.html'])
  expect([status, report.articles.map(({ lost }) => lost)]).toEqual([0, [[]]])
})
