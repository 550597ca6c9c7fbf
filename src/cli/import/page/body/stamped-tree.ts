import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { isHeadingTextId } from '../lines/heading-id.ts'

/** Tags of elements whose text browsers do not show. */
const invisibleTags: ReadonlySet<string> = new Set(['script', 'style', 'template'])

/** Adjacent text nodes that linkedom parses as one, because the copy lacks the elements between them. */
interface TextRun {
  value: string
  nodes: Text[]
}

/** A range of text runs: the first index, and the index after the last run. */
export interface RunRange {
  startIndex: number
  endIndex: number
}

/** A copy of a tree whose elements can be identified after Readability moves and renames them. */
export interface StampedTree {
  tree: Root
  stampByElement: Map<Nodes, number>
  /** All runs of text, in document order. */
  runs: TextRun[]
  /** The range of runs in each element, indexed by the element's number. */
  runRangeByStamp: RunRange[]
}

/** Collapses and trims white space, so that texts with different line breaks compare equal. */
export const collapseAndTrimSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Matches the attribute that carries an element's number. The number is part of the attribute's name, so that an
 * element can carry several: Readability copies attributes to children.
 */
export const stampAttributePattern = /^data-stamp(\d+)$/
const toStampAttributeName = (stamp: number) => `data-stamp${stamp}`

const severalWordsPattern = /\p{L}\s+\p{L}/u

/** True if one of the nodes is a text of several words, so that all of them are parts of a sentence. */
const hasTextOfSeveralWords = (nodes: readonly RootContent[]) =>
  nodes.some((node) => node.type === 'text' && severalWordsPattern.test(node.value))

/** Copies an element's properties, except those that would make Readability drop or misread the element. */
function copyPropertiesForReadability({ tagName, properties }: Element, isInSentence: boolean): Properties {
  const copiedProperties = { ...properties }
  if (tagName === 'p') delete copiedProperties.ariaHidden
  if (typeof copiedProperties.id === 'string' && isHeadingTextId(copiedProperties.id))
    delete copiedProperties.id
  if (isInSentence && !isBlockTag(tagName))
    for (const propertyName of ['className', 'id', 'role']) delete copiedProperties[propertyName]
  // linkedom's style parser takes quadratic time on a run of spaces.
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
 * Copies a tree and numbers its elements. Leaves out scripts, styles, templates and comments, and four things that
 * would make Readability drop article text:
 * - `aria-hidden` on paragraphs, by which metered sites mark the paragraphs for subscribers
 * - the class, id and role of an inline element within a sentence, such as the class `share`
 * - an id made of a heading's words, which may include `promote`
 * - the tag of a `footer` that names the source of a quotation
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
