import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { isHeadingTextId } from '../lines/heading-id.ts'

/** Elements whose text no browser shows. */
const invisibleTags: ReadonlySet<string> = new Set(['script', 'style', 'template'])

/** Adjacent text nodes that linkedom parses as one, because the elements between them were removed. */
interface TextRun {
  value: string
  nodes: Text[]
}

/** A range of runs: first index, and the index after the last. */
export interface RunRange {
  startIndex: number
  endIndex: number
}

/** A copy of a tree whose elements stay recognisable after Readability moves and renames them. */
export interface StampedTree {
  tree: Root
  stampByElement: Map<Nodes, number>
  /** All runs of text, in document order. */
  runs: TextRun[]
  /** Runs inside each element, by the element's number. */
  runRangeByStamp: RunRange[]
}

/** Collapses white space, so that texts compare equal whatever their line breaks. */
export const collapseAndTrimSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Attribute that carries an element's number. The number is part of the name, because Readability copies attributes to
 * children.
 */
export const stampAttributePattern = /^data-stamp(\d+)$/
const toStampAttributeName = (stamp: number) => `data-stamp${stamp}`

const severalWordsPattern = /\p{L}\s+\p{L}/u

/** True for nodes that are part of a sentence: some are words outside any element. */
const hasTextOfSeveralWords = (nodes: readonly RootContent[]) =>
  nodes.some((node) => node.type === 'text' && severalWordsPattern.test(node.value))

/** Returns an element's properties without those by which Readability would drop or misread it. */
function copyPropertiesForReadability({ tagName, properties }: Element, isInSentence: boolean): Properties {
  const copiedProperties = { ...properties }
  if (tagName === 'p') delete copiedProperties.ariaHidden
  if (typeof copiedProperties.id === 'string' && isHeadingTextId(copiedProperties.id))
    delete copiedProperties.id
  if (isInSentence && !isBlockTag(tagName))
    for (const propertyName of ['className', 'id', 'role']) delete copiedProperties[propertyName]
  // linkedom's parser of styles takes quadratic time on a run of spaces.
  if (typeof copiedProperties.style === 'string')
    copiedProperties.style = collapseAndTrimSpace(copiedProperties.style)
  return copiedProperties
}

class TreeStamper {
  readonly runs: TextRun[] = []
  readonly stampByElement = new Map<Nodes, number>()
  readonly runRangeByStamp: RunRange[] = []
  #currentRun: TextRun | null = null
  #quotationDepth = 0

  copyChildren(nodes: readonly RootContent[]): RootContent[] {
    this.#currentRun = null
    const isInSentence = hasTextOfSeveralWords(nodes)
    const copies = nodes.flatMap((node) => this.#copyNode(node, isInSentence))
    this.#currentRun = null
    return copies
  }

  #copyNode(node: RootContent, isInSentence: boolean): RootContent[] {
    if (node.type === 'text') {
      this.#addTextToRun(node)
      return [node]
    }
    if (node.type !== 'element' || invisibleTags.has(node.tagName)) return []
    const stamp = this.runRangeByStamp.length
    this.stampByElement.set(node, stamp)
    const runRange = { startIndex: this.runs.length, endIndex: 0 }
    this.runRangeByStamp.push(runRange)
    const isQuotation = node.tagName === 'blockquote'
    if (isQuotation) this.#quotationDepth++
    const children = this.copyChildren(node.children) as Element['children']
    if (isQuotation) this.#quotationDepth--
    runRange.endIndex = this.runs.length
    const properties = {
      ...copyPropertiesForReadability(node, isInSentence),
      [toStampAttributeName(stamp)]: '',
    }
    const tagName = node.tagName === 'footer' && this.#quotationDepth > 0 ? 'p' : node.tagName
    return [{ ...node, tagName, properties, children }]
  }

  #addTextToRun(node: Text): void {
    const textRun = this.#currentRun ?? { value: '', nodes: [] }
    if (this.#currentRun === null) this.runs.push(textRun)
    this.#currentRun = textRun
    textRun.value += node.value
    textRun.nodes.push(node)
  }
}

/**
 * Numbers the elements of a tree; leaves out scripts, styles, templates and comments. Readability would drop paragraphs
 * with `aria-hidden`, with which metered pages mark subscribers' paragraphs, words of a sentence in an element with a
 * class such as `share`, boxes whose anchor has a word such as `promote`, and the `footer` that names the source of a
 * quotation: the copy lacks these marks.
 */
export function stampTree(tree: Root): StampedTree {
  const stamper = new TreeStamper()
  const children = stamper.copyChildren(tree.children)
  const runs = stamper.runs.map(({ value, nodes }) => ({ value: collapseAndTrimSpace(value), nodes }))
  return {
    tree: { type: 'root', children },
    stampByElement: stamper.stampByElement,
    runs,
    runRangeByStamp: stamper.runRangeByStamp,
  }
}
