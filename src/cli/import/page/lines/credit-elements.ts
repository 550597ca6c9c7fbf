import type { Element } from 'hast'
import { extractShortLine, getAttribute, listElements } from '../../markup/page-tree.ts'

/** Words in a class or id that mark a credit of authors. */
const creditName =
  /(?:^|[\s_-])(?:by-?line|byl|(?:authors?|autor(?:en|es|in)?|auteurs?)(?:bold|info|line|name|zeile)?|vcard|signature|signed|writer|journalist|reporter)(?:$|[\s_-]|\d)/i

/** Puts a hyphen before each capital in a class name: `metaInfoAuthor` → `meta-Info-Author`. */
export const hyphenateCamelCase = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1-$2')

/** Maximum length of a class or id, in characters; longer ones are generated. */
const maxClassLength = 1000

/** True for an element marked by class or id as a credit of authors. */
export function isCreditElement(element: Element): boolean {
  const names = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`
  return names.length > 1 && names.length < maxClassLength && creditName.test(hyphenateCamelCase(names))
}

/** URL folders that contain pages of authors. */
const authorFolder =
  /\/(?:authors?|autor(?:en|es|i|as|in|innen)?|auteurs?|autore|redakteure?|redaktion|journalists?|journalistes?|journalisten|reporters?|contributors?|columnists?|writers?|skribent|forfatter)\/[^/]/i

/** Parameters of a URL that identify an author: `/?author=3`, `/bio.asp?author_id=837`. */
const authorParameter = /[?&](?:author|autor|auteur)(?:[_-]?(?:id|name))?=[^&]/i

/** URL folders that contain lists of articles. */
const listFolder =
  /\/(?:tags?|topics?|categor(?:y|ies?|ias?)|kategorien?|th[eè]mes?|temas?|themen|dossiers?|rubri(?:ques?|ken?)|keywords?|sections?|news)\/[^/?#]+\/?(?:[?#]|$)/i

const leadsTo = (element: Element, part: RegExp): boolean => {
  if (element.tagName !== 'a') return false
  const href = getAttribute(element, 'href') ?? ''
  return href.length < maxClassLength && part.test(href)
}

/** True for a link to an author's page on the site. */
export const isAuthorLink = (element: Element): boolean =>
  leadsTo(element, authorFolder) || leadsTo(element, authorParameter)

/** True for a link to the list of a topic or a section. */
const isListLink = (element: Element): boolean => leadsTo(element, listFolder)

/** Maximum length of a link to a topic, in characters. */
const maxLabelLength = 80

/** Returns the line of a credit, up to the vertical bar before a link to its topic: `By Ann Lee | Harbour news`. */
export function extractCreditLine(element: Element, longest: number): string | null {
  const line = extractShortLine(element, longest)
  const listLink = line?.includes('|') ? listElements(element).find(isListLink) : undefined
  const label = listLink && extractShortLine(listLink, maxLabelLength)
  if (line === null || !label) return line
  const bar = line.lastIndexOf('|', line.lastIndexOf(label))
  const isTopic =
    bar > 0 &&
    line
      .slice(bar + 1)
      .trimStart()
      .startsWith(label)
  return isTopic ? line.slice(0, bar).trimEnd() : line
}
