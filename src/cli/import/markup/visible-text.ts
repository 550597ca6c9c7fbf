import type { Nodes, Text } from 'hast'
import { hiddenTags, isBlockTag, toModelTag } from '../../content/html/element-kinds.ts'

/** Elements of which HTML shows the text only where they are not known. Their text reaches us unparsed. */
const replaced: ReadonlySet<string> = new Set(['iframe', 'noembed', 'noframes'])

/** Whether a reader never sees the text of a node: that of scripts, styles, templates, and of what is embedded. */
export const isInvisible = (node: Nodes): boolean =>
  node.type === 'comment' ||
  node.type === 'doctype' ||
  (node.type === 'element' && (hiddenTags.has(node.tagName) || replaced.has(node.tagName)))

/** Separates the text nodes for which this differs: words on two sides of a border never run into one another. */
type Side = (text: Text) => unknown

/** A body sets readings (`rt`) apart from their base. */
const breaksLine = (name: string) => name === 'br' || name === 'rt' || isBlockTag(toModelTag(name))

class ShownText {
  readonly parts: string[] = []
  readonly #sideOf: Side
  readonly #hasPictures: boolean
  #side: unknown

  constructor(sideOf: Side, hasPictures: boolean) {
    this.#sideOf = sideOf
    this.#hasPictures = hasPictures
  }

  add(node: Nodes): void {
    if (node.type === 'text') this.#addText(node)
    if (isInvisible(node) || !('children' in node)) return
    const isApart = node.type === 'element' && breaksLine(node.tagName)
    if (isApart) this.parts.push('\n')
    if (this.#hasPictures && node.type === 'element' && node.tagName === 'img')
      this.parts.push(` ${String(node.properties.alt ?? '')} `)
    for (const child of node.children) this.add(child)
    if (isApart) this.parts.push('\n')
  }

  #addText(text: Text): void {
    const side = this.#sideOf(text)
    if (side !== this.#side) this.parts.push('\n')
    this.#side = side
    this.parts.push(text.value)
  }
}

/**
 * The text of a tree as a browser that runs no scripts shows it, a line break wherever a block begins or ends. That of
 * `noscript` and of hidden elements is included: a page that is read for its words must not hide any.
 */
export function visibleText(node: Nodes, sideOf: Side = () => null): string {
  const shown = new ShownText(sideOf, false)
  shown.add(node)
  return shown.parts.join('')
}

/** The same with the texts that stand in place of pictures. */
export function visibleTextWithPictures(node: Nodes): string {
  const shown = new ShownText(() => null, true)
  shown.add(node)
  return shown.parts.join('')
}
