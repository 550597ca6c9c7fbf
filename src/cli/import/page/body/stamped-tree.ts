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
  numberByElement: Map<Nodes, number>
  /** All runs of text, in document order. */
  runs: TextRun[]
  /** Runs inside each element, by the element's number. */
  runRanges: RunRange[]
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
function copyHarmlessProperties({ tagName, properties }: Element, isInSentence: boolean): Properties {
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
  readonly numberByElement = new Map<Nodes, number>()
  readonly runRanges: RunRange[] = []
  #openRun: TextRun | null = null
  #quotationDepth = 0

  copyChildren(nodes: readonly RootContent[]): RootContent[] {
    this.#openRun = null
    const isInSentence = isSentence(nodes)
    const copies = nodes.flatMap((node) => this.#copy(node, isInSentence))
    this.#openRun = null
    return copies
  }

  #copy(node: RootContent, isInSentence: boolean): RootContent[] {
    if (node.type === 'text') {
      this.#addText(node)
      return [node]
    }
    if (node.type !== 'element' || invisibleTags.has(node.tagName)) return []
    const number = this.runRanges.length
    this.numberByElement.set(node, number)
    const range = { from: this.runs.length, to: 0 }
    this.runRanges.push(range)
    const isQuotation = node.tagName === 'blockquote'
    if (isQuotation) this.#quotationDepth++
    const children = this.copyChildren(node.children) as Element['children']
    if (isQuotation) this.#quotationDepth--
    range.to = this.runs.length
    const properties = { ...copyHarmlessProperties(node, isInSentence), [stampAttribute(number)]: '' }
    const tagName = node.tagName === 'footer' && this.#quotationDepth > 0 ? 'p' : node.tagName
    return [{ ...node, tagName, properties, children }]
  }

  #addText(node: Text): void {
    const textRun = this.#openRun ?? { value: '', nodes: [] }
    if (this.#openRun === null) this.runs.push(textRun)
    this.#openRun = textRun
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
  const runs = stamper.runs.map(({ value, nodes }) => ({ value: collapseSpace(value), nodes }))
  return {
    tree: { type: 'root', children },
    numberByElement: stamper.numberByElement,
    runs,
    runRanges: stamper.runRanges,
  }
}
