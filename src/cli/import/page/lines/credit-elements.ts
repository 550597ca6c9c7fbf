import type { Element } from 'hast'
import { getAttribute } from '../../markup/page-tree.ts'

/** Words of a class or id that name a line of authors. */
const creditName =
  /(?:^|[\s_-])(?:by-?line|byl|authors?|autor(?:en|es|in)?|auteurs?|vcard|signature|signed|writer|journalist|reporter)(?:$|[\s_-]|\d)/i

/** Class names with a hyphen where a capital begins a word: `metaInfoAuthor` → `meta-Info-Author`. */
export const hyphenated = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1-$2')

/** Longer names are generated. */
const longestNames = 1000

/** True for an element whose class or id says that it credits authors. */
export function isCredit(element: Element): boolean {
  const names = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`
  return names.length > 1 && names.length < longestNames && creditName.test(hyphenated(names))
}

/** Folders of addresses in which sites keep a page for each of their authors. */
const authorFolder =
  /\/(?:authors?|autor(?:en|es|i|as|in|innen)?|auteurs?|autore|redakteure?|redaktion|journalists?|journalistes?|journalisten|reporters?|contributors?|columnists?|writers?|skribent|forfatter)\/[^/]/i

/** True for a link to an author's own page on the site. */
export function isAuthorLink(element: Element): boolean {
  if (element.tagName !== 'a') return false
  const href = getAttribute(element, 'href') ?? ''
  return href.length < longestNames && authorFolder.test(href)
}
