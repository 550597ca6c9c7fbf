import { NamespacePrefixes } from '../../xml/namespace-prefixes.ts'
import { htmlToLine } from './html-to-line.ts'
import { findItemText, nameItem, type WxrEvent, type WxrFault } from './wxr-item.ts'
import { WxrReader } from './wxr-reader.ts'

/** Number of faults after which reading stops. */
const maxFaults = 1000

const itemStartPattern = /<item[\s>]/
const maxItemStartLength = '<item>'.length

const countLineEnds = (text: string) => text.split('\n').length - 1

/**
 * Converts the text of an export to events, piece by piece. After a fault in one item, resumes at the next `<item>`, so
 * that a bad post does not affect the others; stops after a decompression bomb.
 */
export class WxrStream {
  /** True when no more events will follow. */
  hasEnded = false
  /** Number of tolerated faults. */
  toleratedFaultCount = 0
  readonly #prefixes = new NamespacePrefixes()
  #reader = new WxrReader(this.#prefixes, 0)
  #events: WxrEvent[] = []
  #isSeeking = false
  #hasResumed = false
  #heldBack = ''
  #line = 1
  #faultCount = 0
  /** The last fault, until the line at which reading resumes is known. */
  #pendingFault: WxrFault | null = null

  feed(piece: string): WxrEvent[] {
    let remaining: string | null = piece
    while (remaining !== null && !this.hasEnded)
      remaining = this.#isSeeking ? this.#seekItem(remaining) : this.#read(remaining)
    return this.#takeEvents()
  }

  /** Ends the text; a failure of the source becomes the last fault. */
  end(failure: string | null): WxrEvent[] {
    if (this.hasEnded) return []
    this.#reportPending('nothing after it could be read')
    if (failure !== null) this.#reportFault(this.#createFault(this.#reader.walker.line, failure))
    else if (!this.#isSeeking) this.#close()
    return this.#takeEvents()
  }

  #close(): void {
    const { walker, hasSeenChannel } = this.#reader
    walker.end()
    this.#collectEvents()
    if (walker.fault) this.#reportFault(this.#createFault(walker.fault.line, walker.fault.reason))
    else if (!hasSeenChannel)
      this.#reportFault(
        this.#createFault(
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

  #createFault(line: number, reason: string): WxrFault {
    const { item } = this.#reader
    if (!item) return { line, reason, record: null }
    // An item's id usually follows the faulty element.
    const hasName = findItemText(item, 'wp:post_id') !== '' || findItemText(item, 'title') === ''
    return { line, reason, record: hasName ? nameItem(item) : htmlToLine(findItemText(item, 'title')) }
  }

  #reportFault(fault: WxrFault): void {
    this.#events.push({ kind: 'fault', fault })
  }

  /** Reports the pending fault, and whether reading resumes. */
  #reportPending(outcome: string): void {
    if (this.#pendingFault)
      this.#reportFault({ ...this.#pendingFault, reason: `${this.#pendingFault.reason}; ${outcome}` })
    this.#pendingFault = null
  }

  /** Reads a piece; returns the part of it after a fault. */
  #read(piece: string): string | null {
    const { walker } = this.#reader
    const toleratedBefore = walker.toleratedFaultCount
    walker.feed(piece)
    this.toleratedFaultCount += walker.toleratedFaultCount - toleratedBefore
    this.#collectEvents()
    const { fault } = walker
    if (!fault) {
      this.#hasResumed = false
      return null
    }
    this.#pendingFault = this.#createFault(fault.line, fault.reason)
    this.hasEnded = fault.resumeOffset === null || ++this.#faultCount >= maxFaults
    if (this.hasEnded) this.#reportPending('the rest was not read')
    // An item with a fault in its own start tag must not be found again.
    const remainderOffset = Math.max((fault.resumeOffset ?? 0) - 1, this.#hasResumed ? 1 : 0)
    this.#line = walker.pieceLine + countLineEnds(piece.slice(0, remainderOffset))
    this.#isSeeking = true
    this.#heldBack = ''
    return piece.slice(remainderOffset)
  }

  /** Searches for the next item; returns the text that begins with it. */
  #seekItem(piece: string): string | null {
    const unreadText = this.#heldBack + piece
    const itemOffset = unreadText.search(itemStartPattern)
    const skippedLength = itemOffset < 0 ? Math.max(0, unreadText.length - maxItemStartLength) : itemOffset
    this.#line += countLineEnds(unreadText.slice(0, skippedLength))
    this.#heldBack = unreadText.slice(skippedLength)
    if (itemOffset < 0) return null
    this.#reader = new WxrReader(this.#prefixes, this.#line - 1)
    this.#reader.walker.feed('<rss><channel>')
    this.#isSeeking = false
    this.#hasResumed = true
    this.#reportPending(`reading resumed at line ${this.#line}`)
    return this.#heldBack
  }
}
