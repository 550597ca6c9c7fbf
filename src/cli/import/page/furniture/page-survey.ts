import type { Nodes, Text } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { isLinkedHeadline } from './teaser.ts'

/** Minimum share of an article's characters in the element that counts as its place on the page. */
const minArticleShare = 0.9

/**
 * The number of characters in a part of a page, the number of these in the article, and the headlines of other articles
 * in it.
 */
export interface PartCounts {
  characterCount: number
  articleCharacterCount: number
  otherHeadlineCount: number
}

const zeroCounts: PartCounts = { characterCount: 0, articleCharacterCount: 0, otherHeadlineCount: 0 }

/** Records for each element of a page how much text and what kinds of elements it contains. */
export class PageSurvey {
  /** The smallest element with almost all article text; the whole page for an article from metadata. */
  readonly articleContainer: Nodes
  readonly #articleTexts: ReadonlySet<Text>
  readonly #hasOwnReason: (node: Nodes) => boolean
  readonly #nodesWithArticleText = new Set<Nodes>()
  readonly #nodesWithDroppedPart = new Set<Nodes>()
  readonly #nodesWithHeading = new Set<Nodes>()
  readonly #countsByNode = new Map<Nodes, PartCounts>()

  /**
   * @param articleTexts the page's text nodes that the article contains
   * @param hasOwnReason true for an element that is dropped for a reason of its own
   */
  constructor(body: Nodes, articleTexts: ReadonlySet<Text>, hasOwnReason: (node: Nodes) => boolean) {
    this.#articleTexts = articleTexts
    this.#hasOwnReason = hasOwnReason
    this.#countParts(body)
    this.articleContainer = this.#findArticleContainer(body)
  }

  /** True for a node with article text. */
  hasArticleText = (node: Nodes): boolean => this.#nodesWithArticleText.has(node)

  /** True for an element with a descendant whose own tag, class or id is the reason for dropping it. */
  hasDroppedPart = (node: Nodes): boolean => this.#nodesWithDroppedPart.has(node)

  /** True for a main heading, or an element with one. */
  hasHeading = (node: Nodes): boolean => isElement(node, 'h1') || this.#nodesWithHeading.has(node)

  countsOf = (node: Nodes): PartCounts => this.#countsByNode.get(node) ?? zeroCounts

  #findArticleContainer(node: Nodes, articleCharacters = this.countsOf(node).articleCharacterCount): Nodes {
    const parts = 'children' in node ? node.children : []
    const main = parts.find(
      (part) => this.countsOf(part).articleCharacterCount > articleCharacters * minArticleShare,
    )
    return main && articleCharacters > 0 ? this.#findArticleContainer(main, articleCharacters) : node
  }

  #countParts(node: Nodes): PartCounts {
    const isKept = node.type === 'text' && this.#articleTexts.has(node)
    if (isInvisible(node)) return zeroCounts
    if (isKept) this.#nodesWithArticleText.add(node)
    if (!('children' in node)) {
      const characterCount = node.type === 'text' ? node.value.trim().length : 0
      return { characterCount, articleCharacterCount: isKept ? characterCount : 0, otherHeadlineCount: 0 }
    }
    const length = { ...zeroCounts }
    for (const child of node.children) {
      const { characterCount, articleCharacterCount, otherHeadlineCount } = this.#countParts(child)
      length.characterCount += characterCount
      length.articleCharacterCount += articleCharacterCount
      length.otherHeadlineCount += otherHeadlineCount
      if (this.#nodesWithArticleText.has(child)) this.#nodesWithArticleText.add(node)
      if (this.hasHeading(child)) this.#nodesWithHeading.add(node)
      if (this.#nodesWithDroppedPart.has(child) || this.#hasOwnReason(child))
        this.#nodesWithDroppedPart.add(node)
    }
    if (isLinkedHeadline(node)) length.otherHeadlineCount = 1
    this.#countsByNode.set(node, length)
    return length
  }
}
