import { NamespacePrefixes } from '../../xml/namespace-prefixes.ts'
import { toPlainText } from './plain-text.ts'
import { itemText, nameRecord, type WxrEvent, type WxrFault } from './wxr-item.ts'
import { WxrReader } from './wxr-reader.ts'

/** After so many faults a file is no export. */
const mostFaults = 1000

const itemStart = /<item[\s>]/
const longestItemStart = '<item>'.length

const linesIn = (text: string) => text.split('\n').length - 1

/**
 * Turns the text of an export into events, piece by piece. After a fault in one item, reading is taken up again at
 * the next `<item>`, so that one bad post never costs the others; after a bomb it is not.
 */
export class WxrStream {
  /** Whether nothing more will come. */
  ended = false
  /** How many faults leave everything where it was meant to be. */
  tolerated = 0
  readonly #prefixes = new NamespacePrefixes()
  #reader = new WxrReader(this.#prefixes, 0)
  #events: WxrEvent[] = []
  #seeking = false
  #resumed = false
  #carry = ''
  #line = 1
  #faults = 0
  /** The last fault, until it is known where reading goes on. */
  #pending: WxrFault | null = null

  /** Reads the next piece. */
  feed(piece: string): WxrEvent[] {
    let rest: string | null = piece
    while (rest !== null && !this.ended) rest = this.#seeking ? this.#seek(rest) : this.#read(rest)
    return this.#take()
  }

  /** Says that no more pieces follow, or why: then that is the last fault. */
  end(refusal: string | null): WxrEvent[] {
    if (this.ended) return []
    this.#settle('nothing after it could be read')
    if (refusal !== null) this.#refuse(this.#faultAt(this.#reader.walker.line, refusal))
    else if (!this.#seeking) this.#close()
    return this.#take()
  }

  #close(): void {
    const { walker, sawChannel } = this.#reader
    walker.end()
    this.#collect()
    if (walker.fault) this.#refuse(this.#faultAt(walker.fault.line, walker.fault.reason))
    else if (!sawChannel) this.#refuse(this.#faultAt(1, 'holds no <channel>: it is no WordPress export'))
  }

  #take(): WxrEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  #collect(): void {
    for (const event of this.#reader.take()) this.#events.push(event)
  }

  #faultAt(line: number, reason: string): WxrFault {
    const { item } = this.#reader
    if (!item) return { line, reason, record: null }
    // The id of an item stands below what is most often wrong.
    const named = itemText(item, 'wp:post_id') !== '' || itemText(item, 'title') === ''
    return { line, reason, record: named ? nameRecord(item) : toPlainText(itemText(item, 'title')) }
  }

  #refuse(fault: WxrFault): void {
    this.#events.push({ kind: 'fault', fault })
  }

  /** Tells the pending fault, and what became of what follows it. */
  #settle(outcome: string): void {
    if (this.#pending) this.#refuse({ ...this.#pending, reason: `${this.#pending.reason}; ${outcome}` })
    this.#pending = null
  }

  /** Reads a piece; what of it follows a fault is given back. */
  #read(piece: string): string | null {
    const { walker } = this.#reader
    const before = walker.tolerated
    walker.feed(piece)
    this.tolerated += walker.tolerated - before
    this.#collect()
    const { fault } = walker
    if (!fault) {
      this.#resumed = false
      return null
    }
    this.#pending = this.#faultAt(fault.line, fault.reason)
    this.ended = fault.resumeAt === null || ++this.#faults >= mostFaults
    if (this.ended) this.#settle('it is not read further')
    // An item whose own start tag is at fault must not be found again.
    const from = Math.max((fault.resumeAt ?? 0) - 1, this.#resumed ? 1 : 0)
    this.#line = walker.pieceLine + linesIn(piece.slice(0, from))
    this.#seeking = true
    this.#carry = ''
    return piece.slice(from)
  }

  /** Looks for the next item; what begins with it is given back. */
  #seek(piece: string): string | null {
    const text = this.#carry + piece
    const at = text.search(itemStart)
    const passed = at < 0 ? Math.max(0, text.length - longestItemStart) : at
    this.#line += linesIn(text.slice(0, passed))
    this.#carry = text.slice(passed)
    if (at < 0) return null
    this.#reader = new WxrReader(this.#prefixes, this.#line - 1)
    this.#reader.walker.feed('<rss><channel>')
    this.#seeking = false
    this.#resumed = true
    this.#settle(`read on from line ${this.#line}`)
    return this.#carry
  }
}
