import type { Element } from 'hast'
import { extractShortLine, getAttribute, listElements } from '../../markup/page-tree.ts'

/** Matches words of a class or id that mark a credit of authors. */
const creditClassOrIdPattern =
  /(?:^|[\s_-])(?:by-?line|byl|(?:authors?|autor(?:en|es|in)?|auteurs?)(?:bold|info|line|name|zeile)?|vcard|signature|signed|writer|journalist|reporter)(?:$|[\s_-]|\d)/i

/** Puts a hyphen before each capital after a lower-case letter or digit: `metaInfoAuthor` → `meta-Info-Author`. */
export const hyphenateCamelCase = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1-$2')

/** Maximum length of class and id together, and of a URL, in characters; longer ones are generated. */
const maxAttributeLength = 1000

/** True for an element that its class or id marks as a credit of authors. */
export function isCreditElement(element: Element): boolean {
  const classAndId = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`
  return (
    classAndId.length > 1 &&
    classAndId.length < maxAttributeLength &&
    creditClassOrIdPattern.test(hyphenateCamelCase(classAndId))
  )
}

/** Matches a URL in a folder for pages of authors. */
const authorFolderPattern =
  /\/(?:authors?|autor(?:en|es|i|as|in|innen)?|auteurs?|autore|redakteure?|redaktion|journalists?|journalistes?|journalisten|reporters?|contributors?|columnists?|writers?|skribent|forfatter)\/[^/]/i

/** Matches a URL with a parameter that identifies an author: `/?author=3`, `/bio.asp?author_id=837`. */
const authorParameterPattern = /[?&](?:author|autor|auteur)(?:[_-]?(?:id|name))?=[^&]/i

/** Matches a URL in a folder for lists of articles. */
const articleListFolderPattern =
  /\/(?:tags?|topics?|categor(?:y|ies?|ias?)|kategorien?|th[eè]mes?|temas?|themen|dossiers?|rubri(?:ques?|ken?)|keywords?|sections?|news)\/[^/?#]+\/?(?:[?#]|$)/i

const isLinkMatching = (element: Element, hrefPattern: RegExp): boolean => {
  if (element.tagName !== 'a') return false
  const href = getAttribute(element, 'href') ?? ''
  return href.length < maxAttributeLength && hrefPattern.test(href)
}

/** True for a link to an author's page. */
export const isAuthorLink = (element: Element): boolean =>
  isLinkMatching(element, authorFolderPattern) || isLinkMatching(element, authorParameterPattern)

/** True for a link to the list of a topic or a section. */
const isArticleListLink = (element: Element): boolean => isLinkMatching(element, articleListFolderPattern)

/** Maximum length of a link to a topic, in characters. */
const maxTopicLinkLength = 80

/**
 * Returns a credit's text on one line, without a link to a topic and the vertical bar before it, as in
 * `By Ann Lee | Harbour news`; `null` if the text is longer than `maxLength` characters.
 */
export function extractCreditLine(element: Element, maxLength: number): string | null {
  const line = extractShortLine(element, maxLength)
  const listLink = line?.includes('|') ? listElements(element).find(isArticleListLink) : undefined
  const topicLabel = listLink && extractShortLine(listLink, maxTopicLinkLength)
  if (line === null || !topicLabel) return line
  const barIndex = line.lastIndexOf('|', line.lastIndexOf(topicLabel))
  const isTopic =
    barIndex > 0 &&
    line
      .slice(barIndex + 1)
      .trimStart()
      .startsWith(topicLabel)
  return isTopic ? line.slice(0, barIndex).trimEnd() : line
}
