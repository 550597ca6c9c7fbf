import { type HtmlPiece, splitHtml } from '../shortcodes/html-scanner.ts'

/** Elements of a line whose insides are not ours to break. */
const opaque = new Set([
  'pre',
  'script',
  'style',
  'textarea',
  'object',
  'video',
  'audio',
  'iframe',
  'svg',
  'math',
])

/** Elements that hold paragraphs. */
const flow = new Set(
  'div blockquote section article aside header footer main nav hgroup center form fieldset address details menu noscript'.split(
    ' ',
  ),
)

/** Elements that hold no text of their own. */
const structural = new Set('ul ol dl table thead tbody tfoot tr colgroup map figure select'.split(' '))

/** Elements that hold a line, or paragraphs when a blank line parts them. */
const cells = new Set('li td th dt dd'.split(' '))

/** Elements that hold lines only. */
const linear = new Set('p h1 h2 h3 h4 h5 h6 caption figcaption legend summary'.split(' '))

/** Beyond this depth, everything is taken for a part of what is open there: looking back costs time. */
const deepest = 1000

const isBlock = (name: string) =>
  flow.has(name) ||
  structural.has(name) ||
  cells.has(name) ||
  linear.has(name) ||
  name === 'hr' ||
  name === 'col'

const blank = /^(?:\s|&nbsp;|&#160;|<br\s*\/?>)*$/i

const loneUrl = /^https?:\/\/[^\s<>"]+$/

/** A URL alone on its line is what WordPress embeds: it becomes a link. */
const linked = (line: string) => (loneUrl.test(line) ? `<a href="${line}">${line}</a>` : line)

const breakAtEnd = /<br\s*\/?>$/i

const linesOf = (text: string) => text.split('\n').map((line) => line.trim())

const onOneLine = (tag: string) => linesOf(tag).join(' ')

const withBreaks = (text: string) =>
  linesOf(text.trim())
    .map((line) => linked(line.replace(breakAtEnd, '')))
    .join('<br>\n')

/** What blank lines part. */
const paragraphs = (text: string) =>
  linesOf(text)
    .join('\n')
    .split(/\n\n+/)
    .filter((part) => !blank.test(part))

/** Puts paragraphs around lines while the pieces of a text pass. */
class Paragraphs {
  readonly #parts: string[] = []
  readonly #open: string[] = []
  #line = ''

  add(piece: HtmlPiece): void {
    if (piece.kind === 'text') this.#line += piece.html
    else if (piece.kind === 'tag' && isBlock(piece.name)) this.#block(piece)
    else if (piece.name === 'pre') this.#verbatim(piece.html)
    else this.#line += onOneLine(piece.html)
  }

  end(): string {
    this.#flush()
    return this.#parts.join('')
  }

  #verbatim(html: string): void {
    this.#flush()
    this.#closeParagraph()
    this.#parts.push(html)
  }

  #block({ name, closing, html }: HtmlPiece): void {
    this.#flush()
    if (closing) {
      const at = this.#open.lastIndexOf(name)
      if (at >= 0) this.#open.length = at
      // A stray </p> would make an empty paragraph.
      if (at < 0 && name === 'p') return
    } else {
      this.#closeParagraph()
      if ((cells.has(name) || name === 'tr') && this.#open.at(-1) === name) this.#open.pop()
      if (name !== 'hr' && name !== 'col' && this.#open.length < deepest) this.#open.push(name)
    }
    this.#parts.push(onOneLine(html))
  }

  #closeParagraph(): void {
    if (this.#open.at(-1) === 'p') this.#open.pop()
  }

  #flush(): void {
    const [line, place = ''] = [this.#line, this.#open.at(-1)]
    this.#line = ''
    const inside = linear.has(place) || structural.has(place)
    const parts = paragraphs(line)
    if (structural.has(place)) this.#parts.push(line)
    else if (place === 'p') this.#parts.push(parts.map(withBreaks).join('</p>\n<p>'))
    else if (inside || (cells.has(place) && parts.length < 2)) this.#parts.push(withBreaks(line))
    else for (const part of parts) this.#parts.push(`<p>${withBreaks(part)}</p>\n`)
  }
}

/**
 * The paragraphs that WordPress puts into a text without them when it shows it (`wpautop`): a blank line parts
 * paragraphs, a single newline is a line break, except inside of what holds no paragraphs.
 */
export function autop(html: string): string {
  const result = new Paragraphs()
  for (const piece of splitHtml(html, opaque)) result.add(piece)
  return result.end()
}
