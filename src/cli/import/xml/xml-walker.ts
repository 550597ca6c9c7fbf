import { SaxesParser } from 'saxes'
import { explainXmlFault, isTolerableXmlFault, type XmlElement } from './xml-faults.ts'

/**
 * Maximum depth of nested elements. Exports need six levels: rss, channel, item, comment, comment meta and
 * its value.
 */
const maxElementDepth = 32

/** Maximum length of a text, in characters. */
export const maxXmlTextLength = 8 * 1024 * 1024

/** Maximum number of faults, such as undefined entities, that a walk tolerates. */
const maxToleratedFaults = 100_000

/** The fault at which the walk stopped. */
export interface XmlFault {
  line: number
  reason: string
  /** Offset in the last piece at which reading can resume, or `null` if it must not. */
  resumeOffset: number | null
}

/** Receives the elements and texts of a walk. */
export interface XmlVisitor {
  onElementStart(element: XmlElement, attributes: Record<string, string>): void
  onText(text: string): void
  onElementEnd(element: XmlElement): void
}

/** Thrown to stop the parser in the middle of a piece. */
const stopError = new Error('the walk has ended')

/**
 * Parses XML piece by piece, in bounded memory. Stops at the first fault: malformed XML, entity declarations
 * (which can be a bomb), elements that are nested too deeply, or text that is too long. Leaves unknown
 * entities as written.
 */
export class XmlWalker {
  fault: XmlFault | null = null
  /** Number of faults tolerated so far. */
  toleratedFaultCount = 0
  readonly #parser = new SaxesParser()
  readonly #openElements: XmlElement[] = []
  #lastClosedElement: XmlElement | null = null
  /**
   * Reports the last closed element. The report is delayed until the next node, because an error in between
   * means that the end tag belongs to another element.
   */
  #pendingEndReport: (() => void) | null = null
  #precedingLineCount: number
  #hasBegun = false
  /** Number of characters passed to the parser, whose own `position` is correct only while it is parsing. */
  #writtenLength = 0
  #pieceStart = 0
  #pieceStartLine = 1
  #lastReportedPosition = 0

  constructor(visitor: XmlVisitor, precedingLineCount: number) {
    this.#precedingLineCount = precedingLineCount
    const addListener = this.#parser.on.bind(this.#parser)
    addListener('opentag', ({ name, attributes }) => this.#reportElementStart(visitor, name, attributes))
    addListener('text', (text) => this.#reportNode(() => visitor.onText(text)))
    addListener('cdata', (text) => this.#reportNode(() => visitor.onText(text)))
    addListener('closetag', () => this.#reportNode(() => this.#deferEndReport(visitor)))
    addListener('comment', () => this.#reportNode(() => {}))
    addListener('doctype', (text) => this.#rejectEntityDeclarations(text))
    addListener('error', ({ message }) => this.#stopUnlessTolerable(message.replace(/^\d+:\d+: /, '')))
  }

  /** Number of the line that the parser has reached. */
  get line(): number {
    return this.#parser.line + this.#precedingLineCount
  }

  /** Number of the line on which the last piece begins. */
  get pieceStartLine(): number {
    return this.#pieceStartLine
  }

  /** Parses the next piece. Skips any blank lines that plugins have left before the XML declaration. */
  feedPiece(piece: string): void {
    const text = this.#hasBegun ? piece : piece.replace(/^[\uFEFF\s]+/, '')
    const leadingBlankLength = piece.length - text.length
    this.#pieceStartLine = this.line
    this.#precedingLineCount += piece.slice(0, leadingBlankLength).split('\n').length - 1
    this.#hasBegun ||= text !== ''
    this.#pieceStart = this.#writtenLength - leadingBlankLength
    this.#writtenLength += text.length
    this.#runUntilStopped(() => this.#parser.write(text))
    if (this.#writtenLength - this.#lastReportedPosition > maxXmlTextLength)
      this.#runUntilStopped(() =>
        this.stopAndSkipPiece(
          'contains a text or tag of more than 8 million characters, the limit: shorten it in WordPress and export the site again, or delete it from the file',
        ),
      )
  }

  /** Ends the text. An element that is still open is a fault. */
  end(): void {
    this.#runUntilStopped(() => this.#parser.close())
  }

  /**
   * Stops the walk with a fault, unless it already has one. Must be called during parsing, for example by the
   * visitor.
   */
  stop(reason: string, faultFields: Partial<XmlFault> = {}): never {
    this.fault ??= { line: this.line, resumeOffset: null, ...faultFields, reason }
    throw stopError
  }

  /** Stops the walk with a fault such as text that is too long. Reading can resume with the next piece. */
  stopAndSkipPiece(reason: string): never {
    this.stop(reason, { resumeOffset: Number.POSITIVE_INFINITY })
  }

  /** Stops the walk with a fault in the last reported node. Reading can resume after that node. */
  stopAndSkipNode(reason: string): never {
    this.stop(reason, { resumeOffset: Math.max(0, this.#lastReportedPosition - this.#pieceStart) })
  }

  #runUntilStopped(parse: () => void): void {
    if (this.fault) return
    try {
      parse()
      this.#flushEndReport()
    } catch (error) {
      if (error !== stopError) throw error
    }
  }

  #reportNode(report: () => void): void {
    this.#flushEndReport()
    report()
    this.#lastReportedPosition = this.#parser.position
  }

  #reportElementStart(visitor: XmlVisitor, name: string, attributes: Record<string, string>): void {
    const element = { name, line: this.line }
    if (this.#openElements.push(element) > maxElementDepth)
      this.stop(
        `contains elements nested more than ${maxElementDepth} levels deep, more than any real export: export the site again`,
      )
    this.#reportNode(() => visitor.onElementStart(element, attributes))
  }

  #deferEndReport(visitor: XmlVisitor): void {
    const closedElement = this.#openElements.pop() ?? null
    this.#lastClosedElement = closedElement
    this.#pendingEndReport = closedElement && (() => visitor.onElementEnd(closedElement))
  }

  #flushEndReport(): void {
    const report = this.#pendingEndReport
    this.#pendingEndReport = null
    report?.()
  }

  #rejectEntityDeclarations(text: string): void {
    if (!text.includes('[')) return
    const line = this.line - (text.split('\n').length - 1)
    this.stop(
      'declares XML entities of its own, which may be an attack: delete the <!DOCTYPE … > that begins on this line, or export the site again',
      { line },
    )
  }

  #stopUnlessTolerable(message: string): void {
    if (isTolerableXmlFault(message) && this.toleratedFaultCount < maxToleratedFaults) {
      this.toleratedFaultCount++
      return
    }
    const openElement = this.#openElements.at(-1) ?? null
    const reason = explainXmlFault(message, openElement, this.#lastClosedElement)
    if (openElement === null || message.startsWith('unclosed tag')) this.stop(reason)
    this.stopAndSkipNode(reason)
  }
}
