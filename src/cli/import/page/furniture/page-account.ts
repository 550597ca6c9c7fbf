import type { Nodes, Root, RootContent, Text } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import type { DroppedBlock, WordAccount } from '../../accounting/word-account.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { isInvisible, visibleText } from '../../markup/visible-text.ts'
import { extractHeadingText } from '../headline/heading-text.ts'
import { toLetters } from '../lines/known-fields.ts'
import { findReasonForDropping } from '../lines/reason-for-dropping.ts'
import { findPageBody } from './page-body.ts'
import { hasMostlyLinks, isLinkedHeadline, maxTeaserLength } from './teaser.ts'

/** The choices that decide which text of a page is in its article. */
export interface BodySelection {
  /** The page's text nodes that the body contains. */
  kept: ReadonlySet<Text>
  /** Elements excluded by the edition's rules. */
  ruledOut: ReadonlySet<Nodes>
  headline: string
}

const outsideReason = 'outside the article'
/** Text before the headline and after the article: menus, offers, announcements. */
const restReason = 'rest of the page'
const linksReason = 'links'

/** Minimum share of an article's characters in the element that counts as its place on the page. */
const minArticleShare = 0.9

/** Characters of a part of a page, those of them that are in the article, and its headlines of other articles. */
interface PartLength {
  all: number
  kept: number
  headlines: number
}

const nothing: PartLength = { all: 0, kept: 0, headlines: 0 }

/** Collects the largest parts of a page outside the article, each with the nearest reason. */
class DroppedBlockCollector {
  readonly blocks: DroppedBlock[] = []
  /** Index of the block that contains a text node. */
  readonly blockOf = new Map<Text, number>()
  readonly #choice: BodySelection
  readonly #headline: string
  readonly #holdsKept = new Set<Nodes>()
  readonly #isDivided = new Set<Nodes>()
  readonly #holdsHeading = new Set<Nodes>()
  readonly #lengths = new Map<Nodes, PartLength>()
  /** The smallest element with almost all text of the article; the whole page for an article from metadata. */
  readonly #article: Nodes
  #isInArticle = false
  #isBelowHeadline = false
  #isBelowArticle = false

  constructor(choice: BodySelection, body: Nodes) {
    this.#choice = choice
    this.#headline = toLetters(choice.headline)
    this.#survey(body)
    this.#article = this.#findArticle(body)
  }

  #findArticle(node: Nodes, total = this.#lengthOf(node).kept): Nodes {
    const parts = 'children' in node ? node.children : []
    const main = parts.find((part) => this.#lengthOf(part).kept > total * minArticleShare)
    return main && total > 0 ? this.#findArticle(main, total) : node
  }

  #lengthOf = (node: Nodes): PartLength => this.#lengths.get(node) ?? nothing

  /**
   * Marks elements that contain text of the article, and elements with parts that have their own reason. Returns the
   * number of characters.
   */
  #survey(node: Nodes): PartLength {
    const isKept = node.type === 'text' && this.#choice.kept.has(node)
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
      if (isElement(child, 'h1') || this.#holdsHeading.has(child)) this.#holdsHeading.add(node)
      if (this.#isDivided.has(child) || this.#reasonOf(child) !== null) this.#isDivided.add(node)
    }
    if (isLinkedHeadline(node)) length.headlines = 1
    this.#lengths.set(node, length)
    return length
  }

  #reasonOf(node: Nodes): string | null {
    if (node.type !== 'element') return null
    if (this.#choice.ruledOut.has(node)) return "the edition's rule"
    if (
      node.tagName === 'h1' &&
      this.#headline !== '' &&
      toLetters(extractHeadingText(node)) === this.#headline
    )
      return 'headline'
    return findReasonForDropping(node)
  }

  /** Returns the reason of a block; of one without its own, by the place: a standfirst is below the headline. */
  #reasonOfBlock(reason: string, nodes: readonly Nodes[]): string {
    if (reason !== outsideReason) return reason
    if (hasMostlyLinks(nodes)) return linksReason
    const isNear = this.#isInArticle || (this.#isBelowHeadline && !this.#isBelowArticle)
    return isNear ? outsideReason : restReason
  }

  #add(reason: string, nodes: readonly Nodes[]): void {
    const text = nodes
      .map((node) => visibleText(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    if (text === '') return
    for (const node of nodes)
      for (const text of collectTexts(node)) this.blockOf.set(text, this.blocks.length)
    const hasHeading = nodes.some((node) => isElement(node, 'h1') || this.#holdsHeading.has(node))
    const isHeading = hasHeading || toLetters(text) === this.#headline
    if (isHeading && !this.#isInArticle && !this.#isBelowArticle) this.#beginBelowHeading()
    this.blocks.push({ reason: this.#reasonOfBlock(reason, nodes), text })
  }

  /** A standfirst is below the last heading before the article; what is above that heading is not. */
  #beginBelowHeading(): void {
    for (const block of this.blocks) if (block.reason === outsideReason) block.reason = restReason
    this.#isBelowHeadline = true
  }

  /** Collects the parts of a node. `around` is the reason of the enclosing element. */
  visit(node: Nodes, around: string): void {
    this.#isInArticle ||= node === this.#article
    this.#visitNode(node, around)
    if (node !== this.#article) return
    this.#isInArticle = false
    this.#isBelowArticle = true
  }

  #visitNode(node: Nodes, around: string): void {
    if (isInvisible(node) || (node.type === 'text' && this.#choice.kept.has(node))) return
    const ownReason = this.#holdsKept.has(node) ? null : this.#reasonOf(node)
    const reason = ownReason ?? (this.#isLinkOut(node, around) ? linksReason : around)
    const isWhole = !this.#holdsKept.has(node) && (ownReason !== null || !this.#isDivided.has(node))
    if (node.type === 'text' || isWhole) this.#add(reason, [node])
    else if ('children' in node) this.#visitRuns(node.children as RootContent[], reason)
  }

  /** True for a part of the page outside the article that is a link or a teaser: its text belongs to another page. */
  #isLinkOut(node: Nodes, around: string): boolean {
    if (around !== outsideReason || this.#holdsKept.has(node)) return false
    if (isElement(node, 'a')) return true
    const { all, headlines } = this.#lengthOf(node)
    return headlines === 1 && all <= maxTeaserLength
  }

  /** Joins inline neighbours into one block, because a word can span them. */
  #visitRuns(nodes: readonly RootContent[], around: string): void {
    let nodeRun: RootContent[] = []
    const endRun = () => {
      this.#add(around, nodeRun)
      nodeRun = []
    }
    for (const node of nodes) {
      const isPart = this.#isInline(node) && !this.#holdsKept.has(node) && this.#reasonOf(node) === null
      if (isPart) nodeRun.push(node)
      else {
        endRun()
        this.visit(node, around)
      }
    }
    endRun()
  }

  #isInline(node: RootContent): boolean {
    if (node.type === 'text') return true
    return node.type === 'element' && !isBlockTag(node.tagName) && !this.#isDivided.has(node)
  }
}

/**
 * Lists the text that a page shows and the blocks of it that are not in its article, each with a reason. No word of
 * `sourceText` crosses a block's border.
 */
export function accountForPage(tree: Root, choice: BodySelection): WordAccount {
  const body = findPageBody(tree)
  const collector = new DroppedBlockCollector(choice, body)
  collector.visit(body, outsideReason)
  const sourceText = visibleText(body, (text) => collector.blockOf.get(text) ?? null)
  return { sourceText, dropped: collector.blocks }
}
