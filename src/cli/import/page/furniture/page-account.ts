import type { Nodes, Root, RootContent, Text } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { DroppedBlock, WordAccount } from '../../accounting/word-account.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { extractVisibleText, isInvisible } from '../../markup/visible-text.ts'
import { extractHeadingText } from '../headline/heading-text.ts'
import { isLabelledDateLine } from '../lines/known-fields.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'
import { findPageBody } from './page-body.ts'
import { PageSurvey } from './page-survey.ts'
import { replaceReasonsOfUnstatedBlocks } from './replace-reasons-of-unstated-blocks.ts'
import { hasLinkShareOfTeaser, isProseWithLinks, maxTeaserLength } from './teaser.ts'

/** The page's text that is in the article, and everything that the import has dropped from the page so far. */
export interface ArticleAndDroppedParts {
  /** The page's text nodes that are in the body. */
  articleTexts: ReadonlySet<Text>
  /** Elements that the edition's rules exclude. */
  nodesDroppedByRules: ReadonlySet<Nodes>
  headline: string
  /** Blocks that the import removed from the body. */
  removedBlocks: readonly DroppedBlock[]
}

const outsideArticleReason = 'outside the article'
/** Reason for text above the headline and below the article: menus, offers, announcements. */
const restOfPageReason = 'rest of the page'
const linksReason = 'links'

/**
 * Reasons that do not prove a block to be outside the article. Near the article, such a block may be article text that
 * the import lost.
 */
const unspecificReasons: readonly string[] = [outsideArticleReason, pictureReason, captionReason]

/** Tags of elements of running text, as opposed to boxes. */
const textTags = ['p', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'table', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/**
 * Collects the largest parts of a page outside the article, each with the reason of the nearest element that has one.
 */
class DroppedBlockCollector {
  readonly blocks: DroppedBlock[] = []
  /** Maps each dropped text node to the index of its block in `blocks`. */
  readonly blockIndexByText = new Map<Text, number>()
  readonly #article: ArticleAndDroppedParts
  readonly #headline: string
  readonly survey: PageSurvey
  readonly #articleContainer: Nodes
  /** Number of article characters in `#articleContainer` that have not been visited yet. */
  #unvisitedArticleLength: number
  #isInArticle = false
  #isBelowHeadline = false
  #isBelowArticle = false

  constructor(article: ArticleAndDroppedParts, body: Nodes) {
    this.#article = article
    this.#headline = toLettersAndDigits(article.headline)
    this.survey = new PageSurvey(body, article.articleTexts, (node) => this.#findNodeReason(node) !== null)
    this.#articleContainer = this.survey.articleContainer
    this.#unvisitedArticleLength = this.survey.countsOf(this.#articleContainer).articleCharacterCount
  }

  #findNodeReason(node: Nodes): string | null {
    if (node.type !== 'element') return null
    if (this.#article.nodesDroppedByRules.has(node)) return "the edition's rule"
    if (
      node.tagName === 'h1' &&
      this.#headline !== '' &&
      toLettersAndDigits(extractHeadingText(node)) === this.#headline
    )
      return 'headline'
    return findReasonForDropping(node)
  }

  /** Returns a block's final reason. Replaces an unspecific `reason` according to the block's links and position. */
  #specifyReason(reason: string, nodes: readonly Nodes[]): string {
    if (!unspecificReasons.includes(reason)) return reason
    if (hasLinkShareOfTeaser(nodes) && !isProseWithLinks(nodes)) return linksReason
    return this.#areNearArticle(nodes) ? reason : restOfPageReason
  }

  /**
   * True for text between the headline and the article, where a standfirst may be, and for text within the article.
   * After the article's last words, only running text counts as near: boxes there are offers and notices.
   */
  #areNearArticle(nodes: readonly Nodes[]): boolean {
    if (!this.#isInArticle) return this.#isBelowHeadline && !this.#isBelowArticle
    return (
      this.#unvisitedArticleLength > 0 ||
      nodes.every((node) => node.type === 'text' || isElement(node, ...textTags))
    )
  }

  #addBlock(reason: string, nodes: readonly Nodes[]): void {
    const text = nodes
      .map((node) => extractVisibleText(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    if (text === '') return
    for (const node of nodes)
      for (const text of collectTextNodes(node)) this.blockIndexByText.set(text, this.blocks.length)
    const hasMainHeading = nodes.some(this.survey.hasMainHeading)
    const isArticleHeading = hasMainHeading || toLettersAndDigits(text) === this.#headline
    if (isArticleHeading && !this.#isInArticle && !this.#isBelowArticle) this.#noteArticleHeading()
    const isDateLine = unspecificReasons.includes(reason) && isLabelledDateLine(text)
    this.blocks.push({ reason: isDateLine ? 'date line' : this.#specifyReason(reason, nodes), text })
  }

  /**
   * Records that the article's heading was reached. Blocks above it become part of the rest of the page, because a
   * standfirst is below the last heading before the article.
   */
  #noteArticleHeading(): void {
    for (const block of this.blocks)
      if (unspecificReasons.includes(block.reason)) block.reason = restOfPageReason
    this.#isBelowHeadline = true
  }

  /** Collects the dropped blocks in a node. `enclosingReason` is the reason of the element around the node. */
  collectBlocks(node: Nodes, enclosingReason: string): void {
    this.#isInArticle ||= node === this.#articleContainer
    this.#collectBlocksOfNode(node, enclosingReason)
    if (node !== this.#articleContainer) return
    this.#isInArticle = false
    this.#isBelowArticle = true
  }

  #collectBlocksOfNode(node: Nodes, enclosingReason: string): void {
    if (isInvisible(node)) return
    if (node.type === 'text' && this.#article.articleTexts.has(node)) {
      if (this.#isInArticle) this.#unvisitedArticleLength -= node.value.trim().length
      return
    }
    const nodeReason = this.survey.hasArticleText(node) ? null : this.#findNodeReason(node)
    const reason = nodeReason ?? (this.#isLinkOrTeaser(node, enclosingReason) ? linksReason : enclosingReason)
    const isDroppedWhole =
      !this.survey.hasArticleText(node) && (nodeReason !== null || !this.survey.hasDroppedDescendant(node))
    if (node.type === 'text' || isDroppedWhole) this.#addBlock(reason, [node])
    else if ('children' in node) this.#collectInlineRuns(node.children as RootContent[], reason)
  }

  /** True for a link or teaser without a more specific reason: its text belongs to another page. */
  #isLinkOrTeaser(node: Nodes, enclosingReason: string): boolean {
    if (enclosingReason !== outsideArticleReason || this.survey.hasArticleText(node)) return false
    if (isElement(node, 'a')) return true
    const { characterCount, otherHeadlineCount } = this.survey.countsOf(node)
    return otherHeadlineCount === 1 && characterCount <= maxTeaserLength
  }

  /**
   * Collects dropped blocks among siblings. Adjacent inline nodes become one block, because a word can span several.
   */
  #collectInlineRuns(nodes: readonly RootContent[], enclosingReason: string): void {
    let inlineRun: RootContent[] = []
    const addInlineRun = () => {
      this.#addBlock(enclosingReason, inlineRun)
      inlineRun = []
    }
    for (const node of nodes) {
      const isInRun =
        this.#isDroppableInline(node) &&
        !this.survey.hasArticleText(node) &&
        this.#findNodeReason(node) === null
      if (isInRun) inlineRun.push(node)
      else {
        addInlineRun()
        this.collectBlocks(node, enclosingReason)
      }
    }
    addInlineRun()
  }

  #isDroppableInline(node: RootContent): boolean {
    if (node.type === 'text') return true
    return node.type === 'element' && !isBlockTag(node.tagName) && !this.survey.hasDroppedDescendant(node)
  }
}

/**
 * Returns the visible text of a page, and the blocks of that text that are not in its article, each with a reason.
 * Words in `sourceText` never cross the boundary of a block.
 */
export function accountForPageText(tree: Root, article: ArticleAndDroppedParts): WordAccount {
  const body = findPageBody(tree)
  const collector = new DroppedBlockCollector(article, body)
  collector.collectBlocks(body, outsideArticleReason)
  const sourceText = extractVisibleText(body, (text) => collector.blockIndexByText.get(text) ?? null)
  const explainedBlocks = replaceReasonsOfUnstatedBlocks(article.removedBlocks, {
    tree,
    survey: collector.survey,
  })
  return { sourceText, dropped: [...explainedBlocks, ...collector.blocks] }
}
