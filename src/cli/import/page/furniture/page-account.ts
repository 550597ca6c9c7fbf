import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import type { DroppedBlock, WordAccount } from '../../accounting/word-account.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { isInvisible, visibleText } from '../../markup/visible-text.ts'
import { extractHeadingText } from '../headline/heading-text.ts'
import { toLetters } from '../lines/known-fields.ts'
import { countLinkedLetters } from '../lines/link-list.ts'
import { findReasonForDropping } from '../lines/reason-for-dropping.ts'

/** The choices that decide which text of a page is in its article. */
export interface BodySelection {
  /** The page's text nodes that the body contains. */
  kept: ReadonlySet<Text>
  /** Elements excluded by the edition's rules. */
  ruledOut: ReadonlySet<Nodes>
  headline: string
}

const outsideReason = 'outside the article'
const linksReason = 'links'

/** Minimum share of a teaser's letters in its link. */
const minLinkedShare = 0.3

function hasMostlyLinks(nodes: readonly Nodes[]): boolean {
  const elements = nodes.filter((node) => node.type === 'element')
  const linked = elements.reduce((sum, element) => sum + countLinkedLetters(element), 0)
  const letters = nodes.reduce((sum, node) => sum + toLetters(visibleText(node)).length, 0)
  return linked >= letters * minLinkedShare
}

/** Collects the largest parts of a page outside the article, each with the nearest reason. */
class DroppedBlockCollector {
  readonly blocks: DroppedBlock[] = []
  /** Index of the block that contains a text node. */
  readonly blockOf = new Map<Text, number>()
  readonly #choice: BodySelection
  readonly #headline: string
  readonly #holdsKept = new Set<Nodes>()
  readonly #isDivided = new Set<Nodes>()

  constructor(choice: BodySelection, body: Nodes) {
    this.#choice = choice
    this.#headline = toLetters(choice.headline)
    this.#survey(body)
  }

  /** Marks elements that contain text of the article, and elements with parts that have their own reason. */
  #survey(node: Nodes): void {
    if (isInvisible(node)) return
    if (node.type === 'text' && this.#choice.kept.has(node)) this.#holdsKept.add(node)
    if (!('children' in node)) return
    for (const child of node.children) {
      this.#survey(child)
      if (this.#holdsKept.has(child)) this.#holdsKept.add(node)
      if (this.#isDivided.has(child) || this.#reasonOf(child) !== null) this.#isDivided.add(node)
    }
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

  #add(reason: string, nodes: readonly Nodes[]): void {
    const text = nodes
      .map((node) => visibleText(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    if (text === '') return
    for (const node of nodes)
      for (const text of collectTexts(node)) this.blockOf.set(text, this.blocks.length)
    this.blocks.push({
      reason: reason === outsideReason && hasMostlyLinks(nodes) ? linksReason : reason,
      text,
    })
  }

  /** Collects the parts of a node. `around` is the reason of the enclosing element. */
  visit(node: Nodes, around: string): void {
    if (isInvisible(node) || (node.type === 'text' && this.#choice.kept.has(node))) return
    const ownReason = this.#holdsKept.has(node) ? null : this.#reasonOf(node)
    const reason = ownReason ?? around
    const isWhole = !this.#holdsKept.has(node) && (ownReason !== null || !this.#isDivided.has(node))
    if (node.type === 'text' || isWhole) this.#add(reason, [node])
    else if ('children' in node) this.#visitRuns(node.children as RootContent[], reason)
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

const isBody = (node: RootContent): node is Element =>
  node.type === 'element' && (node.tagName === 'body' || node.tagName === 'frameset')

/** Returns `body` or `frameset`; the whole tree when it is a fragment. */
function findPageBody(tree: Root): Nodes {
  const html = tree.children.find((node) => node.type === 'element' && node.tagName === 'html')
  const bodyNodes = html?.type === 'element' ? html.children : tree.children
  return bodyNodes.find((node) => isBody(node as RootContent)) ?? tree
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
