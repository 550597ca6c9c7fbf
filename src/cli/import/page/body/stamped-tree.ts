import type { Element, Nodes, Root, RootContent, Text } from 'hast'

/** Elements that a browser never shows, and whose content would mislead. */
const invisible: ReadonlySet<string> = new Set(['script', 'style', 'template'])

/** Text that a parser sees as one node, once what stood between its parts is gone. */
export interface TextRun {
  value: string
  nodes: Text[]
}

/** Consecutive runs: the index of the first, and the index after the last. */
export interface Range {
  from: number
  to: number
}

/** A copy of a tree whose elements can be recognised after they were moved and renamed. */
export interface StampedTree {
  tree: Root
  numbers: Map<Nodes, number>
  /** All text, in the document's order. */
  runs: TextRun[]
  /** By an element's number: the runs inside it. */
  ranges: Range[]
}

/** Two texts are the same whatever their white space. */
export const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The attribute that carries an element's number. In a name, it survives when attributes are copied to a child. */
export const stampPattern = /^data-stamp(\d+)$/
const stampOf = (number: number) => `data-stamp${number}`

class Stamper {
  readonly runs: TextRun[] = []
  readonly numbers = new Map<Nodes, number>()
  readonly ranges: Range[] = []
  #open: TextRun | null = null

  children(nodes: readonly RootContent[]): RootContent[] {
    this.#open = null
    const copies = nodes.flatMap((node) => this.#copy(node))
    this.#open = null
    return copies
  }

  #copy(node: RootContent): RootContent[] {
    if (node.type === 'text') {
      this.#addText(node)
      return [node]
    }
    if (node.type !== 'element' || invisible.has(node.tagName)) return []
    const number = this.ranges.length
    this.numbers.set(node, number)
    const range = { from: this.runs.length, to: 0 }
    this.ranges.push(range)
    const children = this.children(node.children) as Element['children']
    range.to = this.runs.length
    const properties = { ...node.properties, [stampOf(number)]: '' }
    if (node.tagName === 'p') delete properties.ariaHidden
    return [{ ...node, properties, children }]
  }

  #addText(node: Text): void {
    const run = this.#open ?? { value: '', nodes: [] }
    if (this.#open === null) this.runs.push(run)
    this.#open = run
    run.value += node.value
    run.nodes.push(node)
  }
}

/**
 * Numbers the elements of a tree. Paragraphs lose `aria-hidden`, by which metered pages mark those that only subscribers
 * may read and Readability drops. Scripts, styles, templates and comments are left out.
 */
export function stampTree(tree: Root): StampedTree {
  const stamper = new Stamper()
  const children = stamper.children(tree.children)
  const runs = stamper.runs.map(({ value, nodes }) => ({ value: squeezed(value), nodes }))
  return { tree: { type: 'root', children }, numbers: stamper.numbers, runs, ranges: stamper.ranges }
}
