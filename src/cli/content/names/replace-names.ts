import type { Element, Nodes, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { isElement } from '../element.ts'
import { isBlock, modelName } from '../element-kinds.ts'
import { NameFinder } from './find-names.ts'

/** Puts something else in the place of names. */
export class NameReplacer {
  readonly finder: NameFinder
  readonly #instead: ReadonlyMap<string, string>

  /** @param names name → what stands in its place */
  constructor(names: Record<string, string>) {
    this.#instead = new Map(Object.entries(names))
    this.finder = new NameFinder([...this.#instead.keys()])
  }

  #insteadOf(name: string): string {
    return this.#instead.get(name) ?? ''
  }

  /** A text with its names replaced. */
  inText(text: string): string {
    let [replaced, at] = ['', 0]
    for (const { start, end, name } of this.finder.find(text)) {
      replaced += text.slice(at, start) + this.#insteadOf(name)
      at = end
    }
    return replaced + text.slice(at)
  }

  /** Replaces names in a tree, those that markup divides too; an attribute that is no text goes when it holds one. */
  inTree(tree: Root): void {
    const pieces = piecesOf(tree)
    for (const { start, end, name } of this.finder.find(proseOf(tree)).reverse())
      splice(pieces, { start, end, instead: this.#insteadOf(name) })
    visit(tree, 'element', (node) => this.#inAttributes(node))
  }

  #inAttributes({ properties }: Element): void {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue
      if (name === 'alt' || name === 'title') properties[name] = this.inText(value)
      else if (this.finder.find(decoded(value)).length + this.finder.within(decoded(value)).length > 0)
        delete properties[name]
    }
  }
}

const latin1 = (run: string) =>
  run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A text percent-decoded: octets that are not UTF-8 are taken for ISO 8859-1, as old URLs have them. */
export const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return latin1(run)
    }
  })

/** Text of a tree, or what stands between its pieces. */
type Piece = Pick<Text, 'value'>

const paragraphEnd = '\n\n'

function piecesOf(node: Nodes): Piece[] {
  if (node.type === 'text') return [node]
  if (isElement(node, 'br')) return [{ value: '\n' }]
  if (!('children' in node)) return []
  const inside = node.children.flatMap(piecesOf)
  const apart = node.type === 'element' && isBlock(modelName(node.tagName))
  return apart ? [{ value: paragraphEnd }, ...inside, { value: paragraphEnd }] : inside
}

/** The words of a tree, two line breaks around each block. */
export const proseOf = (tree: Root): string =>
  piecesOf(tree)
    .map(({ value }) => value)
    .join('')

/** The whole of what is put in stands in the first piece; later ones lose their part. */
function splice(
  pieces: readonly Piece[],
  { start, end, instead }: { start: number; end: number; instead: string },
): void {
  let [at, put] = [0, false]
  for (const piece of pieces) {
    const { value } = piece
    const [from, to] = [Math.max(0, start - at), Math.min(value.length, end - at)]
    at += value.length
    if (from >= to) continue
    piece.value = value.slice(0, from) + (put ? '' : instead) + value.slice(to)
    put = true
  }
}
