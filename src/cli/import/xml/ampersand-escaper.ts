const opening = /<!\[CDATA\[|<!--|&/g

/** What ends that in which an & is only a character. */
const endings: ReadonlyMap<string, string> = new Map([
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
])

/** A reference to a character or an entity (XML 1.0 §4.1), of a length that real ones have. */
const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,31});/i
const longestReference = 34

const longestOpening = '<![CDATA['.length

/**
 * Writes every & of an XML text that begins no reference as `&amp;`, piece by piece: generators that forget to do so
 * are common, and a parser would take all up to the next semicolon for a name.
 */
export class AmpersandEscaper {
  /** How many were written anew. */
  escaped = 0
  #carry = ''
  /** What ends the CDATA section or comment that the last piece left open. */
  #ending: string | null = null

  /** The next piece; `last` when no other follows. What may go on in the next one is held back. */
  escape(piece: string, last: boolean): string {
    const text = this.#carry + piece
    const parts: string[] = []
    let at = 0
    this.#carry = ''
    while (at < text.length) {
      const [end, written] =
        this.#ending === null ? this.#outside(text, at, last) : this.#inside(text, at, last)
      parts.push(written)
      if (end === at) break
      at = end
    }
    this.#carry = text.slice(at)
    return parts.join('')
  }

  #inside(text: string, at: number, last: boolean): [end: number, written: string] {
    const ending = this.#ending ?? ''
    const found = text.indexOf(ending, at)
    if (found >= 0) this.#ending = null
    const end = found >= 0 ? found + ending.length : last ? text.length : Math.max(at, text.length - 2)
    return [end, text.slice(at, end)]
  }

  #outside(text: string, at: number, last: boolean): [end: number, written: string] {
    opening.lastIndex = at
    const found = opening.exec(text)
    if (!found) {
      const cut = last ? -1 : text.lastIndexOf('<')
      const end = cut >= Math.max(at, text.length - longestOpening) ? cut : text.length
      return [end, text.slice(at, end)]
    }
    const [mark] = found
    if (mark === '&') return this.#ampersand(text, at, { index: found.index, last })
    this.#ending = endings.get(mark) ?? null
    const end = found.index + mark.length
    return [end, text.slice(at, end)]
  }

  #ampersand(
    text: string,
    at: number,
    found: { index: number; last: boolean },
  ): [end: number, written: string] {
    const before = text.slice(at, found.index)
    const candidate = text.slice(found.index, found.index + longestReference)
    const [whole] = reference.exec(candidate) ?? []
    if (whole !== undefined) return [found.index + whole.length, before + whole]
    if (!found.last && candidate.length < longestReference && /^&#?[\w.-]*$/.test(candidate))
      return [found.index, before]
    this.escaped++
    return [found.index + 1, `${before}&amp;`]
  }
}
