import type { Element, Nodes, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { isElement } from '../html/element.ts'
import { isBlockTag, toModelTag } from '../html/element-kinds.ts'
import { NameFinder } from './find-names.ts'

/** Replaces names in texts and trees. */
export class NameReplacer {
  readonly finder: NameFinder
  readonly #replacements: ReadonlyMap<string, string>

  /** @param names name → replacement */
  constructor(names: Record<string, string>) {
    this.#replacements = new Map(Object.entries(names))
    this.finder = new NameFinder([...this.#replacements.keys()])
  }

  #findReplacement(name: string): string {
    return this.#replacements.get(name) ?? ''
  }

  /** Returns a text with its names replaced. */
  replaceInText(text: string): string {
    let [replaced, position] = ['', 0]
    for (const { start, end, name } of this.finder.findNames(text)) {
      replaced += text.slice(position, start) + this.#findReplacement(name)
      position = end
    }
    return replaced + text.slice(position)
  }

  /**
   * Replaces names in a tree, including names divided by markup. Removes attributes other than `alt` and `title` if
   * they contain a name.
   */
  replaceInTree(tree: Root): void {
    const pieces = collectPieces(tree)
    const matches = this.finder.findNames(joinPieces(pieces))
    applyReplacements(
      pieces,
      matches.map(({ start, end, name }) => ({ start, end, newText: this.#findReplacement(name) })),
    )
    visit(tree, 'element', (node) => this.#replaceInAttributes(node))
  }

  #replaceInAttributes({ properties }: Element): void {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue
      if (name === 'alt' || name === 'title') properties[name] = this.replaceInText(value)
      else if (
        this.finder.findNames(decodePercent(value)).length +
          this.finder.findJoinedNameWords(decodePercent(value)).length >
        0
      )
        delete properties[name]
    }
  }
}

const decodeLatin1 = (encodedRun: string) =>
  encodedRun.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Decodes percent-encoding. Octets that are not UTF-8 are decoded as ISO 8859-1, as in old URLs. */
export const decodePercent = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (encodedRun) => {
    try {
      return decodeURIComponent(encodedRun)
    } catch {
      return decodeLatin1(encodedRun)
    }
  })

/** A text node of a tree, or a separator between two. */
type TextPiece = Pick<Text, 'value'>

const blockSeparator = '\n\n'

function collectPieces(node: Nodes): TextPiece[] {
  if (node.type === 'text') return [node]
  if (isElement(node, 'br')) return [{ value: '\n' }]
  if (!('children' in node)) return []
  const contentPieces = node.children.flatMap(collectPieces)
  const isBlock = node.type === 'element' && isBlockTag(toModelTag(node.tagName))
  return isBlock ? [{ value: blockSeparator }, ...contentPieces, { value: blockSeparator }] : contentPieces
}

const joinPieces = (pieces: readonly TextPiece[]) => pieces.map(({ value }) => value).join('')

/** Returns the text of a tree, with two line breaks between blocks. */
export const joinBlockTexts = (tree: Root): string => joinPieces(collectPieces(tree))

/** A replacement in the joined text of the pieces, by offsets in UTF-16 code units: [start, end). */
interface Replacement {
  start: number
  end: number
  newText: string
}

/**
 * Applies replacements, which are in order and do not overlap. The new text goes into the first piece of its range; the
 * rest of the range is removed from the other pieces.
 */
function applyReplacements(pieces: readonly TextPiece[], replacements: readonly Replacement[]): void {
  let [pieceStart, nextIndex] = [0, 0]
  for (const piece of pieces) {
    const { value } = piece
    let [replaced, copiedLength] = ['', 0]
    for (
      let replacement = replacements[nextIndex];
      replacement && replacement.start < pieceStart + value.length;
      replacement = replacements[nextIndex]
    ) {
      replaced += value.slice(copiedLength, Math.max(copiedLength, replacement.start - pieceStart))
      if (replacement.start >= pieceStart) replaced += replacement.newText
      copiedLength = Math.min(value.length, replacement.end - pieceStart)
      if (replacement.end > pieceStart + value.length) break
      nextIndex++
    }
    pieceStart += value.length
    piece.value = replaced + value.slice(copiedLength)
  }
}
