/** A part of an HTML text. Nothing is understood here but where tags, comments and opaque elements begin and end. */
export interface HtmlPiece {
  kind: 'text' | 'tag' | 'comment' | 'opaque'
  html: string
  /** The element's name in lower case; empty for text and comments. */
  name: string
  closing: boolean
}

const tagStart = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/y

/** Finds the ends of tags, comments and opaque elements in an HTML text, in time linear in its length. */
export class HtmlScanner {
  readonly #html: string
  readonly #lower: string
  readonly #opaque: ReadonlySet<string>
  /** What is sought in vain once is not there later either. */
  readonly #absent = new Set<string>()
  #allTagsEnded = true

  /** `opaque` names the elements whose contents are not looked into. */
  constructor(html: string, opaque: ReadonlySet<string>) {
    this.#html = html
    this.#lower = html.toLowerCase()
    this.#opaque = opaque
  }

  /** The piece that begins with the `<` at `at`; `null` when that is only a character. */
  pieceAt(at: number): HtmlPiece | null {
    if (this.#html.startsWith('<!--', at)) {
      const end = this.#find('-->', at + 4)
      return this.#piece('comment', at, end < 0 ? this.#html.length : end + 3)
    }
    tagStart.lastIndex = at
    const [, slash, written = ''] = tagStart.exec(this.#html) ?? []
    if (slash === undefined) return null
    const name = written.toLowerCase()
    const end = this.#tagEnd(tagStart.lastIndex)
    if (end < 0) return null
    const closing = slash === '/'
    const close = closing || !this.#opaque.has(name) ? -1 : this.#find(`</${name}`, end)
    if (close < 0) return { ...this.#piece('tag', at, end), name, closing }
    const closed = this.#html.indexOf('>', close)
    return { ...this.#piece('opaque', at, closed < 0 ? this.#html.length : closed + 1), name, closing }
  }

  #piece(kind: HtmlPiece['kind'], start: number, end: number): HtmlPiece {
    return { kind, html: this.#html.slice(start, end), name: '', closing: false }
  }

  #find(sought: string, from: number): number {
    if (this.#absent.has(sought)) return -1
    // Lower case can change the length of a text, but only of letters that no tag has.
    const at =
      this.#lower.length === this.#html.length
        ? this.#lower.indexOf(sought, from)
        : this.#html.indexOf(sought, from)
    if (at < 0) this.#absent.add(sought)
    return at
  }

  /** Where the tag whose name ends at `from` ends: quoted values may hold `>`. */
  #tagEnd(from: number): number {
    if (!this.#allTagsEnded) return -1
    for (let at = from; at < this.#html.length; at++) {
      const character = this.#html[at]
      if (character === '>') return at + 1
      if (
        (character === '"' || character === "'") &&
        /=\s*$/.test(this.#html.slice(Math.max(0, at - 3), at))
      ) {
        const close = this.#find(character, at + 1)
        if (close > 0) at = close
      }
    }
    this.#allTagsEnded = false
    return -1
  }
}

/** An HTML text in its pieces, in order: joined, they are the text. */
export function* splitHtml(html: string, opaque: ReadonlySet<string>): Generator<HtmlPiece> {
  const markup = new HtmlScanner(html, opaque)
  let textStart = 0
  for (let at = html.indexOf('<'); at >= 0; ) {
    const piece = markup.pieceAt(at)
    if (piece) {
      if (at > textStart) yield text(html.slice(textStart, at))
      yield piece
      textStart = at + piece.html.length
    }
    at = html.indexOf('<', piece ? textStart : at + 1)
  }
  if (textStart < html.length) yield text(html.slice(textStart))
}

const text = (html: string): HtmlPiece => ({ kind: 'text', html, name: '', closing: false })
