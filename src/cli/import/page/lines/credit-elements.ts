import type { Element } from 'hast'
import { getAttribute } from '../../markup/page-tree.ts'

/** Words in a class or id that mark a credit of authors. */
const creditName =
  /(?:^|[\s_-])(?:by-?line|byl|authors?|autor(?:en|es|in)?|auteurs?|vcard|signature|signed|writer|journalist|reporter)(?:$|[\s_-]|\d)/i

/** Puts a hyphen before each capital in a class name: `metaInfoAuthor` → `meta-Info-Author`. */
export const hyphenateCamelCase = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1-$2')

/** Maximum characters of a class or id; longer ones are generated. */
const maxClassLength = 1000

/** True for an element marked by class or id as a credit of authors. */
export function isCreditElement(element: Element): boolean {
  const names = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`
  return names.length > 1 && names.length < maxClassLength && creditName.test(hyphenateCamelCase(names))
}

/** URL folders that contain pages of authors. */
const authorFolder =
  /\/(?:authors?|autor(?:en|es|i|as|in|innen)?|auteurs?|autore|redakteure?|redaktion|journalists?|journalistes?|journalisten|reporters?|contributors?|columnists?|writers?|skribent|forfatter)\/[^/]/i

/** True for a link to an author's page on the site. */
export function isAuthorLink(element: Element): boolean {
  if (element.tagName !== 'a') return false
  const href = getAttribute(element, 'href') ?? ''
  return href.length < maxClassLength && authorFolder.test(href)
}
