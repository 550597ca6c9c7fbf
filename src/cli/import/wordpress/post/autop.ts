import { type HtmlPiece, splitHtml } from '../shortcodes/html-scanner.ts'

/** Inline elements whose contents must not be broken. */
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

/** Elements that contain paragraphs. */
const flow = new Set(
  'div blockquote section article aside header footer main nav hgroup center form fieldset address details menu noscript'.split(
    ' ',
  ),
)

/** Elements without text of their own. */
const structural = new Set('ul ol dl table thead tbody tfoot tr colgroup map figure select'.split(' '))

/** Elements that contain a line, or paragraphs separated by blank lines. */
const flexible = new Set('li td th dt dd'.split(' '))

/** Elements that contain only lines. */
const lineElements = new Set('p h1 h2 h3 h4 h5 h6 caption figcaption legend summary'.split(' '))

/** Deeper elements count as part of the element at this depth, which bounds the search backwards. */
const maxDepth = 1000

const isBlock = (name: string) =>
  flow.has(name) ||
  structural.has(name) ||
  flexible.has(name) ||
  lineElements.has(name) ||
  name === 'hr' ||
  name === 'col'

const blankText = /^(?:\s|&nbsp;|&#160;|<br\s*\/?>)*$/i

const loneUrl = /^https?:\/\/[^\s<>"]+$/

/** Links a URL that stands alone on its line, which WordPress would embed. */
const linkLoneUrl = (line: string) => (loneUrl.test(line) ? `<a href="${line}">${line}</a>` : line)

const breakAtEnd = /<br\s*\/?>$/i

const splitLines = (text: string) => text.split('\n').map((line) => line.trim())

const joinLines = (tag: string) => splitLines(tag).join(' ')

const insertBreaks = (text: string) =>
  splitLines(text.trim())
    .map((line) => linkLoneUrl(line.replace(breakAtEnd, '')))
    .join('<br>\n')

/** Splits a text at blank lines. */
const splitAtBlankLines = (text: string) =>
  splitLines(text)
    .join('\n')
    .split(/\n\n+/)
    .filter((paragraph) => !blankText.test(paragraph))

/** Wraps lines in paragraphs, piece by piece. */
class Paragraphs {
  readonly #parts: string[] = []
  readonly #open: string[] = []
  #line = ''

  add(piece: HtmlPiece): void {
    if (piece.kind === 'text') this.#line += piece.html
    else if (piece.kind === 'tag' && isBlock(piece.name)) this.#block(piece)
    else if (piece.name === 'pre') this.#verbatim(piece.html)
    else this.#line += joinLines(piece.html)
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

  #block({ name, isClosing, html }: HtmlPiece): void {
    this.#flush()
    if (isClosing) {
      const openAt = this.#open.lastIndexOf(name)
      if (openAt >= 0) this.#open.length = openAt
      // A stray </p> would create an empty paragraph.
      if (openAt < 0 && name === 'p') return
    } else {
      this.#closeParagraph()
      if ((flexible.has(name) || name === 'tr') && this.#open.at(-1) === name) this.#open.pop()
      if (name !== 'hr' && name !== 'col' && this.#open.length < maxDepth) this.#open.push(name)
    }
    this.#parts.push(joinLines(html))
  }

  #closeParagraph(): void {
    if (this.#open.at(-1) === 'p') this.#open.pop()
  }

  #flush(): void {
    const [line, parent = ''] = [this.#line, this.#open.at(-1)]
    this.#line = ''
    const isLineOnly = lineElements.has(parent) || structural.has(parent)
    const parts = splitAtBlankLines(line)
    if (structural.has(parent)) this.#parts.push(line)
    else if (parent === 'p') this.#parts.push(parts.map(insertBreaks).join('</p>\n<p>'))
    else if (isLineOnly || (flexible.has(parent) && parts.length < 2)) this.#parts.push(insertBreaks(line))
    else for (const part of parts) this.#parts.push(`<p>${insertBreaks(part)}</p>\n`)
  }
}

/**
 * Adds the paragraphs that WordPress adds when it shows a text (`wpautop`): a blank line separates paragraphs, a single
 * newline is a line break, except in elements that contain no paragraphs.
 */
export function autop(html: string): string {
  const result = new Paragraphs()
  for (const piece of splitHtml(html, opaque)) result.add(piece)
  return result.end()
}
