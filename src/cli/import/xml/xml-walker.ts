import { SaxesParser } from 'saxes'
import { explainXmlFault, isTolerable, type OpenElement } from './xml-faults.ts'

/** No export nests deeper than rss, channel, item, comment, its meta, their value. */
const maxDepth = 32

/** The longest text that is read, in characters: eight million. */
export const maxXmlText = 8 * 1024 * 1024

/** Undefined entities and the like are tolerated so often, and no more. */
const mostTolerated = 100_000

/** Why the walk ended before the text did. */
export interface XmlFault {
  line: number
  reason: string
  /** Where in the last piece reading can be taken up again; `null` when it should not be. */
  resumeAt: number | null
}

/** What a walk tells. */
export interface XmlVisitor {
  opened(element: OpenElement, attributes: Record<string, string>): void
  text(text: string): void
  closed(element: OpenElement): void
}

/** The only way out of the parser in the middle of a piece. */
const stopped = new Error('the walk has ended')

/**
 * Walks through XML that comes in pieces, in bounded memory. It stops at the first fault: what is not well-formed,
 * a document type that declares anything (entity bombs), elements nested too deep, texts too long. Entities that
 * XML does not know stay as they are written.
 */
export class XmlWalker {
  fault: XmlFault | null = null
  /** How many faults were tolerated. */
  tolerated = 0
  readonly #parser = new SaxesParser()
  readonly #open: OpenElement[] = []
  #lastClosed: OpenElement | null = null
  #linesBefore: number
  #begun = false
  #pieceStart = 0
  #pieceLine = 1
  #lastTold = 0

  constructor(visitor: XmlVisitor, linesBefore: number) {
    this.#linesBefore = linesBefore
    const on = this.#parser.on.bind(this.#parser)
    on('opentag', ({ name, attributes }) => this.#opened(visitor, name, attributes))
    on('text', (text) => this.#tell(() => visitor.text(text)))
    on('cdata', (text) => this.#tell(() => visitor.text(text)))
    on('closetag', () => this.#tell(() => this.#closed(visitor)))
    on('comment', () => this.#tell(() => {}))
    on('doctype', (text) => this.#doctype(text))
    on('error', ({ message }) => this.#failed(message.replace(/^\d+:\d+: /, '')))
  }

  /** The line that was read last. */
  get line(): number {
    return this.#parser.line + this.#linesBefore
  }

  /** The line that the last piece begins in. */
  get pieceLine(): number {
    return this.#pieceLine
  }

  /** Reads the next piece. Blank lines before the XML declaration, which plugins leave there, are left out. */
  feed(piece: string): void {
    const text = this.#begun ? piece : piece.replace(/^[\uFEFF\s]+/, '')
    const blank = piece.length - text.length
    this.#pieceLine = this.line
    this.#linesBefore += piece.slice(0, blank).split('\n').length - 1
    this.#begun ||= text !== ''
    this.#pieceStart = this.#parser.position - blank
    this.#untilStopped(() => this.#parser.write(text))
    if (this.#parser.position - this.#lastTold > maxXmlText)
      this.#untilStopped(() => this.stopAfterPiece('holds a text or tag of more than 8 million characters'))
  }

  /** Says that no more pieces follow. */
  end(): void {
    this.#untilStopped(() => this.#parser.close())
  }

  /** Ends the walk from within a visitor. */
  stop(reason: string, fault: Partial<XmlFault> = {}): never {
    this.fault ??= { line: this.line, resumeAt: null, ...fault, reason }
    throw stopped
  }

  /** Ends the walk at something that is too long: what follows the piece can be read. */
  stopAfterPiece(reason: string): never {
    this.stop(reason, { resumeAt: Number.POSITIVE_INFINITY })
  }

  /** Ends the walk from within a visitor, at a fault in what was told last: what follows can be read. */
  stopHere(reason: string): never {
    this.stop(reason, { resumeAt: Math.max(0, this.#lastTold - this.#pieceStart) })
  }

  #untilStopped(walk: () => void): void {
    if (this.fault) return
    try {
      walk()
    } catch (error) {
      if (error !== stopped) throw error
    }
  }

  #tell(tell: () => void): void {
    tell()
    this.#lastTold = this.#parser.position
  }

  #opened(visitor: XmlVisitor, name: string, attributes: Record<string, string>): void {
    const element = { name, line: this.line }
    if (this.#open.push(element) > maxDepth) this.stop(`nests elements more than ${maxDepth} deep`)
    this.#tell(() => visitor.opened(element, attributes))
  }

  #closed(visitor: XmlVisitor): void {
    this.#lastClosed = this.#open.pop() ?? null
    if (this.#lastClosed) visitor.closed(this.#lastClosed)
  }

  #doctype(text: string): void {
    if (!text.includes('[')) return
    const line = this.line - (text.split('\n').length - 1)
    this.stop('declares entities of its own, which no export does and bombs do', { line })
  }

  #failed(message: string): void {
    if (isTolerable(message) && ++this.tolerated <= mostTolerated) return
    const open = this.#open.at(-1) ?? null
    const reason = explainXmlFault(message, open, this.#lastClosed)
    if (open === null || message.startsWith('unclosed tag')) this.stop(reason)
    this.stopHere(reason)
  }
}
