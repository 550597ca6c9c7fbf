import { letters } from '../lines/known-lines.ts'
import type { Page } from '../metadata/page.ts'
import { sectionNames, siteNames } from './site-names.ts'

/** What parts a headline from the name of a section or a site: a stroke, or a dash between spaces. */
const separator = /\s[|\-–—·•»«›:/\\~]+\s|\s?[|｜ㅣ»›]\s?|_(?=\p{Lo})/gu

/** The parts of a title, such as a headline, a section and the name of a site. */
export const titleParts = (title: string): string[] =>
  title
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Names by which a part of a title is known to be no part of the headline. */
export interface KnownTitles {
  sites: ReadonlySet<string>
  sections: ReadonlySet<string>
  /** Titles that the page gives elsewhere: what follows one of them is no part of it. */
  whole: ReadonlySet<string>
}

/** All that a page says of the names of its site and sections. */
export const knownTitles = (page: Page, whole: readonly string[]): KnownTitles => ({
  sites: siteNames(page),
  sections: sectionNames(page),
  whole: new Set(whole.map(letters).filter((title) => title !== '')),
})

/** Where a title is divided: the text before, and the text after. */
function divisions(title: string): (readonly [string, string])[] {
  return [...title.matchAll(separator)].map(
    ({ index, 0: mark }) => [title.slice(0, index).trim(), title.slice(index + mark.length).trim()] as const,
  )
}

/** `Golem.de`, as sites call themselves by their address. */
const domain = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?!js$)(?:[a-z]{2}|com|org|net|info|news|press|media)$/iu

const isShort = (part: string, rest: string) => part.length < rest.length

/** `The Star` and `Star News` for a site that is called `The Star`. */
function isSiteName(part: string, sites: ReadonlySet<string>): boolean {
  const name = letters(part)
  if (name === '') return false
  const bare = name.replace(/^(?:the|der|die|das|le|la|el)/, '')
  return (
    sites.has(name) ||
    sites.has(bare) ||
    sites.has(`the${name}`) ||
    [...sites].some((site) => isLonger(name, site))
  )
}

/** A site's name with a word or two more, such as `News` or a country. */
const leastLetters = 5
const isLonger = (name: string, site: string) =>
  site.length >= leastLetters && name.startsWith(site) && name.length <= site.length + 6

/** The last part of a title without spaces around its dash, as Korean and Japanese titles end. */
function lastPart(title: string): readonly [string, string] | null {
  const dash = title.search(/[-–—_][\p{Lo}\p{N}]+$/u)
  return dash > 0 ? [title.slice(0, dash).trim(), title.slice(dash + 1)] : null
}

function withoutEnd(title: string, known: KnownTitles): string {
  const all = divisions(title)
  const [before, after] = all.at(-1) ?? lastPart(title) ?? ['', '']
  const isName =
    isSiteName(after, known.sites) ||
    ((known.sections.has(letters(after)) || domain.test(after)) && isShort(after, before))
  if (before !== '' && isName) return before
  const isWhole = (part: string) => known.whole.has(letters(part)) && !known.sections.has(letters(part))
  return all.find(([part]) => isWhole(part))?.[0] ?? title
}

function withoutStart(title: string, { sites }: KnownTitles): string {
  const [first] = divisions(title)
  if (first && isSiteName(first[0], sites) && first[1] !== '') return first[1]
  const colon = title.indexOf(': ')
  return colon > 0 && isSiteName(title.slice(0, colon), sites) ? title.slice(colon + 2).trim() : title
}

/** After a stroke stands the name of a site or a section, when it is the shorter part. */
function withoutStroke(title: string): string {
  const stroke = title.search(/\s?[|｜]\s?/)
  const [before, after] = [title.slice(0, stroke).trim(), title.slice(stroke).replace(/^\s?[|｜]\s?/, '')]
  return stroke > 0 && before.length > after.length ? before : title
}

const mostNames = 4

/** A title without the names of its site and section, which stand at its ends. */
export function withoutSiteName(title: string, known: KnownTitles): string {
  let rest = title
  for (let step = 0; step < mostNames; step++) {
    const shorter = withoutStart(withoutEnd(rest, known), known)
    if (shorter === rest) break
    rest = shorter
  }
  return withoutStroke(rest)
}
