import type { Element, Nodes, Root, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { isElement } from '../html/element.ts'
import { isBlockTag, toModelTag } from '../html/element-kinds.ts'
import { NameFinder } from './find-names.ts'

/** Replaces names in texts and trees. */
export class NameReplacer {
  readonly nameFinder: NameFinder
  readonly #replacementByName: ReadonlyMap<string, string>

  /** @param names name → replacement */
  constructor(names: Record<string, string>) {
    this.#replacementByName = new Map(Object.entries(names))
    this.nameFinder = new NameFinder([...this.#replacementByName.keys()])
  }

  #getReplacement(name: string): string {
    return this.#replacementByName.get(name) ?? ''
  }

  /** Returns the text with its names replaced. */
  replaceInText(text: string): string {
    let [replacedText, copiedLength] = ['', 0]
    for (const { start, end, name } of this.nameFinder.findNames(text)) {
      replacedText += text.slice(copiedLength, start) + this.#getReplacement(name)
      copiedLength = end
    }
    return replacedText + text.slice(copiedLength)
  }

  /**
   * Replaces the names in a tree, in place, including names divided by markup. Removes any attribute that contains a
   * name, except `alt` and `title`, in which the name is replaced.
   */
  replaceInTree(tree: Root): void {
    const textPieces = collectTextPieces(tree)
    const matches = this.nameFinder.findNames(joinTextPieces(textPieces))
    applyReplacements(
      textPieces,
      matches.map(({ start, end, name }) => ({ start, end, newText: this.#getReplacement(name) })),
    )
    visit(tree, 'element', (node) => this.#replaceInAttributes(node))
  }

  #replaceInAttributes({ properties }: Element): void {
    for (const [attributeName, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue
      if (attributeName === 'alt' || attributeName === 'title')
        properties[attributeName] = this.replaceInText(value)
      else if (
        this.nameFinder.findNames(decodePercent(value)).length +
          this.nameFinder.listWordsContainingJoinedNames(decodePercent(value)).length >
        0
      )
        delete properties[attributeName]
    }
  }
}

const decodePercentLatin1 = (encodedOctets: string) =>
  encodedOctets.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Decodes percent-encoded octets. Octets that are not UTF-8 are decoded as ISO 8859-1, as in old URLs. */
export const decodePercent = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (encodedOctets) => {
    try {
      return decodeURIComponent(encodedOctets)
    } catch {
      return decodePercentLatin1(encodedOctets)
    }
  })

/** A text node of a tree, or a separator between two of its text nodes. */
type TextPiece = Pick<Text, 'value'>

const blockSeparator = '\n\n'

function collectTextPieces(node: Nodes): TextPiece[] {
  if (node.type === 'text') return [node]
  if (isElement(node, 'br')) return [{ value: '\n' }]
  if (!('children' in node)) return []
  const childPieces = node.children.flatMap(collectTextPieces)
  const isBlock = node.type === 'element' && isBlockTag(toModelTag(node.tagName))
  return isBlock ? [{ value: blockSeparator }, ...childPieces, { value: blockSeparator }] : childPieces
}

const joinTextPieces = (pieces: readonly TextPiece[]) => pieces.map(({ value }) => value).join('')

/** Returns the text of a tree, with line breaks around blocks. */
export const joinBlockTexts = (tree: Root): string => joinTextPieces(collectTextPieces(tree))

/** A replacement in the joined text of the pieces, given by offsets in UTF-16 code units; `end` is exclusive. */
interface TextReplacement {
  start: number
  end: number
  newText: string
}

/**
 * Applies replacements that are in order and do not overlap. The new text goes into the first piece of its range; the
 * rest of the range is removed from the other pieces.
 */
function applyReplacements(pieces: readonly TextPiece[], replacements: readonly TextReplacement[]): void {
  let [pieceStart, nextReplacementIndex] = [0, 0]
  for (const piece of pieces) {
    const { value } = piece
    let [replacedText, copiedLength] = ['', 0]
    for (
      let replacement = replacements[nextReplacementIndex];
      replacement && replacement.start < pieceStart + value.length;
      replacement = replacements[nextReplacementIndex]
    ) {
      replacedText += value.slice(copiedLength, Math.max(copiedLength, replacement.start - pieceStart))
      if (replacement.start >= pieceStart) replacedText += replacement.newText
      copiedLength = Math.min(value.length, replacement.end - pieceStart)
      if (replacement.end > pieceStart + value.length) break
      nextReplacementIndex++
    }
    pieceStart += value.length
    piece.value = replacedText + value.slice(copiedLength)
  }
}
