/** A part of an HTML text: text, a tag, a comment, or an opaque element with its contents. */
export interface HtmlPiece {
  kind: 'text' | 'tag' | 'comment' | 'opaque'
  html: string
  /** The element's lower-case name; empty for text and comments. */
  elementName: string
  isClosing: boolean
}

const tagStartPattern = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/y

/** Finds the ends of tags, comments and opaque elements in linear time. */
export class HtmlScanner {
  readonly #html: string
  readonly #lowerCaseHtml: string
  readonly #opaqueElements: ReadonlySet<string>
  /** Strings known to be absent from the rest of the text, so that none is searched for twice. */
  readonly #absentStrings = new Set<string>()
  /** True once an unterminated tag has been found. No later tag can be terminated, so none is searched for. */
  #hasUnterminatedTag = false

  /** `opaqueElements` are the elements whose contents are not scanned. */
  constructor(html: string, opaqueElements: ReadonlySet<string>) {
    this.#html = html
    this.#lowerCaseHtml = html.toLowerCase()
    this.#opaqueElements = opaqueElements
  }

  /**
   * Returns the tag, comment or opaque element that begins with the `<` at `startOffset`, or `null` if that
   * `<` is plain text.
   */
  readPieceAt(startOffset: number): HtmlPiece | null {
    if (this.#html.startsWith('<!--', startOffset)) {
      const commentEndOffset = this.#findStringOffset('-->', startOffset + 4)
      return this.#createPiece(
        'comment',
        startOffset,
        commentEndOffset < 0 ? this.#html.length : commentEndOffset + 3,
      )
    }
    tagStartPattern.lastIndex = startOffset
    const [, slash, writtenName = ''] = tagStartPattern.exec(this.#html) ?? []
    if (slash === undefined) return null
    const elementName = writtenName.toLowerCase()
    const endOffset = this.#findTagEndOffset(tagStartPattern.lastIndex)
    if (endOffset < 0) return null
    const isClosing = slash === '/'
    const closingTagOffset =
      isClosing || !this.#opaqueElements.has(elementName)
        ? -1
        : this.#findStringOffset(`</${elementName}`, endOffset)
    if (closingTagOffset < 0)
      return { ...this.#createPiece('tag', startOffset, endOffset), elementName, isClosing }
    const closingBracketOffset = this.#html.indexOf('>', closingTagOffset)
    return {
      ...this.#createPiece(
        'opaque',
        startOffset,
        closingBracketOffset < 0 ? this.#html.length : closingBracketOffset + 1,
      ),
      elementName,
      isClosing,
    }
  }

  #createPiece(kind: HtmlPiece['kind'], startOffset: number, endOffset: number): HtmlPiece {
    return { kind, html: this.#html.slice(startOffset, endOffset), elementName: '', isClosing: false }
  }

  #findStringOffset(searchString: string, fromOffset: number): number {
    if (this.#absentStrings.has(searchString)) return -1
    // Lower-casing lengthens a few letters. Offsets would then be wrong, so the search becomes
    // case-sensitive.
    const offset =
      this.#lowerCaseHtml.length === this.#html.length
        ? this.#lowerCaseHtml.indexOf(searchString, fromOffset)
        : this.#html.indexOf(searchString, fromOffset)
    if (offset < 0) this.#absentStrings.add(searchString)
    return offset
  }

  /**
   * Returns the offset after the tag whose name ends at `nameEndOffset`, or -1 if the tag has no end. Skips
   * any `>` in quoted values.
   */
  #findTagEndOffset(nameEndOffset: number): number {
    if (this.#hasUnterminatedTag) return -1
    for (let offset = nameEndOffset; offset < this.#html.length; offset++) {
      const character = this.#html[offset]
      if (character === '>') return offset + 1
      if (
        (character === '"' || character === "'") &&
        /=\s*$/.test(this.#html.slice(Math.max(0, offset - 3), offset))
      ) {
        const closingQuoteOffset = this.#findStringOffset(character, offset + 1)
        if (closingQuoteOffset > 0) offset = closingQuoteOffset
      }
    }
    this.#hasUnterminatedTag = true
    return -1
  }
}

/** Splits HTML into pieces. Joined in order, the pieces equal `html`. */
export function* splitHtml(html: string, opaqueElements: ReadonlySet<string>): Generator<HtmlPiece> {
  const scanner = new HtmlScanner(html, opaqueElements)
  let textOffset = 0
  for (let bracketOffset = html.indexOf('<'); bracketOffset >= 0; ) {
    const piece = scanner.readPieceAt(bracketOffset)
    if (piece) {
      if (bracketOffset > textOffset) yield toTextPiece(html.slice(textOffset, bracketOffset))
      yield piece
      textOffset = bracketOffset + piece.html.length
    }
    bracketOffset = html.indexOf('<', piece ? textOffset : bracketOffset + 1)
  }
  if (textOffset < html.length) yield toTextPiece(html.slice(textOffset))
}

const toTextPiece = (html: string): HtmlPiece => ({ kind: 'text', html, elementName: '', isClosing: false })
