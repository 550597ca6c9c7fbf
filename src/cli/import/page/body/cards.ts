import type { Element, Nodes, Properties, Root, RootContent } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { getAttribute, listElements } from '../../markup/page-tree.ts'
import { extractVisibleText, isInvisible } from '../../markup/visible-text.ts'
import { copyWithoutNodes } from './named-body.ts'

/** An element's letter and picture counts, and the targets of its links. */
interface ContentCounts {
  letterCount: number
  linkedLetterCount: number
  /** Number of letters in the longest link. */
  longestLinkLetterCount: number
  pictureCount: number
  /** Paths of the site's own pages that the element links to, up to `maxLinkedPages` + 1 of them. */
  linkedSitePaths: Set<string>
  /** True if a link leads to another site, to a picture file or to a fragment of the page. */
  hasLinksBesideSitePages: boolean
}

/** Minimum number of letters in a headline. A shorter link may be any word. */
const minHeadlineLetters = 20
/** Maximum number of letters in a card outside its links: a kicker, a date or an author's name. */
const maxUnlinkedLetters = 60
/** Maximum number of pages that one card links to: its story, section and author. */
const maxLinkedPages = 3
/** Minimum number of cards in a row. An article may show two linked pictures side by side. */
const minCardsPerRow = 3

const pictureFilePattern = /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i

const pictureTags: ReadonlySet<string> = new Set(['img', 'picture', 'amp-img', 'svg'])

/** True for an element with a picture, a headline-length link, links to few pages of the site, and few other words. */
const isCard = (counts: ContentCounts): boolean =>
  counts.pictureCount > 0 &&
  !counts.hasLinksBesideSitePages &&
  counts.linkedSitePaths.size > 0 &&
  counts.linkedSitePaths.size <= maxLinkedPages &&
  counts.longestLinkLetterCount >= minHeadlineLetters &&
  counts.letterCount - counts.linkedLetterCount <= maxUnlinkedLetters

function sumContentCounts(childCounts: readonly ContentCounts[]): ContentCounts {
  const sum = {
    letterCount: 0,
    linkedLetterCount: 0,
    longestLinkLetterCount: 0,
    pictureCount: 0,
    hasLinksBesideSitePages: false,
  }
  const linkedSitePaths = new Set<string>()
  for (const counts of childCounts) {
    sum.letterCount += counts.letterCount
    sum.linkedLetterCount += counts.linkedLetterCount
    sum.longestLinkLetterCount = Math.max(sum.longestLinkLetterCount, counts.longestLinkLetterCount)
    sum.pictureCount += counts.pictureCount
    sum.hasLinksBesideSitePages ||= counts.hasLinksBesideSitePages
    for (const path of counts.linkedSitePaths)
      if (linkedSitePaths.size <= maxLinkedPages) linkedSitePaths.add(path)
  }
  return { ...sum, linkedSitePaths }
}

/** Matches a class used for teasers. A lead may have such a class too, but it does not link to another page. */
const teaserClassPattern = /(?:^|[\s_-])(?:teasers?|linkbox|related[\w-]*)(?:$|[\s_-])/i

/** True for an element that has a teaser's class or contains a link with one. */
const hasTeaserClassOrLink = (element: Element) =>
  [element, ...listElements(element).filter(({ tagName }) => tagName === 'a')].some((each) =>
    teaserClassPattern.test(getAttribute(each, 'className') ?? ''),
  )

/** Counts the content of a tree's elements and collects rows of cards. */
class CardCollector {
  readonly cardProperties = new Set<Properties>()
  readonly #siteHost: string | null

  constructor(siteHost: string | null) {
    this.#siteHost = siteHost
  }

  /** Counts a node's content and collects the rows of cards in it. */
  countContentAndCollectCards(node: Nodes, isInLink = false): ContentCounts {
    if (node.type === 'text') return this.#countTextContent(node.value, isInLink)
    if (!('children' in node) || isInvisible(node)) return sumContentCounts([])
    const isLink = node.type === 'element' && node.tagName === 'a'
    const childCounts = node.children.map((child) =>
      this.countContentAndCollectCards(child, isInLink || isLink),
    )
    this.#collectCardRows(node.children as RootContent[], childCounts)
    const counts = sumContentCounts(childCounts)
    if (node.type === 'element' && pictureTags.has(node.tagName)) counts.pictureCount++
    if (isLink) this.#addLinkToCounts(counts, getAttribute(node, 'href') ?? '')
    return counts
  }

  #countTextContent(text: string, isInLink: boolean): ContentCounts {
    const { length } = toLettersAndDigits(text)
    return { ...sumContentCounts([]), letterCount: length, linkedLetterCount: isInLink ? length : 0 }
  }

  #addLinkToCounts(counts: ContentCounts, href: string): void {
    counts.longestLinkLetterCount = Math.max(counts.longestLinkLetterCount, counts.linkedLetterCount)
    const url = URL.parse(href, 'https://site.invalid')
    const isOnSite = url !== null && (url.host === 'site.invalid' || url.host === this.#siteHost)
    if (isOnSite && !href.startsWith('#') && !pictureFilePattern.test(href))
      counts.linkedSitePaths.add(url.pathname)
    else counts.hasLinksBesideSitePages = true
  }

  /**
   * Collects siblings of the same tag and class if all of them are cards, and they form a row or each has a teaser's
   * class.
   */
  #collectCardRows(nodes: readonly RootContent[], childCounts: readonly ContentCounts[]): void {
    const rowByTagAndClass = new Map<string, { elements: Element[]; cardCount: number }>()
    for (const [index, node] of nodes.entries()) {
      if (node.type !== 'element') continue
      const tagAndClass = `${node.tagName} ${getAttribute(node, 'className') ?? ''}`
      const row = rowByTagAndClass.get(tagAndClass) ?? { elements: [], cardCount: 0 }
      row.elements.push(node)
      if (isCard(childCounts[index] ?? sumContentCounts([]))) row.cardCount++
      rowByTagAndClass.set(tagAndClass, row)
    }
    for (const { elements, cardCount } of rowByTagAndClass.values())
      if (
        cardCount === elements.length &&
        (cardCount >= minCardsPerRow || elements.every(hasTeaserClassOrLink))
      )
        for (const { properties } of elements) this.cardProperties.add(properties)
  }
}

/**
 * Returns the `properties` objects of the cards that lead to other pages of the site. Copies of an element share its
 * `properties`. Siblings of the same tag and class are cards if all of them look like cards, and there are at least
 * three or each has a teaser's class.
 */
export function collectCardProperties(tree: Root, url: string | null): ReadonlySet<Properties> {
  const cardCollector = new CardCollector(url === null ? null : new URL(url).host)
  cardCollector.countContentAndCollectCards(tree)
  return cardCollector.cardProperties
}

/** Maximum share of a tree's letters in a removed element. An element with more contains the article. */
const maxRemovedTextShare = 0.5

/**
 * Returns a copy of a tree without the elements whose `properties` objects are in `removedProperties`. Keeps elements
 * with more than half of the tree's letters.
 */
export function removeMinorElementsByProperties(
  tree: Root,
  removedProperties: ReadonlySet<Properties>,
): Root {
  if (removedProperties.size === 0) return tree
  const maxRemovedLetters = toLettersAndDigits(extractVisibleText(tree)).length * maxRemovedTextShare
  const isRemovedElement = (node: RootContent) =>
    node.type === 'element' &&
    removedProperties.has(node.properties) &&
    toLettersAndDigits(extractVisibleText(node)).length <= maxRemovedLetters
  return { ...tree, children: copyWithoutNodes(tree.children, isRemovedElement) }
}
