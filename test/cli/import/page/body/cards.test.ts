import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import {
  collectCardProperties,
  removeMinorElementsByProperties,
} from '../../../../../src/cli/import/page/body/cards.ts'

/** What a page is without its cards; its text is long enough that no card holds most of it. */
function withoutCards(html: string, url: string | null = 'https://news.example/today'): string {
  const tree = parseHtmlFragment(
    `<p>${'The ferry between the two shores stopped on Monday. '.repeat(40)}</p>${html}`,
  )
  return toHtml(removeMinorElementsByProperties(tree, collectCardProperties(tree, url))).replace(
    /^<p>[^<]*<\/p>/,
    '',
  )
}

const headline = 'The harbour has a new master' // 23 letters
const card = (href: string, more = '', title = headline) =>
  `<div class="c"><img src="/a.jpg"><a href="${href}">${title}</a>${more}</div>`
const three = (make: (number: number) => string) => [1, 2, 3].map(make).join('')

const isRow = (html: string, url?: string | null) => withoutCards(html, url) === ''

describe('a row of cards', () => {
  it('is three pictures and headlines that link to other pages of the site', () => {
    expect(isRow(three((number) => card(`/story-${number}`)))).toBe(true)
    expect(isRow(three((number) => card(`https://news.example/story-${number}`)))).toBe(true)
    expect(isRow(card('/story-1') + card('/story-2'))).toBe(false)
  })

  it('leads to no other site, no picture, and not within the page', () => {
    expect(isRow(three((number) => card(`https://other.example/story-${number}`)))).toBe(false)
    expect(
      isRow(
        three((number) => card(`https://news.example/story-${number}`)),
        null,
      ),
    ).toBe(false)
    for (const href of ['#note', '/a.jpg', '/a.jpeg', '/a.gif', '/a.avif', '/a.PNG?w=9', '/a.webp#x'])
      expect([href, isRow(three(() => card(href)))]).toEqual([href, false])
    expect(isRow(three((number) => card(`/story-${number}`, '<a href="https://x.example/">x</a>')))).toBe(
      false,
    )
  })

  it('has pictures', () => {
    const bare = three((number) => card(`/story-${number}`).replace('<img src="/a.jpg">', ''))
    expect(isRow(bare)).toBe(false)
    for (const picture of ['<picture></picture>', '<amp-img></amp-img>', '<svg></svg>'])
      expect(isRow(bare.replaceAll('<a ', `${picture}<a `))).toBe(true)
  })

  it('has headlines of at least twenty letters', () => {
    const titled = (letters: number) =>
      isRow(three((number) => card(`/story-${number}`, '', 'x'.repeat(letters))))
    expect([titled(20), titled(19)]).toEqual([true, false])
  })

  it('has at most sixty letters outside its links', () => {
    const besides = (letters: number) =>
      isRow(three((number) => card(`/story-${number}`, `<i>${'x '.repeat(letters)}</i>`)))
    expect([besides(60), besides(61)]).toEqual([true, false])
  })

  it('has cards of at most three pages each', () => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => `<a href="/topic-${index}">x</a>`).join('')
    const linking = (count: number) => isRow(three((number) => card(`/story-${number}`, links(count - 1))))
    expect([linking(3), linking(4), linking(9)]).toEqual([true, false, false])
    // A link to one page twice is one page.
    expect(
      isRow(three((number) => card(`/story-${number}`, `<a href="/story-${number}?x">x</a>${links(2)}`))),
    ).toBe(true)
  })

  it('consists of cards alone, among the elements of its tag and class', () => {
    const row = three((number) => card(`/story-${number}`))
    const other = '<div class="c"><p>A paragraph of the article, between its neighbours.</p></div>'
    expect(withoutCards(row + other)).toBe(row + other)
    const beside = other.replace('"c"', '"d"')
    expect(withoutCards(row + beside)).toBe(beside)
  })

  it('may be a single teaser, by its name or that of its link', () => {
    for (const name of [
      'teaser',
      'teasers',
      'linkbox',
      'related',
      'box related-story',
      'story_teaser',
      'x-teaser y',
    ]) {
      expect([name, isRow(card('/a').replace('"c"', `"${name}"`))]).toEqual([name, true])
      expect([name, isRow(card('/a').replace('<a ', `<a class="${name}" `))]).toEqual([name, true])
    }
    for (const name of ['teased', 'unrelated', 'linkboxes'])
      expect([name, isRow(card('/a').replace('"c"', `"${name}"`))]).toEqual([name, false])
  })

  it('counts nothing that is invisible', () => {
    const hidden = `<script>${'x'.repeat(100)}</script>`
    expect(isRow(three((number) => card(`/story-${number}`, hidden)))).toBe(true)
  })
})

it('a part stays that holds more than half of the text', () => {
  const [part, rest] = [(letters: number) => `<div class="part">${'x'.repeat(letters)}</div>`, '<p>yyyyy</p>']
  const remove = (html: string) => {
    const tree = parseHtmlFragment(html)
    const parts = new Set(
      tree.children.flatMap((node) =>
        node.type === 'element' && node.tagName === 'div' ? [node.properties] : [],
      ),
    )
    return toHtml(removeMinorElementsByProperties(tree, parts))
  }
  expect(remove(part(5) + rest)).toBe(rest)
  expect(remove(part(6) + rest)).toBe(part(6) + rest)
  expect(remove(rest)).toBe(rest)
})
