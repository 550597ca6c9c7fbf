import type { Element, Root, RootContent, Text } from 'hast'
import { isBlockTag, toModelTag } from '../../../content/html/element-kinds.ts'
import { findTextsBetweenSurvivors } from './between-survivors.ts'
import { findEmbedsBetweenSurvivors } from './embeds-between-survivors.ts'
import { collapseSpace, type RunRange, type StampedTree, stampPattern } from './stamped-tree.ts'

/** The properties used of a linkedom node. */
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
    const number = stampPattern.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })

/** Maximum length of split texts that are joined to find them, in characters. */
const maxRunLength = 10_000

/** Matches Readability's output to the elements and text runs of a stamped tree. */
class SurvivorFinder {
  readonly elementNumbers = new Set<number>()
  readonly texts = new Set<Text>()
  readonly #stampedTree: StampedTree
  readonly #runIndexesByText = new Map<string, number[]>()
  readonly #passedCountByText = new Map<string, number>()

  constructor(stampedTree: StampedTree) {
    this.#stampedTree = stampedTree
    for (const [index, { value }] of stampedTree.runs.entries()) {
      const indexes = this.#runIndexesByText.get(value)
      if (indexes) indexes.push(index)
      else this.#runIndexesByText.set(value, [index])
    }
  }

  visit(node: ReadabilityNode, range: RunRange): void {
    const stamps = readStamps(node)
    for (const stamp of stamps) this.elementNumbers.add(stamp)
    const ranges = stamps.map((stamp) => this.#stampedTree.runRanges[stamp] ?? range)
    const innermostRange = ranges.reduce(
      (a, b) => (b.to - b.from < a.to - a.from ? b : a),
      ranges[0] ?? range,
    )
    let adjacentTexts: string[] = []
    for (const child of node.childNodes) {
      if (child.nodeType === textNodeType) adjacentTexts.push(child.nodeValue ?? '')
      else if (child.nodeType === elementNodeType) {
        this.#addAdjacentTexts(adjacentTexts, innermostRange)
        adjacentTexts = []
        this.visit(child, innermostRange)
      }
    }
    this.#addAdjacentTexts(adjacentTexts, innermostRange)
  }

  /**
   * Adds the text of adjacent parts: linkedom splits text at character references, and removed elements join two runs.
   */
  #addAdjacentTexts(adjacentTexts: readonly string[], range: RunRange): void {
    if (this.#addText(adjacentTexts.join(''), range)) return
    let joinedText = ''
    for (const part of adjacentTexts) {
      joinedText += part
      if (joinedText.length > maxRunLength || this.#addText(joinedText, range)) joinedText = ''
    }
  }

  /**
   * Adds the text nodes of a text in a range of runs; false if the range lacks the text. Equal texts are matched in
   * document order, each once.
   */
  #addText(text: string, { from, to }: RunRange): boolean {
    const collapsedText = collapseSpace(text)
    if (collapsedText === '') return true
    const runIndexes = this.#runIndexesByText.get(collapsedText) ?? []
    let position = this.#passedCountByText.get(collapsedText) ?? 0
    while (position < runIndexes.length && (runIndexes[position] as number) < from) position++
    const runIndex = runIndexes[position]
    if (runIndex === undefined || runIndex >= to) return false
    this.#passedCountByText.set(collapsedText, position + 1)
    for (const node of this.#stampedTree.runs[runIndex]?.nodes ?? []) this.texts.add(node)
    return true
  }
}

/** Copies the kept parts of a tree, with the white space and line breaks next to them. */
class TreePruner {
  readonly #isKept: (node: RootContent) => boolean
  /** Inline elements with nothing but white space, such as `<span>&nbsp;</span>`, which separate words. */
  readonly #spacingElements = new Set<RootContent>()

  constructor(isKept: (node: RootContent) => boolean) {
    this.#isKept = isKept
  }

  #isSpacing(node: RootContent): boolean {
    if (node.type === 'text') return node.value.trim() === ''
    return this.#spacingElements.has(node) || (node.type === 'element' && node.tagName === 'br')
  }

  /** Returns the kept nodes; an empty list when no word is kept. */
  prune(nodes: readonly RootContent[]): RootContent[] {
    const keptNodes = this.#pruneChildren(nodes)
    return keptNodes.every((node) => this.#isSpacing(node)) ? [] : keptNodes
  }

  #pruneChildren(nodes: readonly RootContent[]): RootContent[] {
    return nodes.flatMap((node) => {
      if (node.type === 'element') return this.#pruneElement(node)
      return this.#isKept(node) || this.#isSpacing(node) ? [node] : []
    })
  }

  #pruneElement(node: Element): RootContent[] {
    const parts = this.#pruneChildren(node.children)
    const copy: Element = { ...node, children: parts as Element['children'] }
    const isBlank = parts.every((part) => this.#isSpacing(part))
    const isInline = !isBlockTag(toModelTag(node.tagName))
    if (isBlank && parts.length > 0 && isInline) this.#spacingElements.add(copy)
    return !isBlank || this.#isKept(node) || this.#isSpacing(copy) ? [copy] : []
  }
}

/** Returns the elements and text of `tree` that are in Readability's `article`, in the structure of `tree`. */
export function findSurvivors(tree: Root, stampedTree: StampedTree, article: ReadabilityNode): Root | null {
  const finder = new SurvivorFinder(stampedTree)
  finder.visit(article, { from: 0, to: stampedTree.runs.length })
  const isKept = (node: RootContent) => {
    if (node.type === 'text') return finder.texts.has(node)
    const number = stampedTree.numberByElement.get(node)
    return number !== undefined && finder.elementNumbers.has(number)
  }
  const textsBetween = findTextsBetweenSurvivors(tree, isKept)
  const embeds = findEmbedsBetweenSurvivors(tree, isKept)
  const isWanted = (node: RootContent) =>
    isKept(node) ||
    (node.type === 'text' && textsBetween.has(node)) ||
    (node.type === 'element' && embeds.has(node))
  const children = new TreePruner(isWanted).prune(tree.children)
  return children.length === 0 ? null : { type: 'root', children }
}
