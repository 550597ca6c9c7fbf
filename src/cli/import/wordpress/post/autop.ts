import { type HtmlPiece, splitHtml } from '../shortcodes/html-scanner.ts'

/** Elements whose contents get no paragraphs or line breaks. */
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
const paragraphContainers = new Set(
  'div blockquote section article aside header footer main nav hgroup center form fieldset address details menu noscript'.split(
    ' ',
  ),
)

/** Elements without text of their own. */
const textlessElements = new Set('ul ol dl table thead tbody tfoot tr colgroup map figure select'.split(' '))

/** Elements that contain either plain lines or, if blank lines separate them, paragraphs. */
const lineOrParagraphElements = new Set('li td th dt dd'.split(' '))

/** Elements that contain only lines. */
const lineOnlyElements = new Set('p h1 h2 h3 h4 h5 h6 caption figcaption legend summary'.split(' '))

/**
 * Maximum depth of tracked elements. Deeper elements count as part of the element at this depth, which limits
 * the backward search for a start tag.
 */
const maxTrackedDepth = 1000

const isBlockElement = (name: string) =>
  paragraphContainers.has(name) ||
  textlessElements.has(name) ||
  lineOrParagraphElements.has(name) ||
  lineOnlyElements.has(name) ||
  name === 'hr' ||
  name === 'col'

const blankHtmlPattern = /^(?:\s|&nbsp;|&#160;|<br\s*\/?>)*$/i

const loneUrlPattern = /^https?:\/\/[^\s<>"]+$/

/** Links a URL that is alone on its line, which WordPress would embed. Returns any other line unchanged. */
const linkLoneUrl = (line: string) => (loneUrlPattern.test(line) ? `<a href="${line}">${line}</a>` : line)

const trailingBreakPattern = /<br\s*\/?>$/i

const splitLines = (text: string) => text.split('\n').map((line) => line.trim())

const joinLines = (html: string) => splitLines(html).join(' ')

const insertBreaksAndLinks = (text: string) =>
  splitLines(text.trim())
    .map((line) => linkLoneUrl(line.replace(trailingBreakPattern, '')))
    .join('<br>\n')

/** Splits text at blank lines, and drops blank paragraphs. */
const splitParagraphs = (text: string) =>
  splitLines(text)
    .join('\n')
    .split(/\n\n+/)
    .filter((paragraph) => !blankHtmlPattern.test(paragraph))

/** Wraps text in paragraphs, one HTML piece at a time. */
class ParagraphBuilder {
  readonly #htmlParts: string[] = []
  readonly #openElementNames: string[] = []
  #pendingText = ''

  addPiece(piece: HtmlPiece): void {
    if (piece.kind === 'text') this.#pendingText += piece.html
    else if (piece.kind === 'tag' && isBlockElement(piece.elementName)) this.#addBlockTag(piece)
    else if (piece.elementName === 'pre') this.#addVerbatim(piece.html)
    else this.#pendingText += joinLines(piece.html)
  }

  finish(): string {
    this.#flushText()
    return this.#htmlParts.join('')
  }

  #addVerbatim(html: string): void {
    this.#flushText()
    this.#popOpenParagraph()
    this.#htmlParts.push(html)
  }

  #addBlockTag({ elementName, isClosing, html }: HtmlPiece): void {
    this.#flushText()
    if (isClosing) {
      const openElementIndex = this.#openElementNames.lastIndexOf(elementName)
      if (openElementIndex >= 0) this.#openElementNames.length = openElementIndex
      // A stray </p> would create an empty paragraph.
      if (openElementIndex < 0 && elementName === 'p') return
    } else {
      this.#popOpenParagraph()
      if (
        (lineOrParagraphElements.has(elementName) || elementName === 'tr') &&
        this.#openElementNames.at(-1) === elementName
      )
        this.#openElementNames.pop()
      if (elementName !== 'hr' && elementName !== 'col' && this.#openElementNames.length < maxTrackedDepth)
        this.#openElementNames.push(elementName)
    }
    this.#htmlParts.push(joinLines(html))
  }

  #popOpenParagraph(): void {
    if (this.#openElementNames.at(-1) === 'p') this.#openElementNames.pop()
  }

  #flushText(): void {
    const [pendingText, parentName = ''] = [this.#pendingText, this.#openElementNames.at(-1)]
    this.#pendingText = ''
    const paragraphs = splitParagraphs(pendingText)
    if (textlessElements.has(parentName)) this.#htmlParts.push(pendingText)
    else if (parentName === 'p') this.#htmlParts.push(paragraphs.map(insertBreaksAndLinks).join('</p>\n<p>'))
    else if (
      lineOnlyElements.has(parentName) ||
      (lineOrParagraphElements.has(parentName) && paragraphs.length < 2)
    )
      this.#htmlParts.push(insertBreaksAndLinks(pendingText))
    else
      for (const paragraph of paragraphs) this.#htmlParts.push(`<p>${insertBreaksAndLinks(paragraph)}</p>\n`)
  }
}

/**
 * Adds the `<p>` and `<br>` tags that WordPress adds when it displays a post (`wpautop`). A blank line
 * separates paragraphs and a newline becomes a line break, except in elements that cannot contain them. Also
 * links each URL that is alone on its line.
 */
export function autop(html: string): string {
  const paragraphBuilder = new ParagraphBuilder()
  for (const piece of splitHtml(html, opaqueElements)) paragraphBuilder.addPiece(piece)
  return paragraphBuilder.finish()
}
