import { SaxesParser } from 'saxes'
import { explainXmlFault, isTolerableXmlFault, type OpenElement } from './xml-faults.ts'

/** Exports nest no deeper than rss, channel, item, comment, its meta, their value. */
const maxElementDepth = 32

/** Maximum length of a text, in characters. */
export const maxXmlTextLength = 8 * 1024 * 1024

/** Maximum number of tolerated faults per file, such as undefined entities. */
const maxToleratedFaults = 100_000

/** The fault at which the walk stopped. */
export interface XmlFault {
  line: number
  reason: string
  /** Offset in the last piece where reading can resume; `null` when it must not. */
  resumeOffset: number | null
}

/** Receives the elements and texts of a walk. */
export interface XmlVisitor {
  onElementStart(element: OpenElement, attributes: Record<string, string>): void
  onText(text: string): void
  onElementEnd(element: OpenElement): void
}

/** Thrown to stop the parser in the middle of a piece. */
const stopSignal = new Error('the walk has ended')

/**
 * Parses XML in pieces, in bounded memory. Stops at the first fault: malformed XML, a document type with declarations
 * (entity bombs), too deep elements, too long texts. Unknown entities stay as they are written.
 */
export class XmlWalker {
  fault: XmlFault | null = null
  /** Number of tolerated faults. */
  toleratedFaultCount = 0
  readonly #parser = new SaxesParser()
  readonly #openElements: OpenElement[] = []
  #lastClosed: OpenElement | null = null
  /** Reports the last closed element, unless its end tag turns out to be another element's. */
  #pendingClose: (() => void) | null = null
  #lineCountBefore: number
  #hasBegun = false
  /** Number of characters given to the parser, whose own `position` is right only while it reads. */
  #writtenLength = 0
  #pieceStartPosition = 0
  #pieceLine = 1
  #lastReportedPosition = 0

  constructor(visitor: XmlVisitor, lineCountBefore: number) {
    this.#lineCountBefore = lineCountBefore
    const on = this.#parser.on.bind(this.#parser)
    on('opentag', ({ name, attributes }) => this.#reportOpened(visitor, name, attributes))
    on('text', (text) => this.#reportNode(() => visitor.onText(text)))
    on('cdata', (text) => this.#reportNode(() => visitor.onText(text)))
    on('closetag', () => this.#reportNode(() => this.#reportClosed(visitor)))
    on('comment', () => this.#reportNode(() => {}))
    on('doctype', (text) => this.#checkDoctype(text))
    on('error', ({ message }) => this.#handleParserError(message.replace(/^\d+:\d+: /, '')))
  }

  /** The last line that was read. */
  get line(): number {
    return this.#parser.line + this.#lineCountBefore
  }

  /** The line where the last piece begins. */
  get pieceLine(): number {
    return this.#pieceLine
  }

  /** Parses the next piece. Skips blank lines before the XML declaration, which plugins leave there. */
  feed(piece: string): void {
    const text = this.#hasBegun ? piece : piece.replace(/^[\uFEFF\s]+/, '')
    const blankLength = piece.length - text.length
    this.#pieceLine = this.line
    this.#lineCountBefore += piece.slice(0, blankLength).split('\n').length - 1
    this.#hasBegun ||= text !== ''
    this.#pieceStartPosition = this.#writtenLength - blankLength
    this.#writtenLength += text.length
    this.#untilStopped(() => this.#parser.write(text))
    if (this.#writtenLength - this.#lastReportedPosition > maxXmlTextLength)
      this.#untilStopped(() =>
        this.stopAfterPiece(
          'contains a text or tag of more than 8 million characters, the limit: shorten it, or leave the file out',
        ),
      )
  }

  /** Ends the text. */
  end(): void {
    this.#untilStopped(() => this.#parser.close())
  }

  /** Stops the walk from within a visitor. */
  stop(reason: string, fault: Partial<XmlFault> = {}): never {
    this.fault ??= { line: this.line, resumeOffset: null, ...fault, reason }
    throw stopSignal
  }

  /** Stops the walk at a text that is too long; parsing can resume after the piece. */
  stopAfterPiece(reason: string): never {
    this.stop(reason, { resumeOffset: Number.POSITIVE_INFINITY })
  }

  /** Stops the walk at an error in the last reported node; parsing can resume after it. */
  stopHere(reason: string): never {
    this.stop(reason, { resumeOffset: Math.max(0, this.#lastReportedPosition - this.#pieceStartPosition) })
  }

  #untilStopped(walk: () => void): void {
    if (this.fault) return
    try {
      walk()
      this.#reportClose()
    } catch (error) {
      if (error !== stopSignal) throw error
    }
  }

  #reportNode(report: () => void): void {
    this.#reportClose()
    report()
    this.#lastReportedPosition = this.#parser.position
  }

  #reportOpened(visitor: XmlVisitor, name: string, attributes: Record<string, string>): void {
    const element = { name, line: this.line }
    if (this.#openElements.push(element) > maxElementDepth)
      this.stop(
        `contains elements nested more than ${maxElementDepth} levels deep, more than any real export: export the site again`,
      )
    this.#reportNode(() => visitor.onElementStart(element, attributes))
  }

  #reportClosed(visitor: XmlVisitor): void {
    const closedElement = this.#openElements.pop() ?? null
    this.#lastClosed = closedElement
    this.#pendingClose = closedElement && (() => visitor.onElementEnd(closedElement))
  }

  #reportClose(): void {
    const report = this.#pendingClose
    this.#pendingClose = null
    report?.()
  }

  #checkDoctype(text: string): void {
    if (!text.includes('[')) return
    const line = this.line - (text.split('\n').length - 1)
    this.stop('declares XML entities of its own, which may be an attack: export the site again', { line })
  }

  #handleParserError(message: string): void {
    if (isTolerableXmlFault(message) && ++this.toleratedFaultCount <= maxToleratedFaults) return
    const open = this.#openElements.at(-1) ?? null
    const reason = explainXmlFault(message, open, this.#lastClosed)
    if (open === null || message.startsWith('unclosed tag')) this.stop(reason)
    this.stopHere(reason)
  }
}
