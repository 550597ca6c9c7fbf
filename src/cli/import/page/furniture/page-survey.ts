import type { Nodes, Text } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { isLinkedHeadline } from './teaser.ts'

/** Minimum share of an article's characters in the element that counts as its place on the page. */
const minArticleShare = 0.9

/** Characters of a part of a page, those of them that are in the article, and its headlines of other articles. */
export interface PartLength {
  all: number
  kept: number
  headlines: number
}

const nothing: PartLength = { all: 0, kept: 0, headlines: 0 }

/** Records for each element of a page how much text and what kinds of elements it contains. */
export class PageSurvey {
  /** The smallest element with almost all article text; the whole page for an article from metadata. */
  readonly article: Nodes
  readonly #kept: ReadonlySet<Text>
  readonly #hasOwnReason: (node: Nodes) => boolean
  readonly #holdsKept = new Set<Nodes>()
  readonly #isDivided = new Set<Nodes>()
  readonly #holdsHeading = new Set<Nodes>()
  readonly #lengths = new Map<Nodes, PartLength>()

  /**
   * @param kept the page's text nodes that the article contains
   * @param hasOwnReason true for an element that is dropped for a reason of its own
   */
  constructor(body: Nodes, kept: ReadonlySet<Text>, hasOwnReason: (node: Nodes) => boolean) {
    this.#kept = kept
    this.#hasOwnReason = hasOwnReason
    this.#survey(body)
    this.article = this.#findArticle(body)
  }

  /** True for a node with article text. */
  holdsKept = (node: Nodes): boolean => this.#holdsKept.has(node)

  /** True for an element with a descendant that is dropped for a reason of its own. */
  isDivided = (node: Nodes): boolean => this.#isDivided.has(node)

  /** True for a main heading, or an element with one. */
  hasHeading = (node: Nodes): boolean => isElement(node, 'h1') || this.#holdsHeading.has(node)

  lengthOf = (node: Nodes): PartLength => this.#lengths.get(node) ?? nothing

  #findArticle(node: Nodes, total = this.lengthOf(node).kept): Nodes {
    const parts = 'children' in node ? node.children : []
    const main = parts.find((part) => this.lengthOf(part).kept > total * minArticleShare)
    return main && total > 0 ? this.#findArticle(main, total) : node
  }

  #survey(node: Nodes): PartLength {
    const isKept = node.type === 'text' && this.#kept.has(node)
    if (isInvisible(node)) return nothing
    if (isKept) this.#holdsKept.add(node)
    if (!('children' in node)) {
      const all = node.type === 'text' ? node.value.trim().length : 0
      return { all, kept: isKept ? all : 0, headlines: 0 }
    }
    const length = { ...nothing }
    for (const child of node.children) {
      const { all, kept, headlines } = this.#survey(child)
      length.all += all
      length.kept += kept
      length.headlines += headlines
      if (this.#holdsKept.has(child)) this.#holdsKept.add(node)
      if (this.hasHeading(child)) this.#holdsHeading.add(node)
      if (this.#isDivided.has(child) || this.#hasOwnReason(child)) this.#isDivided.add(node)
    }
    if (isLinkedHeadline(node)) length.headlines = 1
    this.#lengths.set(node, length)
    return length
  }
}
