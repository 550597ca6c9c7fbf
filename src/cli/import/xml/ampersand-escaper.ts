const sectionStart = /<!\[CDATA\[|<!--|&/g

/** The ends of sections in which an & is only a character. */
const sectionEnds: ReadonlyMap<string, string> = new Map([
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
])

/** A character or entity reference (XML 1.0 §4.1), of the length that real ones have. */
const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,31});/i
const maxReference = 34

const maxSectionStart = '<![CDATA['.length

/**
 * Escapes each & of an XML text that does not begin a reference, piece by piece. Generators often forget to, and a
 * parser would take everything up to the next semicolon for a name.
 */
export class AmpersandEscaper {
  /** Number of escaped characters. */
  escaped = 0
  #carry = ''
  /** The end of a CDATA section or comment that the last piece left open. */
  #sectionEnd: string | null = null

  /** Escapes the next piece; `last` when no other follows. An unfinished ending is held back for the next piece. */
  escape(piece: string, last: boolean): string {
    const text = this.#carry + piece
    const parts: string[] = []
    let at = 0
    this.#carry = ''
    while (at < text.length) {
      const [end, written] =
        this.#sectionEnd === null ? this.#outsideSection(text, at, last) : this.#insideSection(text, at, last)
      parts.push(written)
      if (end === at) break
      at = end
    }
    this.#carry = text.slice(at)
    return parts.join('')
  }

  #insideSection(text: string, at: number, last: boolean): [end: number, written: string] {
    const ending = this.#sectionEnd ?? ''
    const found = text.indexOf(ending, at)
    if (found >= 0) this.#sectionEnd = null
    const end = found >= 0 ? found + ending.length : last ? text.length : Math.max(at, text.length - 2)
    return [end, text.slice(at, end)]
  }

  #outsideSection(text: string, at: number, last: boolean): [end: number, written: string] {
    sectionStart.lastIndex = at
    const found = sectionStart.exec(text)
    if (!found) {
      const cut = last ? -1 : text.lastIndexOf('<')
      const end = cut >= Math.max(at, text.length - maxSectionStart) ? cut : text.length
      return [end, text.slice(at, end)]
    }
    const [mark] = found
    if (mark === '&') return this.#ampersand(text, at, { index: found.index, last })
    this.#sectionEnd = sectionEnds.get(mark) ?? null
    const end = found.index + mark.length
    return [end, text.slice(at, end)]
  }

  #ampersand(
    text: string,
    at: number,
    found: { index: number; last: boolean },
  ): [end: number, written: string] {
    const before = text.slice(at, found.index)
    const candidate = text.slice(found.index, found.index + maxReference)
    const [whole] = reference.exec(candidate) ?? []
    if (whole !== undefined) return [found.index + whole.length, before + whole]
    if (!found.last && candidate.length < maxReference && /^&#?[\w.-]*$/.test(candidate))
      return [found.index, before]
    this.escaped++
    return [found.index + 1, `${before}&amp;`]
  }
}
