import type { Nodes, Text } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { isLinkedHeadline } from './teaser.ts'

/** Minimum share of the article's characters that the article's container must contain. */
const minArticleTextShare = 0.9

/** Counts for one part of a page: its characters, those that belong to the article, and headlines of other articles. */
export interface NodeCounts {
  characterCount: number
  articleCharacterCount: number
  otherHeadlineCount: number
}

const zeroCounts: NodeCounts = { characterCount: 0, articleCharacterCount: 0, otherHeadlineCount: 0 }

/** Counts the text in each element of a page, and records which elements contain an `h1` or something to drop. */
export class PageSurvey {
  /** The smallest element with almost all of the article's text; the whole body if the page contains none of it. */
  readonly articleContainer: Nodes
  readonly #articleTexts: ReadonlySet<Text>
  readonly #hasReasonToDrop: (node: Nodes) => boolean
  readonly #nodesWithArticleText = new Set<Nodes>()
  readonly #nodesWithDroppedDescendant = new Set<Nodes>()
  readonly #nodesWithMainHeading = new Set<Nodes>()
  readonly #countsByNode = new Map<Nodes, NodeCounts>()

  /**
   * @param articleTexts the page's text nodes that are in the article
   * @param hasReasonToDrop true for a node with a reason of its own for being dropped
   */
  constructor(body: Nodes, articleTexts: ReadonlySet<Text>, hasReasonToDrop: (node: Nodes) => boolean) {
    this.#articleTexts = articleTexts
    this.#hasReasonToDrop = hasReasonToDrop
    this.#recordCounts(body)
    this.articleContainer = this.#findArticleContainer(body)
  }

  /** True for a node that is or contains article text. */
  hasArticleText = (node: Nodes): boolean => this.#nodesWithArticleText.has(node)

  /** True for an element with a descendant that has a reason of its own for being dropped. */
  hasDroppedDescendant = (node: Nodes): boolean => this.#nodesWithDroppedDescendant.has(node)

  /** True for an `h1` and for an element that contains one. */
  hasMainHeading = (node: Nodes): boolean => isElement(node, 'h1') || this.#nodesWithMainHeading.has(node)

  countsOf = (node: Nodes): NodeCounts => this.#countsByNode.get(node) ?? zeroCounts

  #findArticleContainer(node: Nodes, articleLength = this.countsOf(node).articleCharacterCount): Nodes {
    const children = 'children' in node ? node.children : []
    const mainChild = children.find(
      (child) => this.countsOf(child).articleCharacterCount > articleLength * minArticleTextShare,
    )
    return mainChild && articleLength > 0 ? this.#findArticleContainer(mainChild, articleLength) : node
  }

  #recordCounts(node: Nodes): NodeCounts {
    const isArticleText = node.type === 'text' && this.#articleTexts.has(node)
    if (isInvisible(node)) return zeroCounts
    if (isArticleText) this.#nodesWithArticleText.add(node)
    if (!('children' in node)) {
      const characterCount = node.type === 'text' ? node.value.trim().length : 0
      return {
        characterCount,
        articleCharacterCount: isArticleText ? characterCount : 0,
        otherHeadlineCount: 0,
      }
    }
    const counts = { ...zeroCounts }
    for (const child of node.children) {
      const { characterCount, articleCharacterCount, otherHeadlineCount } = this.#recordCounts(child)
      counts.characterCount += characterCount
      counts.articleCharacterCount += articleCharacterCount
      counts.otherHeadlineCount += otherHeadlineCount
      if (this.#nodesWithArticleText.has(child)) this.#nodesWithArticleText.add(node)
      if (this.hasMainHeading(child)) this.#nodesWithMainHeading.add(node)
      if (this.#nodesWithDroppedDescendant.has(child) || this.#hasReasonToDrop(child))
        this.#nodesWithDroppedDescendant.add(node)
    }
    if (isLinkedHeadline(node)) counts.otherHeadlineCount = 1
    this.#countsByNode.set(node, counts)
    return counts
  }
}
