import type { Element } from 'hast'
import { shortVisibleLine, visibleLine } from '../../markup/page-tree.ts'
import { letters } from '../lines/known-lines.ts'
import { isMasthead } from '../lines/masthead.ts'
import type { Parents } from '../lines/own-part.ts'
import { type Claim, claims } from '../metadata/claim.ts'
import type { Page } from '../metadata/page.ts'
import { headingLine, headingParts } from './heading-line.ts'
import { longestHeadline, statedTitles } from './stated-titles.ts'
import { titleParts } from './title.ts'

/** Where a title says more than a heading, the heading may be the name of the site or the section. */
const leastShare = 0.5
/** Shorter texts stand in others by chance. */
const leastLetters = 8
/** The headings of a page that can be its headline stand among its first ones. */
const mostHeadings = 100

/** The second and third headings that say what the page's titles say, the longest first. */
function repeated(elements: readonly Element[], titles: readonly string[]): string[] {
  const sayings = [...new Set(titles.flatMap((title) => [title, ...titleParts(title)]).map(letters))]
  const isSaid = (heading: string) => {
    const text = letters(heading)
    return sayings.some(
      (saying) =>
        text === saying ||
        (text.length >= leastLetters && saying.includes(text) && text.length >= saying.length * leastShare),
    )
  }
  return elements
    .filter((element) => /^h[23]$/.test(element.tagName) && !isMasthead(element))
    .slice(0, mostHeadings)
    .map(visibleLine)
    .filter((line) => line !== '' && line.length <= longestHeadline && isSaid(line))
    .toSorted((a, b) => b.length - a.length)
}

/** The only first heading of a page, which is better than its `title`. */
function onlyHeading({ elements }: Page): string[] {
  const lines = elements
    .filter((element) => element.tagName === 'h1' && !isMasthead(element))
    .slice(0, mostHeadings)
    .map(visibleLine)
    .filter((line) => line !== '')
  return lines.length === 1 && (lines[0] ?? '').length <= longestHeadline ? lines : []
}

const partingMarks = /[\s:–—-]+/g

/** True for a title that has the letters of a line, and more marks between them. */
const isMarked = (title: string, line: string) =>
  title.length > line.length && title.replace(partingMarks, '') === line.replace(partingMarks, '')

/** A boundary between elements within a heading, behind which a title begins: one that leaves out what is before it. */
function withoutKicker(heading: Element, claimed: readonly Claim[]): string {
  const whole = headingLine(heading)
  // Microdata state the whole heading, whatever stands in it.
  const titles = claimed.filter(({ from }) => from !== 'microdata').map(({ value }) => value)
  const parts = headingParts(heading)
  const kickers = parts.slice(1, mostParts).map((_, index) => index + 1)
  const rest = kickers.map((count) => parts.slice(count).join(' ').trim())
  const isSaidBy = (all: readonly string[]) => {
    const said = new Set(all.map(letters))
    return (line: string) => said.has(letters(line))
  }
  const afterColons = titles.flatMap((title) => title.split(/:\s/).slice(1))
  // Style alone may part a kicker from its headline: a title that says both has the colon between them.
  const spelt = parts.length > 1 ? titles.find((title) => isMarked(title, whole)) : undefined
  const isWhole = [whole].some(isSaidBy(titles))
  return rest.find(isSaidBy(titles)) ?? spelt ?? (isWhole ? whole : rest.find(isSaidBy(afterColons))) ?? whole
}

/** Longer lines are no kickers. */
const longestKicker = 60

/** The title that joins a heading and the line right above it by a colon: the page itself takes both for the headline. */
function withKickerAbove(
  heading: Element,
  { stated, parents }: { stated: readonly Claim[]; parents: Parents },
): string | null {
  const siblings = parents.get(heading)?.children.filter((child) => child.type === 'element') ?? []
  const above = siblings[siblings.indexOf(heading) - 1]
  const kicker = above ? shortVisibleLine(above, longestKicker) : null
  if (!kicker) return null
  const whole = `${kicker}: ${headingLine(heading)}`
  const isStatedIn = (source: string) =>
    stated.some(
      ({ from, value }) => from === source && value.includes(': ') && letters(value) === letters(whole),
    )
  return isStatedIn('json-ld') && isStatedIn('opengraph') ? whole : null
}

/** A kicker is one or two elements. */
const mostParts = 6

/** Some cut what is longer than a search engine shows. */
const isCut = /(?:…|\.\.\.)$/

/** A headline, and the other title that the page gives to search engines or networks, if that differs. */
export interface Headlines {
  headline: Claim | null
  alternative: Claim | null
}

/** True for a title that is neither a shorter form of the headline nor the headline with something appended. */
function isOther(headline: string, { value }: Claim): boolean {
  const [text, other] = [letters(headline), letters(value)]
  return !isCut.test(value) && !other.startsWith(text) && !text.includes(other)
}

/**
 * The headline of a page's article: its visible heading; where it has none, what the page's data state, the most
 * trusted first.
 */
export function headlinesOf(page: Page, heading: Element | null, parents: Parents): Headlines {
  const stated = statedTitles(page, heading ? [headingLine(heading)] : [])
  const titles = stated.map(({ value }) => value)
  const shown = heading
    ? [withKickerAbove(heading, { stated, parents }) ?? withoutKicker(heading, stated)]
    : []
  const isStructured = ({ from }: Claim) => from === 'json-ld'
  const isTitle = ({ from }: Claim) => from === 'title'
  const all = [
    ...claims('html', shown),
    ...stated.filter((claim) => isStructured(claim) && !isCut.test(claim.value)),
    ...claims('html', repeated(page.elements, titles)),
    ...stated.filter((claim) => !isStructured(claim) && !isTitle(claim)),
    ...claims('html', onlyHeading(page)),
    ...stated.filter(isTitle),
    ...stated,
  ]
  const [headline = null] = all.map(({ from, value }) => ({ from, value: value.replaceAll('\u00AD', '') }))
  const others = stated.filter(({ from }) => from === 'json-ld' || from === 'opengraph')
  const alternative =
    headline === null ? null : (others.find((title) => isOther(headline.value, title)) ?? null)
  return { headline, alternative }
}
