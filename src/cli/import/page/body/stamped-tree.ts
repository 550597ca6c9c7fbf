import type { Element, Nodes, Properties, Root, RootContent, Text } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { isHeadingId } from '../lines/heading-id.ts'

/** Elements whose text no browser shows. */
const invisibleTags: ReadonlySet<string> = new Set(['script', 'style', 'template'])

/** Adjacent text nodes that linkedom parses as one, because the elements between them were removed. */
interface TextRun {
  value: string
  nodes: Text[]
}

/** A range of runs: first index, and the index after the last. */
export interface RunRange {
  from: number
  to: number
}

/** A copy of a tree whose elements stay recognisable after Readability moves and renames them. */
export interface StampedTree {
  tree: Root
  numbers: Map<Nodes, number>
  /** All runs of text, in document order. */
  runs: TextRun[]
  /** Runs inside each element, by the element's number. */
  ranges: RunRange[]
}

/** Collapses white space, so that texts compare equal whatever their line breaks. */
export const collapseSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Attribute that carries an element's number. The number is part of the name, because Readability copies attributes to
 * children.
 */
export const stampPattern = /^data-stamp(\d+)$/
const stampAttribute = (number: number) => `data-stamp${number}`

const severalWordsPattern = /\p{L}\s+\p{L}/u

/** True for nodes that are part of a sentence: some are words outside any element. */
const isSentence = (nodes: readonly RootContent[]) =>
  nodes.some((node) => node.type === 'text' && severalWordsPattern.test(node.value))

/** Returns an element's properties without those by which Readability would drop or misread it. */
function copyProperties({ tagName, properties }: Element, isInSentence: boolean): Properties {
  const copiedProperties = { ...properties }
  if (tagName === 'p') delete copiedProperties.ariaHidden
  if (typeof copiedProperties.id === 'string' && isHeadingId(copiedProperties.id)) delete copiedProperties.id
  if (isInSentence && !isBlockTag(tagName))
    for (const name of ['className', 'id', 'role']) delete copiedProperties[name]
  // linkedom's parser of styles takes quadratic time on a run of spaces.
  if (typeof copiedProperties.style === 'string')
    copiedProperties.style = collapseSpace(copiedProperties.style)
  return copiedProperties
}

class TreeStamper {
  readonly runs: TextRun[] = []
  readonly numbers = new Map<Nodes, number>()
  readonly ranges: RunRange[] = []
  #open: TextRun | null = null
  #quotations = 0

  children(nodes: readonly RootContent[]): RootContent[] {
    this.#open = null
    const isInSentence = isSentence(nodes)
    const copies = nodes.flatMap((node) => this.#copy(node, isInSentence))
    this.#open = null
    return copies
  }

  #copy(node: RootContent, isInSentence: boolean): RootContent[] {
    if (node.type === 'text') {
      this.#addText(node)
      return [node]
    }
    if (node.type !== 'element' || invisibleTags.has(node.tagName)) return []
    const number = this.ranges.length
    this.numbers.set(node, number)
    const range = { from: this.runs.length, to: 0 }
    this.ranges.push(range)
    const isQuotation = node.tagName === 'blockquote'
    if (isQuotation) this.#quotations++
    const children = this.children(node.children) as Element['children']
    if (isQuotation) this.#quotations--
    range.to = this.runs.length
    const properties = { ...copyProperties(node, isInSentence), [stampAttribute(number)]: '' }
    const tagName = node.tagName === 'footer' && this.#quotations > 0 ? 'p' : node.tagName
    return [{ ...node, tagName, properties, children }]
  }

  #addText(node: Text): void {
    const textRun = this.#open ?? { value: '', nodes: [] }
    if (this.#open === null) this.runs.push(textRun)
    this.#open = textRun
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
  const children = stamper.children(tree.children)
  const runs = stamper.runs.map(({ value, nodes }) => ({ value: collapseSpace(value), nodes }))
  return { tree: { type: 'root', children }, numbers: stamper.numbers, runs, ranges: stamper.ranges }
}
