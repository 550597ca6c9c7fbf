const sectionStartPattern = /<!\[CDATA\[|<!--|&/g

/** The ends of sections in which an & is only a character. */
const endBySectionStart: ReadonlyMap<string, string> = new Map([
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
])

/** A character or entity reference (XML 1.0 §4.1), of plausible length. */
const referencePattern = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,31});/i
const maxReferenceLength = 34

const maxSectionStartLength = '<![CDATA['.length

/**
 * Escapes each & of an XML text that does not begin a reference, piece by piece. Generators often forget this, and a
 * parser would then read everything up to the next semicolon as a name.
 */
export class AmpersandEscaper {
  /** Number of escaped characters. */
  escapedCount = 0
  #carriedText = ''
  /** The end of a CDATA section or comment that the last piece left open. */
  #openSectionEnd: string | null = null

  /**
   * Escapes the next piece; `isLastPiece` is true if no other follows. Keeps an incomplete reference at the end for the
   * next piece.
   */
  escape(piece: string, isLastPiece: boolean): string {
    const text = this.#carriedText + piece
    const parts: string[] = []
    let position = 0
    this.#carriedText = ''
    while (position < text.length) {
      const [end, written] =
        this.#openSectionEnd === null
          ? this.#escapeOutsideSection(text, position, isLastPiece)
          : this.#copySection(text, position, isLastPiece)
      parts.push(written)
      if (end === position) break
      position = end
    }
    this.#carriedText = text.slice(position)
    return parts.join('')
  }

  #copySection(text: string, offset: number, isLastPiece: boolean): [end: number, written: string] {
    const ending = this.#openSectionEnd ?? ''
    const match = text.indexOf(ending, offset)
    if (match >= 0) this.#openSectionEnd = null
    const end =
      match >= 0 ? match + ending.length : isLastPiece ? text.length : Math.max(offset, text.length - 2)
    return [end, text.slice(offset, end)]
  }

  #escapeOutsideSection(text: string, offset: number, isLastPiece: boolean): [end: number, written: string] {
    sectionStartPattern.lastIndex = offset
    const match = sectionStartPattern.exec(text)
    if (!match) {
      const cutPosition = isLastPiece ? -1 : text.lastIndexOf('<')
      const end =
        cutPosition >= Math.max(offset, text.length - maxSectionStartLength) ? cutPosition : text.length
      return [end, text.slice(offset, end)]
    }
    const [mark] = match
    if (mark === '&') return this.#escapeAmpersand(text, offset, { index: match.index, last: isLastPiece })
    this.#openSectionEnd = endBySectionStart.get(mark) ?? null
    const end = match.index + mark.length
    return [end, text.slice(offset, end)]
  }

  #escapeAmpersand(
    text: string,
    offset: number,
    match: { index: number; last: boolean },
  ): [end: number, written: string] {
    const textBefore = text.slice(offset, match.index)
    const candidate = text.slice(match.index, match.index + maxReferenceLength)
    const [whole] = referencePattern.exec(candidate) ?? []
    if (whole !== undefined) return [match.index + whole.length, textBefore + whole]
    if (!match.last && candidate.length < maxReferenceLength && /^&#?[\w.-]*$/.test(candidate))
      return [match.index, textBefore]
    this.escapedCount++
    return [match.index + 1, `${textBefore}&amp;`]
  }
}
