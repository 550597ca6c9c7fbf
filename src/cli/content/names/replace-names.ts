import type { Element, Nodes, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { isElement } from '../html/element.ts'
import { isBlockTag, toModelTag } from '../html/element-kinds.ts'
import { NameFinder } from './find-names.ts'

/** Replaces names in texts and trees. */
export class NameReplacer {
  readonly finder: NameFinder
  readonly #instead: ReadonlyMap<string, string>

  /** @param names name → replacement */
  constructor(names: Record<string, string>) {
    this.#instead = new Map(Object.entries(names))
    this.finder = new NameFinder([...this.#instead.keys()])
  }

  #insteadOf(name: string): string {
    return this.#instead.get(name) ?? ''
  }

  /** Returns a text with its names replaced. */
  replaceInText(text: string): string {
    let [replaced, at] = ['', 0]
    for (const { start, end, name } of this.finder.find(text)) {
      replaced += text.slice(at, start) + this.#insteadOf(name)
      at = end
    }
    return replaced + text.slice(at)
  }

  /**
   * Replaces names in a tree, including names that markup divides. Removes any attribute other than `alt` and
   * `title` that contains a name.
   */
  replaceInTree(tree: Root): void {
    const pieces = piecesOf(tree)
    const found = this.finder.find(textIn(pieces))
    replaceIn(
      pieces,
      found.map(({ start, end, name }) => ({ start, end, instead: this.#insteadOf(name) })),
    )
    visit(tree, 'element', (node) => this.#inAttributes(node))
  }

  #inAttributes({ properties }: Element): void {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue
      if (name === 'alt' || name === 'title') properties[name] = this.replaceInText(value)
      else if (
        this.finder.find(decodePercent(value)).length + this.finder.findJoined(decodePercent(value)).length >
        0
      )
        delete properties[name]
    }
  }
}

const latin1 = (run: string) =>
  run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Decodes percent-encoding. Octets that are not UTF-8 are decoded as ISO 8859-1, as in old URLs. */
export const decodePercent = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return latin1(run)
    }
  })

/** A text node of a tree, or a separator between two. */
type Piece = Pick<Text, 'value'>

const paragraphEnd = '\n\n'

function piecesOf(node: Nodes): Piece[] {
  if (node.type === 'text') return [node]
  if (isElement(node, 'br')) return [{ value: '\n' }]
  if (!('children' in node)) return []
  const inside = node.children.flatMap(piecesOf)
  const apart = node.type === 'element' && isBlockTag(toModelTag(node.tagName))
  return apart ? [{ value: paragraphEnd }, ...inside, { value: paragraphEnd }] : inside
}

const textIn = (pieces: readonly Piece[]) => pieces.map(({ value }) => value).join('')

/** Returns the text of a tree, with two line breaks around each block. */
export const toProse = (tree: Root): string => textIn(piecesOf(tree))

/** A replacement in the joined text of the pieces, by offsets in UTF-16 code units: [start, end). */
interface Replacement {
  start: number
  end: number
  instead: string
}

/**
 * Applies replacements, which are in order and do not overlap. The new text goes into the first piece of its
 * range; later pieces lose their part.
 */
function replaceIn(pieces: readonly Piece[], replacements: readonly Replacement[]): void {
  let [at, next] = [0, 0]
  for (const piece of pieces) {
    const { value } = piece
    let [replaced, read] = ['', 0]
    for (let each = replacements[next]; each && each.start < at + value.length; each = replacements[next]) {
      replaced += value.slice(read, Math.max(read, each.start - at))
      if (each.start >= at) replaced += each.instead
      read = Math.min(value.length, each.end - at)
      if (each.end > at + value.length) break
      next++
    }
    at += value.length
    piece.value = replaced + value.slice(read)
  }
}
