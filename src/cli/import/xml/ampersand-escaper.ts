const sectionOrAmpersandPattern = /<!\[CDATA\[|<!--|&/g

/** End marks of the sections in which `&` needs no escaping, by start mark. */
const endMarkBySectionStart: ReadonlyMap<string, string> = new Map([
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
])

/** Matches a character or entity reference (XML 1.0 §4.1) of plausible length. */
const referencePattern = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,31});/i
const maxReferenceLength = 34

const maxSectionStartLength = '<![CDATA['.length

/**
 * Escapes, piece by piece, every `&` in an XML text that does not begin a reference. Many export programs
 * fail to do so, and a parser would then read everything up to the next semicolon as an entity name.
 */
export class AmpersandEscaper {
  /** Number of ampersands escaped so far. */
  escapedAmpersandCount = 0
  #carriedText = ''
  /** The end mark of a CDATA section or comment that is still open. */
  #openSectionEndMark: string | null = null

  /**
   * Escapes the next piece. A reference or section mark that may be incomplete at the end of the piece is
   * held back until the next call, unless this is the last piece.
   */
  escapePiece(piece: string, isLastPiece: boolean): string {
    const text = this.#carriedText + piece
    const outputParts: string[] = []
    let position = 0
    this.#carriedText = ''
    while (position < text.length) {
      const [nextPosition, outputText] =
        this.#openSectionEndMark === null
          ? this.#escapeOutsideSection(text, position, isLastPiece)
          : this.#copyToSectionEnd(text, position, isLastPiece)
      outputParts.push(outputText)
      if (nextPosition === position) break
      position = nextPosition
    }
    this.#carriedText = text.slice(position)
    return outputParts.join('')
  }

  #copyToSectionEnd(
    text: string,
    offset: number,
    isLastPiece: boolean,
  ): [nextOffset: number, outputText: string] {
    const endMark = this.#openSectionEndMark ?? ''
    const endMarkIndex = text.indexOf(endMark, offset)
    if (endMarkIndex >= 0) this.#openSectionEndMark = null
    const end =
      endMarkIndex >= 0
        ? endMarkIndex + endMark.length
        : isLastPiece
          ? text.length
          : Math.max(offset, text.length - 2)
    return [end, text.slice(offset, end)]
  }

  #escapeOutsideSection(
    text: string,
    offset: number,
    isLastPiece: boolean,
  ): [nextOffset: number, outputText: string] {
    sectionOrAmpersandPattern.lastIndex = offset
    const match = sectionOrAmpersandPattern.exec(text)
    if (!match) {
      const markupStart = isLastPiece ? -1 : text.lastIndexOf('<')
      const end =
        markupStart >= Math.max(offset, text.length - maxSectionStartLength) ? markupStart : text.length
      return [end, text.slice(offset, end)]
    }
    const [startMark] = match
    if (startMark === '&') return this.#escapeAmpersand(text, offset, { index: match.index, isLastPiece })
    this.#openSectionEndMark = endMarkBySectionStart.get(startMark) ?? null
    const end = match.index + startMark.length
    return [end, text.slice(offset, end)]
  }

  #escapeAmpersand(
    text: string,
    offset: number,
    ampersand: { index: number; isLastPiece: boolean },
  ): [nextOffset: number, outputText: string] {
    const textBefore = text.slice(offset, ampersand.index)
    const candidate = text.slice(ampersand.index, ampersand.index + maxReferenceLength)
    const [reference] = referencePattern.exec(candidate) ?? []
    if (reference !== undefined) return [ampersand.index + reference.length, textBefore + reference]
    if (!ampersand.isLastPiece && candidate.length < maxReferenceLength && /^&#?[\w.-]*$/.test(candidate))
      return [ampersand.index, textBefore]
    this.escapedAmpersandCount++
    return [ampersand.index + 1, `${textBefore}&amp;`]
  }
}
