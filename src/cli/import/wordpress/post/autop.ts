import { type HtmlPiece, splitHtml } from '../shortcodes/html-scanner.ts'

/** Inline elements whose contents must not be broken. */
const opaqueElements = new Set([
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
const flowElements = new Set(
  'div blockquote section article aside header footer main nav hgroup center form fieldset address details menu noscript'.split(
    ' ',
  ),
)

/** Elements without text of their own. */
const structuralElements = new Set(
  'ul ol dl table thead tbody tfoot tr colgroup map figure select'.split(' '),
)

/** Elements that contain a line, or paragraphs separated by blank lines. */
const flexibleElements = new Set('li td th dt dd'.split(' '))

/** Elements that contain only lines. */
const lineElements = new Set('p h1 h2 h3 h4 h5 h6 caption figcaption legend summary'.split(' '))

/** Deeper elements count as part of the element at this depth, which bounds the search backwards. */
const maxElementDepth = 1000

const isBlockElement = (name: string) =>
  flowElements.has(name) ||
  structuralElements.has(name) ||
  flexibleElements.has(name) ||
  lineElements.has(name) ||
  name === 'hr' ||
  name === 'col'

const blankTextPattern = /^(?:\s|&nbsp;|&#160;|<br\s*\/?>)*$/i

const loneUrlPattern = /^https?:\/\/[^\s<>"]+$/

/** Links a URL that stands alone on its line, which WordPress would embed. */
const linkLoneUrl = (line: string) => (loneUrlPattern.test(line) ? `<a href="${line}">${line}</a>` : line)

const trailingBreakPattern = /<br\s*\/?>$/i

const splitLines = (text: string) => text.split('\n').map((line) => line.trim())

const joinLines = (html: string) => splitLines(html).join(' ')

const insertBreaks = (text: string) =>
  splitLines(text.trim())
    .map((line) => linkLoneUrl(line.replace(trailingBreakPattern, '')))
    .join('<br>\n')

/** Splits a text at blank lines. */
const splitAtBlankLines = (text: string) =>
  splitLines(text)
    .join('\n')
    .split(/\n\n+/)
    .filter((paragraph) => !blankTextPattern.test(paragraph))

/** Wraps lines in paragraphs, piece by piece. */
class ParagraphBuilder {
  readonly #htmlParts: string[] = []
  readonly #openElements: string[] = []
  #pendingText = ''

  add(piece: HtmlPiece): void {
    if (piece.kind === 'text') this.#pendingText += piece.html
    else if (piece.kind === 'tag' && isBlockElement(piece.name)) this.#addBlockTag(piece)
    else if (piece.name === 'pre') this.#addVerbatim(piece.html)
    else this.#pendingText += joinLines(piece.html)
  }

  end(): string {
    this.#flushText()
    return this.#htmlParts.join('')
  }

  #addVerbatim(html: string): void {
    this.#flushText()
    this.#closeParagraph()
    this.#htmlParts.push(html)
  }

  #addBlockTag({ name, isClosing, html }: HtmlPiece): void {
    this.#flushText()
    if (isClosing) {
      const openIndex = this.#openElements.lastIndexOf(name)
      if (openIndex >= 0) this.#openElements.length = openIndex
      // A stray </p> would create an empty paragraph.
      if (openIndex < 0 && name === 'p') return
    } else {
      this.#closeParagraph()
      if ((flexibleElements.has(name) || name === 'tr') && this.#openElements.at(-1) === name)
        this.#openElements.pop()
      if (name !== 'hr' && name !== 'col' && this.#openElements.length < maxElementDepth)
        this.#openElements.push(name)
    }
    this.#htmlParts.push(joinLines(html))
  }

  #closeParagraph(): void {
    if (this.#openElements.at(-1) === 'p') this.#openElements.pop()
  }

  #flushText(): void {
    const [line, parent = ''] = [this.#pendingText, this.#openElements.at(-1)]
    this.#pendingText = ''
    const isLineOnly = lineElements.has(parent) || structuralElements.has(parent)
    const parts = splitAtBlankLines(line)
    if (structuralElements.has(parent)) this.#htmlParts.push(line)
    else if (parent === 'p') this.#htmlParts.push(parts.map(insertBreaks).join('</p>\n<p>'))
    else if (isLineOnly || (flexibleElements.has(parent) && parts.length < 2))
      this.#htmlParts.push(insertBreaks(line))
    else for (const part of parts) this.#htmlParts.push(`<p>${insertBreaks(part)}</p>\n`)
  }
}

/**
 * Adds the paragraphs that WordPress adds when it shows a text (`wpautop`): a blank line separates paragraphs, a single
 * newline is a line break, except in elements that contain no paragraphs.
 */
export function autop(html: string): string {
  const result = new ParagraphBuilder()
  for (const piece of splitHtml(html, opaqueElements)) result.add(piece)
  return result.end()
}
