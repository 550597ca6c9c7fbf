import { describe, expect, it } from 'vitest'
import { textContent } from '../../../../../src/cli/content/html/element.ts'
import { chooseBody } from '../../../../../src/cli/import/page/body/choose-body.ts'
import type { ChosenBody } from '../../../../../src/cli/import/page/body/chosen-body.ts'
import { mapNodesToParents } from '../../../../../src/cli/import/page/lines/article-elements.ts'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { jsonLd, pageOf } from '../written-page.ts'

function choose(body: string, head = '', rules: Parameters<typeof chooseBody>[1] = null): ChosenBody {
  const page = parseWebPage(pageOf({ head, body }), { name: 'The Lantern', language: 'en' })
  if (page === 'too deep') throw new Error('no page')
  return chooseBody(page, rules, { heading: null, parents: mapNodesToParents(page.tree) })
}

const linesOf = ({ blocks }: ChosenBody) => blocks.map((block) => textContent(block).trim())

/** Words that occur nowhere else: `a1 a2 …`. */
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`)

/** Words in a number of paragraphs. */
const divided = (words: readonly string[], parts: number) =>
  Array.from({ length: parts }, (_, part) =>
    words
      .slice(Math.ceil((part * words.length) / parts), Math.ceil(((part + 1) * words.length) / parts))
      .join(' '),
  )

const shownIn = (words: readonly string[], parts: number) =>
  `<article><h1>A ferry</h1><div class="article-body">${divided(words, parts)
    .map((line) => `<p>${line}.</p>`)
    .join('')}</div></article>`

const statedIn = (words: readonly string[], parts: number) =>
  jsonLd({ '@type': 'NewsArticle', articleBody: divided(words, parts).join('\n') })

describe('a body that metadata state', () => {
  const [shown, other] = [numbered('shown', 100), numbered('other', 200)]
  const isStated = (words: string[], statedParts: number, shownParts: number) =>
    choose(shownIn(shown, shownParts), statedIn(words, statedParts)).metadataBody !== null

  it('is taken where the page shows other words, and it has 85 % of their number', () => {
    expect(isStated(other.slice(0, 85), 3, 3)).toBe(true)
    expect(isStated(other.slice(0, 84), 3, 3)).toBe(false)
  })

  it('is not taken where 85 % of the words of both are the same', () => {
    expect(isStated([...shown, ...other.slice(0, 35)], 3, 3)).toBe(false)
    expect(isStated([...shown, ...other.slice(0, 36)], 3, 3)).toBe(true)
  })

  it('loses its paragraphs, less than three, to those of a page with the same words', () => {
    const both = [...shown, ...other.slice(0, 100)]
    expect([isStated(both, 2, 3), isStated(both, 3, 3), isStated(both, 2, 2)]).toEqual([false, true, true])
    const fewer = (count: number) =>
      isStated([...shown.slice(0, count), ...other.slice(0, 100 - count)], 1, 3)
    expect([fewer(85), fewer(84)]).toEqual([false, true])
  })

  it('is reported with the blocks that the page shows', () => {
    const chosen = choose(shownIn(shown, 3), statedIn(other, 4))
    expect(linesOf(chosen)).toEqual(divided(other, 4))
    expect(chosen.metadataBody?.shownBlocks.map((block) => textContent(block))).toEqual(
      divided(shown, 3).map((line) => `${line}.`),
    )
    expect(chosen.statedBodyWords).toBeNull()
  })

  it('is known from eighty words on, and where the page has 85 % of them', () => {
    const known = (words: string[]) => choose(shownIn(shown, 3), statedIn(words, 3)).statedBodyWords?.length
    expect(known(shown.slice(0, 80))).toBe(80)
    expect(known(shown.slice(0, 79))).toBeUndefined()
    expect(known([...shown.slice(0, 68), ...other.slice(0, 12)])).toBe(80)
    expect(known([...shown.slice(0, 67), ...other.slice(0, 13)])).toBeUndefined()
    expect(choose(shownIn(shown, 3)).statedBodyWords).toBeNull()
  })

  it('leads to the element that is most similar to it', () => {
    const words = [...shown, ...other.slice(0, 20)]
    const page = `<div class="story-body"><p>${shown.join(' ')}.</p></div><div class="post-body"><p>${words.join(' ')}.</p></div>`
    const chosen = choose(page, statedIn(words, 3))
    expect(linesOf(chosen)).toEqual([`${words.join(' ')}.`])
  })
})

describe('a body by the rules of an edition', () => {
  const page = `<div class="x"><p>One.</p><i>Two.</i></div><div class="y"><p>Three.</p></div><p>${numbered('a', 200).join(' ')}.</p>`

  it('is every element that they select, without those that they drop', () => {
    const chosen = choose(page, '', { body: '.x, .y', drop: ['i'] } as never)
    expect(linesOf(chosen)).toEqual(['One.', 'Three.'])
    expect([...chosen.nodesDroppedByRules].length).toBe(1)
    expect(chosen.metadataBody).toBeNull()
  })

  it('is sought as usual where they select no text', () => {
    for (const body of ['.z', '.w'])
      expect(
        linesOf(choose(`${page}<div class="w"> </div>`, '', { body, drop: [] } as never)).join(),
      ).toContain('a200')
  })
})

describe('a body without metadata and rules', () => {
  const sentence = (letters: number, of = 'x') => `<p>${of.repeat(letters)}.</p>`

  it('is the named element with 85 % of the prose that Readability finds', () => {
    const page = (extra: number) =>
      `<article><h1>A ferry</h1><div class="article-body">${sentence(425).repeat(2)}</div>${sentence(extra, 'y')}</article>`
    expect(linesOf(choose(page(150))).join()).not.toContain('yy')
    expect(linesOf(choose(page(151))).join()).toContain('yy')
  })

  /** A page whose first part Readability chooses, with named elements elsewhere. */
  const pageWith = (readable: number, ...named: string[]) =>
    `<div id="a">${sentence(readable / 2).repeat(2)}</div><section><div>${named
      .map((inside) => `<div class="post-body">${inside}</div>`)
      .join('')}</div></section>`
  const isNamed = (...page: Parameters<typeof pageWith>) =>
    linesOf(choose(pageWith(...page)))
      .join()
      .includes('zz')

  it('is a named element elsewhere with more than half of that prose', () => {
    expect([isNamed(1000, sentence(500, 'z')), isNamed(1000, sentence(501, 'z'))]).toEqual([false, true])
  })

  it('has two hundred letters of prose', () => {
    expect([isNamed(300, sentence(199, 'z')), isNamed(300, sentence(200, 'z'))]).toEqual([false, true])
  })

  it('is among the first six elements', () => {
    const short = Array.from({ length: 6 }, (_, index) => `<p>Short ${index}</p>`)
    expect([
      isNamed(300, ...short.slice(1), sentence(600, 'z')),
      isNamed(300, ...short, sentence(600, 'z')),
    ]).toEqual([true, false])
  })

  it('is the longest of several', () => {
    const [first, second] = [sentence(400, 'w'), sentence(600, 'z')]
    expect([isNamed(700, first, second), isNamed(700, second, first)]).toEqual([true, true])
  })

  it('is the whole page where nothing has words but links', () => {
    const link = (name: string) => `<a href="/${name}">${name}</a>`
    const page = `<p>${link('above')}</p><main><header>${link('h')}</header><p>${link('one')}</p><footer>${link('f')}</footer></main>`
    expect(linesOf(choose(page))).toEqual(['one'])
  })

  it('has the few words of a page, though none of them is a sentence', () => {
    const page =
      '<p>Menu of today</p><div class="post-body"><ul><li>Soup</li></ul></div><p>Fish, at eight</p>'
    expect(linesOf(choose(page)).join()).toContain('Fish')
  })

  it('is the data for scripts where the page shows nothing', () => {
    const text = `<p>${numbered('a', 30).join(' ')}</p>`
    const row = `1:T${text.length.toString(16)},${text}`
    const script = `<script>self.__next_f.push(${JSON.stringify([1, row])})</script>`
    const chosen = choose('<div id="root"></div>', script)
    expect(linesOf(chosen)).toEqual([numbered('a', 30).join(' ')])
    expect(chosen.metadataBody?.shownBlocks).toEqual([])
  })
})
