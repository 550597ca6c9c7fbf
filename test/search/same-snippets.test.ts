import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/search/query.ts'
import { createSnippet, highlightText } from '../../src/search/snippet.ts'
import { TermFinder } from '../../src/search/term-finder.ts'
import { splitWords } from '../../src/search/words.ts'
import { corpus, pagesOf } from '../support/extraction/expected-pages.ts'
import { article } from '../support/indexed-articles.ts'
import { hostileQueries, randomQueries } from '../support/queries.ts'
import { randomNumbers } from '../support/random.ts'
import { dueNumbers, isDue } from '../support/turns.ts'
import { highlightWholeText, snippetOfEveryWord } from './snippet-oracle.ts'

/** A fourth of the generated texts and of the characters is compared a day. */
const share = 4

/** Compares snippets with those of an analysis of every word. @returns the number of marked snippets */
function compare(typed: string, texts: readonly string[]): number {
  const query = parseQuery(typed)
  const finder = new TermFinder(query)
  let marked = 0
  for (const text of texts) {
    const found = { snippet: createSnippet(text, finder), whole: highlightText(text, finder) }
    const expected = { snippet: snippetOfEveryWord(text, query), whole: highlightWholeText(text, query) }
    expect({ typed, text, ...found }).toEqual({ typed, text, ...expected })
    if (found.snippet.some((segment) => segment.marked)) marked++
  }
  return marked
}

const words =
  "otan Otan OTAN otans russie Crimée crimee e\u0301te\u0301 été l’Otan l'otan qu’elle O.N.U. onu d’accord aujourd’hui 日本語 日 本 東京 Москва москвы йод и\u0306од ελλάδα ΕΛΛΆΔΑ ΟΔΟΣ العربية أمر ا\u0654مر 한국 \u1112\u1161\u11ab국 ภาษาไทย ไทย ქართული अमर ＯＴＡＮ ﬁn fin œuvre oeuvre İstanbul ıstanbul straße strasse ŉotan \uff9eカ カタカナ ｶﾀｶﾅ 𝐎tan 🙂 \ud800 \udc00x so\u00adtan \u00adotan _otan otan_ Otan-Russie a.b.c A.B 日A.B.C 日'A.B.C ʼotan otan’s rock’n’roll québécoises québécois élections yeux oeil feet foot foots Feet women woman life lives ①② 3.5 ² ª K".split(
    ' ',
  )

const separators = [
  ' ',
  ' ',
  ' ',
  ' ',
  '  ',
  '\n\n',
  '\u00a0',
  '\t',
  ', ',
  '. ',
  '-',
  '',
  '\u0301',
  '\u2028',
  ' \n ',
]

/** Generates texts and queries from the same words, with random characters of the whole plane. */
function generator(seed: number) {
  const random = randomNumbers(seed)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const anyCharacter = () => String.fromCharCode(Math.floor(random() * 0x10000))
  const text = (length: number) =>
    Array.from({ length }, () => (random() < 0.9 ? pick(words) : anyCharacter()) + pick(separators)).join('')
  const term = () => {
    const kind = random()
    if (kind < 0.6) return pick(words)
    if (kind < 0.8) return `"${text(1 + Math.floor(random() * 3))}"`
    return kind < 0.9 ? `${pick(words)}*` : anyCharacter()
  }
  const query = () => Array.from({ length: 1 + Math.floor(random() * 7) }, term).join(' ')
  return { text, query, pick }
}

describe('snippets are those of an analysis of every word', () => {
  it('in generated texts of many scripts', () => {
    const seeds = dueNumbers(1000, 200, share)
    let marked = 0
    for (const seed of seeds) {
      const { text, query } = generator(seed)
      marked += compare(
        query(),
        [3, 20, 60, 200].map((length) => text(length)),
      )
    }
    expect(marked).toBeGreaterThan(2 * seeds.length)
  })

  it('for hostile queries', () => {
    const { text } = generator(2)
    const random = randomQueries(300).filter((_, place) => isDue(place, share))
    for (const typed of [...hostileQueries, ...random]) compare(typed, [text(40)])
  })

  it('for each character of the plane at the beginning of a word, and one ideograph in 64', () => {
    const isIdeograph = (unit: number) => unit >= 0x3400 && unit < 0xd800
    const units: number[] = []
    for (let unit = 0; unit < 0x10000; unit += isIdeograph(unit) ? 512 : 8) units.push(unit)
    for (const unit of units.filter((_, place) => isDue(place, share))) {
      const characters = Array.from({ length: 8 }, (_, place) => String.fromCharCode(unit + place))
      const text = characters.map((character) => `${character}tan x${character}`).join(' ')
      if (splitWords(text).length > 8)
        compare(characters.map((character) => `${character}tan`).join(' '), [text])
    }
  })

  it('in generated articles', () => {
    const texts = Array.from({ length: 40 }, (_, place) => article(place, 40).body.text)
    let marked = 0
    for (const typed of [
      'gouvernement',
      'gouvernement ministre',
      '"le gouvernement" québec',
      'con* pro* elections',
      'la de',
    ])
      marked += compare(typed, texts)
    expect(marked).toBeGreaterThan(30)
  })
})

const pages = existsSync(corpus) ? ['fundus', 'trafilatura'].flatMap((source) => [...pagesOf(source)]) : []
if (pages.length === 0) console.warn(`SKIPPED: there are no pages at ${corpus}`)

describe.skipIf(pages.length === 0)('snippets of real articles', () => {
  it('in many scripts are the same, for their own words', () => {
    const texts = pages.flatMap(({ versions }) => versions[0]?.text ?? []).filter((text) => text.length > 500)
    const { pick } = generator(3)
    let marked = 0
    for (const text of texts) {
      const own = splitWords(text.slice(0, 5000)).map(({ written }) => written)
      marked += compare(`${pick(own)} ${pick(own)} "${pick(own)}" ${pick(own).slice(0, 4)}*`, [text])
    }
    expect(marked).toBeGreaterThan(texts.length / 2)
    for (const script of [/\p{sc=Cyrillic}{9}/u, /\p{sc=Han}{9}/u, /\p{sc=Arabic}{4}/u, /\p{sc=Latin}{9}/u])
      expect(texts.some((text) => script.test(text))).toBe(true)
  }, 60_000)
})
