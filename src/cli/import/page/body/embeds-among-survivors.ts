import type { Element, Nodes, Root, RootContent } from 'hast'
import { findEmbedTarget, isEmbed } from '../../../content/html/link-embeds.ts'
import { listElements } from '../../markup/page-tree.ts'
import { visibleText } from '../../markup/visible-text.ts'
import { isOutsideArticle } from '../lines/outside-elements.ts'
import { isBeside } from '../lines/own-elements.ts'
import { findReasonForDropping } from '../lines/reason-for-dropping.ts'
import { isShownEmbed } from '../lines/shown-embeds.ts'

class EmbedFinder {
  readonly embeds = new Set<Element>()
  readonly #isKept: (node: RootContent) => boolean

  constructor(isKept: (node: RootContent) => boolean) {
    this.#isKept = isKept
  }

  /** True when a node contains text of the article. */
  visit(node: Nodes): boolean {
    if (node.type === 'text') return node.value.trim() !== '' && this.#isKept(node)
    if (!('children' in node)) return false
    const children = node.children as RootContent[]
    const holds = children.map((child) => this.visit(child))
    const [first, last] = [holds.indexOf(true), holds.lastIndexOf(true)]
    if (first < 0) return false
    const isWhole = node.type === 'element' && this.#isKept(node)
    for (const [index, child] of children.entries())
      if (!holds[index] && (isWhole || (index > first && index < last))) this.#collect(child)
    return true
  }

  /** Collects the embeds of a part that shows nothing else. */
  #collect(part: RootContent): void {
    if (part.type !== 'element' || isOutsideArticle(part) || isBeside(part)) return
    if (findReasonForDropping(part) === 'advertisement') return
    if (isEmbed(part)) {
      if (!isShownEmbed(part) || findEmbedTarget(part) === null) return
      // With its parameters and sources, since one of them can name the address.
      for (const element of listElements(part)) this.embeds.add(element)
    } else if (visibleText(part).trim() === '') for (const child of part.children) this.#collect(child)
  }
}

/**
 * Returns the embeds inside or between the kept elements of a page. Readability drops every `iframe`, `object` and
 * `embed` whose address is not of a video site that it knows.
 */
export function findEmbedsAmong(tree: Root, isKept: (node: RootContent) => boolean): ReadonlySet<Element> {
  const finder = new EmbedFinder(isKept)
  finder.visit(tree)
  return finder.embeds
}
