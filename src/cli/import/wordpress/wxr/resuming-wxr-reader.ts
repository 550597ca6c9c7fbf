import { NamespacePrefixes } from '../../xml/namespace-prefixes.ts'
import { htmlToLine } from './html-to-line.ts'
import { findItemText, formatItemName, type WxrEvent, type WxrFault } from './wxr-item.ts'
import { WxrReader } from './wxr-reader.ts'

/** Number of faults after which reading stops. */
const maxFaultCount = 1000

const itemStartPattern = /<item[\s>]/
const itemStartLength = '<item>'.length

const countLineEnds = (text: string) => text.split('\n').length - 1

/**
 * Converts the text of an export to events, piece by piece. After a fault in one item, resumes at the next
 * `<item>`, so that a bad post does not affect the others. Stops at a fault after which reading must not
 * resume, such as an entity bomb.
 */
export class ResumingWxrReader {
  /** True once reading has stopped at a fault for good. */
  hasGivenUp = false
  /** Number of faults tolerated so far. */
  toleratedFaultCount = 0
  readonly #namespacePrefixes = new NamespacePrefixes()
  #reader = new WxrReader(this.#namespacePrefixes, 0)
  #events: WxrEvent[] = []
  #isSeekingItem = false
  #hasJustResumed = false
  #unsearchedText = ''
  #resumeLine = 1
  #faultCount = 0
  /** The last fault, held back until it is known on which line reading resumes. */
  #pendingFault: WxrFault | null = null

  /** Reads a piece of the text, and returns the events in it. */
  readPiece(piece: string): WxrEvent[] {
    let remainingText: string | null = piece
    while (remainingText !== null && !this.hasGivenUp)
      remainingText = this.#isSeekingItem
        ? this.#seekNextItem(remainingText)
        : this.#readUntilFault(remainingText)
    return this.#takeEvents()
  }

  /**
   * Ends the text, and returns the remaining events. If the source could not be read to its end,
   * `failureReason` becomes the last fault.
   */
  end(failureReason: string | null): WxrEvent[] {
    if (this.hasGivenUp) return []
    this.#reportPendingFault('The import found no other post after this line')
    if (failureReason !== null)
      this.#reportFault(this.#createFaultInOpenItem(this.#reader.walker.line, failureReason))
    else if (!this.#isSeekingItem) this.#endReaderAndReportFault()
    return this.#takeEvents()
  }

  #endReaderAndReportFault(): void {
    const { walker, hasSeenChannel } = this.#reader
    walker.end()
    this.#collectEvents()
    if (walker.fault) this.#reportFault(this.#createFaultInOpenItem(walker.fault.line, walker.fault.reason))
    else if (!hasSeenChannel)
      this.#reportFault(
        this.#createFaultInOpenItem(
          1,
          'is not a WordPress export, since it contains no <channel>: export the site again (in WordPress: Tools, Export)',
        ),
      )
  }

  #takeEvents(): WxrEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  #collectEvents(): void {
    for (const event of this.#reader.takeEvents()) this.#events.push(event)
  }

  #createFaultInOpenItem(line: number, reason: string): WxrFault {
    const { openItem } = this.#reader
    if (!openItem) return { line, reason, record: null }
    // An item's id usually comes after the fault, so only its title may be known.
    const hasId = findItemText(openItem, 'wp:post_id') !== ''
    const title = htmlToLine(findItemText(openItem, 'title'))
    return { line, reason, record: hasId ? formatItemName(openItem) : title || null }
  }

  #reportFault(fault: WxrFault): void {
    this.#events.push({ kind: 'fault', fault })
  }

  /**
   * Reports the pending fault, if there is one, and what followed it: `outcome` is a sentence about whether reading resumed.
   */
  #reportPendingFault(outcome: string): void {
    if (this.#pendingFault)
      this.#reportFault({ ...this.#pendingFault, reason: `${this.#pendingFault.reason}. ${outcome}` })
    this.#pendingFault = null
  }

  /**
   * Reads a piece up to the first fault. Returns the text in which to seek the next item, or `null` if there
   * was no fault.
   */
  #readUntilFault(piece: string): string | null {
    const { walker } = this.#reader
    const toleratedCountBefore = walker.toleratedFaultCount
    walker.feedPiece(piece)
    this.toleratedFaultCount += walker.toleratedFaultCount - toleratedCountBefore
    this.#collectEvents()
    const { fault } = walker
    if (!fault) {
      this.#hasJustResumed = false
      return null
    }
    this.#pendingFault = this.#createFaultInOpenItem(fault.line, fault.reason)
    this.hasGivenUp = fault.resumeOffset === null || ++this.#faultCount >= maxFaultCount
    if (this.hasGivenUp) this.#reportPendingFault('The rest of the file was not read')
    // An item with a fault in its own start tag must not be found again.
    const remainderOffset = Math.max((fault.resumeOffset ?? 0) - 1, this.#hasJustResumed ? 1 : 0)
    this.#resumeLine = walker.pieceStartLine + countLineEnds(piece.slice(0, remainderOffset))
    this.#isSeekingItem = true
    this.#unsearchedText = ''
    return piece.slice(remainderOffset)
  }

  /**
   * Searches for the next item. Returns the text from the start of that item, or `null` if it has not been
   * found yet.
   */
  #seekNextItem(piece: string): string | null {
    const unreadText = this.#unsearchedText + piece
    const itemOffset = unreadText.search(itemStartPattern)
    const skippedLength = itemOffset < 0 ? Math.max(0, unreadText.length - itemStartLength) : itemOffset
    this.#resumeLine += countLineEnds(unreadText.slice(0, skippedLength))
    this.#unsearchedText = unreadText.slice(skippedLength)
    if (itemOffset < 0) return null
    this.#reader = new WxrReader(this.#namespacePrefixes, this.#resumeLine - 1)
    this.#reader.walker.feedPiece('<rss><channel>')
    this.#isSeekingItem = false
    this.#hasJustResumed = true
    this.#reportPendingFault(`The import continued at line ${this.#resumeLine}`)
    return this.#unsearchedText
  }
}
