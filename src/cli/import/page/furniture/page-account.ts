import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import type { DroppedBlock, WordAccount } from '../../accounting/word-account.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { isInvisible, visibleText } from '../../markup/visible-text.ts'
import { letters } from '../lines/known-lines.ts'
import { droppedReason } from './dropped-reason.ts'

/** What is known of a page's text that is not in its article. */
export interface Choice {
  /** The page's text nodes of which the body was made. */
  kept: ReadonlySet<Text>
  /** Elements that the edition's rules leave out. */
  ruledOut: ReadonlySet<Nodes>
  headline: string
}

const outside = 'outside the article'

/** Collects the largest parts of a page that hold nothing of the article, each with the reason nearest to it. */
class Collector {
  readonly blocks: DroppedBlock[] = []
  /** The number of the block that a text node is in. */
  readonly blockOf = new Map<Text, number>()
  readonly #choice: Choice
  readonly #headline: string
  readonly #holdsKept = new Set<Nodes>()
  readonly #isDivided = new Set<Nodes>()

  constructor(choice: Choice, body: Nodes) {
    this.#choice = choice
    this.#headline = letters(choice.headline)
    this.#survey(body)
  }

  /** Which elements hold text of the article, and which hold parts that have reasons of their own. */
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
    if (node.tagName === 'h1' && this.#headline !== '' && letters(visibleText(node)) === this.#headline)
      return 'headline'
    return droppedReason(node)
  }

  #add(reason: string, nodes: readonly Nodes[]): void {
    const text = nodes
      .map((node) => visibleText(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    if (text === '') return
    for (const node of nodes)
      for (const each of collectTexts(node)) this.blockOf.set(each, this.blocks.length)
    this.blocks.push({ reason, text })
  }

  /** `around` is the reason of what surrounds the node, of which a part was kept. */
  visit(node: Nodes, around: string): void {
    if (isInvisible(node) || (node.type === 'text' && this.#choice.kept.has(node))) return
    const own = this.#holdsKept.has(node) ? null : this.#reasonOf(node)
    const reason = own ?? around
    const isWhole = !this.#holdsKept.has(node) && (own !== null || !this.#isDivided.has(node))
    if (node.type === 'text' || isWhole) this.#add(reason, [node])
    else if ('children' in node) this.#visitRuns(node.children as RootContent[], reason)
  }

  /** Inline neighbours are one block: words may run across them. */
  #visitRuns(nodes: readonly RootContent[], around: string): void {
    let run: RootContent[] = []
    const endRun = () => {
      this.#add(around, run)
      run = []
    }
    for (const node of nodes) {
      const isPart = this.#isInline(node) && !this.#holdsKept.has(node) && this.#reasonOf(node) === null
      if (isPart) run.push(node)
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

/** The part of a page that is shown; all of it when it is no whole page. */
function bodyOfTree(tree: Root): Nodes {
  const html = tree.children.find((node) => node.type === 'element' && node.tagName === 'html')
  const parts = html?.type === 'element' ? html.children : tree.children
  return parts.find((node) => isBody(node as RootContent)) ?? tree
}

/**
 * What a page shows, and what of it is not in its article, in blocks, each with the reason why it was left out. In the
 * text of the page no word crosses the border of a block.
 */
export function accountOfPage(tree: Root, choice: Choice): WordAccount {
  const body = bodyOfTree(tree)
  const collector = new Collector(choice, body)
  collector.visit(body, outside)
  const sourceText = visibleText(body, (text) => collector.blockOf.get(text) ?? null)
  return { sourceText, dropped: collector.blocks }
}
