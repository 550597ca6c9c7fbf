const sectionStart = /<!\[CDATA\[|<!--|&/g

/** The ends of sections in which an & is only a character. */
const sectionEnds: ReadonlyMap<string, string> = new Map([
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
])

/** A character or entity reference (XML 1.0 §4.1), of plausible length. */
const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,31});/i
const maxReference = 34

const maxSectionStart = '<![CDATA['.length

/**
 * Escapes each & of an XML text that does not begin a reference, piece by piece. Generators often forget this, and a
 * parser would then read everything up to the next semicolon as a name.
 */
export class AmpersandEscaper {
  /** Number of escaped characters. */
  escapedCount = 0
  #carry = ''
  /** The end of a CDATA section or comment that the last piece left open. */
  #sectionEnd: string | null = null

  /**
   * Escapes the next piece; `last` when no other follows. Keeps an incomplete reference at the end for the next piece.
   */
  escape(piece: string, last: boolean): string {
    const text = this.#carry + piece
    const parts: string[] = []
    let position = 0
    this.#carry = ''
    while (position < text.length) {
      const [end, written] =
        this.#sectionEnd === null
          ? this.#outsideSection(text, position, last)
          : this.#insideSection(text, position, last)
      parts.push(written)
      if (end === position) break
      position = end
    }
    this.#carry = text.slice(position)
    return parts.join('')
  }

  #insideSection(text: string, at: number, last: boolean): [end: number, written: string] {
    const ending = this.#sectionEnd ?? ''
    const match = text.indexOf(ending, at)
    if (match >= 0) this.#sectionEnd = null
    const end = match >= 0 ? match + ending.length : last ? text.length : Math.max(at, text.length - 2)
    return [end, text.slice(at, end)]
  }

  #outsideSection(text: string, at: number, last: boolean): [end: number, written: string] {
    sectionStart.lastIndex = at
    const match = sectionStart.exec(text)
    if (!match) {
      const cutPosition = last ? -1 : text.lastIndexOf('<')
      const end = cutPosition >= Math.max(at, text.length - maxSectionStart) ? cutPosition : text.length
      return [end, text.slice(at, end)]
    }
    const [mark] = match
    if (mark === '&') return this.#ampersand(text, at, { index: match.index, last })
    this.#sectionEnd = sectionEnds.get(mark) ?? null
    const end = match.index + mark.length
    return [end, text.slice(at, end)]
  }

  #ampersand(
    text: string,
    at: number,
    match: { index: number; last: boolean },
  ): [end: number, written: string] {
    const textBefore = text.slice(at, match.index)
    const candidate = text.slice(match.index, match.index + maxReference)
    const [whole] = reference.exec(candidate) ?? []
    if (whole !== undefined) return [match.index + whole.length, textBefore + whole]
    if (!match.last && candidate.length < maxReference && /^&#?[\w.-]*$/.test(candidate))
      return [match.index, textBefore]
    this.escapedCount++
    return [match.index + 1, `${textBefore}&amp;`]
  }
}
