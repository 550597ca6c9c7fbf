import type { Element, Root, RootContent, Text } from 'hast'
import { isBlockTag, toModelTag } from '../../../content/html/element-kinds.ts'
import { collectDroppedEmbeds } from './dropped-embeds.ts'
import { collectDroppedParagraphTexts } from './dropped-paragraphs.ts'
import {
  collapseAndTrimSpace,
  type RunRange,
  type StampedTree,
  stampAttributePattern,
} from './stamped-tree.ts'

/** The properties of a linkedom node that this module reads. */
export interface ReadabilityNode {
  nodeType: number
  nodeValue: string | null
  childNodes: Iterable<ReadabilityNode>
  attributes?: Iterable<{ name: string }>
}

const textNodeType = 3
const elementNodeType = 1

const readStamps = ({ attributes }: ReadabilityNode): number[] =>
  [...(attributes ?? [])].flatMap(({ name }) => {
    const number = stampAttributePattern.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })

/** Maximum length of adjacent texts that are joined in search of a run, in characters. */
const maxJoinedLength = 10_000

/** Matches Readability's output to the elements and text runs of a stamped tree. */
class ReadableArticleMatcher {
  readonly matchedStamps = new Set<number>()
  readonly matchedTexts = new Set<Text>()
  readonly #stampedTree: StampedTree
  readonly #runIndexesByText = new Map<string, number[]>()
  readonly #nextPositionByText = new Map<string, number>()

  constructor(stampedTree: StampedTree) {
    this.#stampedTree = stampedTree
    for (const [index, { value }] of stampedTree.runs.entries()) {
      const runIndexes = this.#runIndexesByText.get(value)
      if (runIndexes) runIndexes.push(index)
      else this.#runIndexesByText.set(value, [index])
    }
  }

  matchNode(node: ReadabilityNode, range: RunRange): void {
    const stamps = readStamps(node)
    for (const stamp of stamps) this.matchedStamps.add(stamp)
    const ranges = stamps.map((stamp) => this.#stampedTree.runRangeByStamp[stamp] ?? range)
    const innermostRange = ranges.reduce(
      (a, b) => (b.endIndex - b.startIndex < a.endIndex - a.startIndex ? b : a),
      ranges[0] ?? range,
    )
    let adjacentTexts: string[] = []
    for (const child of node.childNodes) {
      if (child.nodeType === textNodeType) adjacentTexts.push(child.nodeValue ?? '')
      else if (child.nodeType === elementNodeType) {
        this.#matchAdjacentTexts(adjacentTexts, innermostRange)
        adjacentTexts = []
        this.matchNode(child, innermostRange)
      }
    }
    this.#matchAdjacentTexts(adjacentTexts, innermostRange)
  }

  /**
   * Matches adjacent texts to runs, first joined into one, then piece by piece. linkedom splits text at character
   * references, and two runs become adjacent where Readability removes an element between them.
   */
  #matchAdjacentTexts(adjacentTexts: readonly string[], range: RunRange): void {
    if (this.#matchText(adjacentTexts.join(''), range)) return
    let joinedText = ''
    for (const text of adjacentTexts) {
      joinedText += text
      if (joinedText.length > maxJoinedLength || this.#matchText(joinedText, range)) joinedText = ''
    }
  }

  /**
   * Adds the text nodes of the run with this text in a range. Returns false if the range contains no such run, and true
   * for blank text. Runs with equal text are matched in document order, each once.
   */
  #matchText(text: string, { startIndex, endIndex }: RunRange): boolean {
    const collapsedText = collapseAndTrimSpace(text)
    if (collapsedText === '') return true
    const runIndexes = this.#runIndexesByText.get(collapsedText) ?? []
    let position = this.#nextPositionByText.get(collapsedText) ?? 0
    while (position < runIndexes.length && (runIndexes[position] as number) < startIndex) position++
    const runIndex = runIndexes[position]
    if (runIndex === undefined || runIndex >= endIndex) return false
    this.#nextPositionByText.set(collapsedText, position + 1)
    for (const node of this.#stampedTree.runs[runIndex]?.nodes ?? []) this.matchedTexts.add(node)
    return true
  }
}

/** Copies the kept parts of a tree, and the white space and line breaks next to them. */
class KeptNodeCopier {
  readonly #isKept: (node: RootContent) => boolean
  /** Inline elements that contain only white space, such as `<span>&nbsp;</span>`, and so separate words. */
  readonly #spacingElements = new Set<RootContent>()

  constructor(isKept: (node: RootContent) => boolean) {
    this.#isKept = isKept
  }

  #isSpacing(node: RootContent): boolean {
    if (node.type === 'text') return node.value.trim() === ''
    return this.#spacingElements.has(node) || (node.type === 'element' && node.tagName === 'br')
  }

  /** Returns copies of the kept nodes, or an empty list if they contain only white space and line breaks. */
  prune(nodes: readonly RootContent[]): RootContent[] {
    const keptNodes = this.#pruneNodes(nodes)
    return keptNodes.every((node) => this.#isSpacing(node)) ? [] : keptNodes
  }

  #pruneNodes(nodes: readonly RootContent[]): RootContent[] {
    return nodes.flatMap((node) => {
      if (node.type === 'element') return this.#pruneElement(node)
      return this.#isKept(node) || this.#isSpacing(node) ? [node] : []
    })
  }

  #pruneElement(node: Element): RootContent[] {
    const keptChildren = this.#pruneNodes(node.children)
    const copy: Element = { ...node, children: keptChildren as Element['children'] }
    const isBlank = keptChildren.every((child) => this.#isSpacing(child))
    const isInline = !isBlockTag(toModelTag(node.tagName))
    if (isBlank && keptChildren.length > 0 && isInline) this.#spacingElements.add(copy)
    return !isBlank || this.#isKept(node) || this.#isSpacing(copy) ? [copy] : []
  }
}

/**
 * Reduces `tree` to the elements and text of Readability's article, in the structure of `tree`. Restores paragraphs and
 * embeds that Readability dropped between them. Returns `null` if nothing is left.
 */
export function pruneToReadableArticle(
  tree: Root,
  stampedTree: StampedTree,
  articleNode: ReadabilityNode,
): Root | null {
  const articleMatcher = new ReadableArticleMatcher(stampedTree)
  articleMatcher.matchNode(articleNode, { startIndex: 0, endIndex: stampedTree.runs.length })
  const isKept = (node: RootContent) => {
    if (node.type === 'text') return articleMatcher.matchedTexts.has(node)
    const stamp = stampedTree.stampByElement.get(node)
    return stamp !== undefined && articleMatcher.matchedStamps.has(stamp)
  }
  const droppedParagraphTexts = collectDroppedParagraphTexts(tree, isKept)
  const droppedEmbeds = collectDroppedEmbeds(tree, isKept)
  const isKeptOrRestored = (node: RootContent) =>
    isKept(node) ||
    (node.type === 'text' && droppedParagraphTexts.has(node)) ||
    (node.type === 'element' && droppedEmbeds.has(node))
  const children = new KeptNodeCopier(isKeptOrRestored).prune(tree.children)
  return children.length === 0 ? null : { type: 'root', children }
}
