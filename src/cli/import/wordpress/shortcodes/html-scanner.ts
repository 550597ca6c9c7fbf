/** A part of an HTML text. Only the ends of tags, comments and opaque elements are recognised. */
export interface HtmlPiece {
  kind: 'text' | 'tag' | 'comment' | 'opaque'
  html: string
  /** The element's lower-case name; empty for text and comments. */
  name: string
  isClosing: boolean
}

const tagStartPattern = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/y

/** Finds the ends of tags, comments and opaque elements in linear time. */
export class HtmlScanner {
  readonly #html: string
  readonly #lowerCaseHtml: string
  readonly #opaqueElements: ReadonlySet<string>
  /** Strings that are absent from the rest of the text, so that none is searched for twice. */
  readonly #absentStrings = new Set<string>()
  #allTagsEnded = true

  /** `opaqueElements` are the elements whose contents are not scanned. */
  constructor(html: string, opaqueElements: ReadonlySet<string>) {
    this.#html = html
    this.#lowerCaseHtml = html.toLowerCase()
    this.#opaqueElements = opaqueElements
  }

  /** Returns the piece that begins with the `<` at `start`; `null` when that is only a character. */
  readPieceAt(start: number): HtmlPiece | null {
    if (this.#html.startsWith('<!--', start)) {
      const end = this.#findString('-->', start + 4)
      return this.#createPiece('comment', start, end < 0 ? this.#html.length : end + 3)
    }
    tagStartPattern.lastIndex = start
    const [, slash, writtenName = ''] = tagStartPattern.exec(this.#html) ?? []
    if (slash === undefined) return null
    const name = writtenName.toLowerCase()
    const end = this.#findTagEnd(tagStartPattern.lastIndex)
    if (end < 0) return null
    const isClosing = slash === '/'
    const close = isClosing || !this.#opaqueElements.has(name) ? -1 : this.#findString(`</${name}`, end)
    if (close < 0) return { ...this.#createPiece('tag', start, end), name, isClosing }
    const closingBracket = this.#html.indexOf('>', close)
    return {
      ...this.#createPiece('opaque', start, closingBracket < 0 ? this.#html.length : closingBracket + 1),
      name,
      isClosing,
    }
  }

  #createPiece(kind: HtmlPiece['kind'], start: number, end: number): HtmlPiece {
    return { kind, html: this.#html.slice(start, end), name: '', isClosing: false }
  }

  #findString(searched: string, from: number): number {
    if (this.#absentStrings.has(searched)) return -1
    // Lower case can change the length of a text, but only by letters that tags do not contain.
    const position =
      this.#lowerCaseHtml.length === this.#html.length
        ? this.#lowerCaseHtml.indexOf(searched, from)
        : this.#html.indexOf(searched, from)
    if (position < 0) this.#absentStrings.add(searched)
    return position
  }

  /** Returns the end of the tag whose name ends at `nameEnd`; quoted values can contain `>`. */
  #findTagEnd(nameEnd: number): number {
    if (!this.#allTagsEnded) return -1
    for (let position = nameEnd; position < this.#html.length; position++) {
      const character = this.#html[position]
      if (character === '>') return position + 1
      if (
        (character === '"' || character === "'") &&
        /=\s*$/.test(this.#html.slice(Math.max(0, position - 3), position))
      ) {
        const close = this.#findString(character, position + 1)
        if (close > 0) position = close
      }
    }
    this.#allTagsEnded = false
    return -1
  }
}

/** Yields the pieces of an HTML text in order; joined, they are the text. */
export function* splitHtml(html: string, opaqueElements: ReadonlySet<string>): Generator<HtmlPiece> {
  const scanner = new HtmlScanner(html, opaqueElements)
  let textStart = 0
  for (let bracketOffset = html.indexOf('<'); bracketOffset >= 0; ) {
    const piece = scanner.readPieceAt(bracketOffset)
    if (piece) {
      if (bracketOffset > textStart) yield toTextPiece(html.slice(textStart, bracketOffset))
      yield piece
      textStart = bracketOffset + piece.html.length
    }
    bracketOffset = html.indexOf('<', piece ? textStart : bracketOffset + 1)
  }
  if (textStart < html.length) yield toTextPiece(html.slice(textStart))
}

const toTextPiece = (html: string): HtmlPiece => ({ kind: 'text', html, name: '', isClosing: false })
