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
export interface PartLength {
  characters: number
  articleCharacters: number
  otherHeadlines: number
}

const zeroLength: PartLength = { characters: 0, articleCharacters: 0, otherHeadlines: 0 }

/** Records for each element of a page how much text and what kinds of elements it contains. */
export class PageSurvey {
  /** The smallest element with almost all article text; the whole page for an article from metadata. */
  readonly article: Nodes
  readonly #articleTexts: ReadonlySet<Text>
  readonly #hasOwnReason: (node: Nodes) => boolean
  readonly #hasArticleText = new Set<Nodes>()
  readonly #hasPartDroppedByItself = new Set<Nodes>()
  readonly #holdsHeading = new Set<Nodes>()
  readonly #lengths = new Map<Nodes, PartLength>()

  /**
   * @param articleTexts the page's text nodes that the article contains
   * @param hasOwnReason true for an element that is dropped for a reason of its own
   */
  constructor(body: Nodes, articleTexts: ReadonlySet<Text>, hasOwnReason: (node: Nodes) => boolean) {
    this.#articleTexts = articleTexts
    this.#hasOwnReason = hasOwnReason
    this.#survey(body)
    this.article = this.#findArticle(body)
  }

  /** True for a node with article text. */
  hasArticleText = (node: Nodes): boolean => this.#hasArticleText.has(node)

  /** True for an element with a descendant whose own tag, class or id is the reason for dropping it. */
  hasPartDroppedByItself = (node: Nodes): boolean => this.#hasPartDroppedByItself.has(node)

  /** True for a main heading, or an element with one. */
  hasHeading = (node: Nodes): boolean => isElement(node, 'h1') || this.#holdsHeading.has(node)

  lengthOf = (node: Nodes): PartLength => this.#lengths.get(node) ?? zeroLength

  #findArticle(node: Nodes, articleCharacters = this.lengthOf(node).articleCharacters): Nodes {
    const parts = 'children' in node ? node.children : []
    const main = parts.find(
      (part) => this.lengthOf(part).articleCharacters > articleCharacters * minArticleShare,
    )
    return main && articleCharacters > 0 ? this.#findArticle(main, articleCharacters) : node
  }

  #survey(node: Nodes): PartLength {
    const isKept = node.type === 'text' && this.#articleTexts.has(node)
    if (isInvisible(node)) return zeroLength
    if (isKept) this.#hasArticleText.add(node)
    if (!('children' in node)) {
      const characters = node.type === 'text' ? node.value.trim().length : 0
      return { characters, articleCharacters: isKept ? characters : 0, otherHeadlines: 0 }
    }
    const length = { ...zeroLength }
    for (const child of node.children) {
      const { characters, articleCharacters, otherHeadlines } = this.#survey(child)
      length.characters += characters
      length.articleCharacters += articleCharacters
      length.otherHeadlines += otherHeadlines
      if (this.#hasArticleText.has(child)) this.#hasArticleText.add(node)
      if (this.hasHeading(child)) this.#holdsHeading.add(node)
      if (this.#hasPartDroppedByItself.has(child) || this.#hasOwnReason(child))
        this.#hasPartDroppedByItself.add(node)
    }
    if (isLinkedHeadline(node)) length.otherHeadlines = 1
    this.#lengths.set(node, length)
    return length
  }
}
