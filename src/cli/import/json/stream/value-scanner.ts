import { JsonFrames } from './json-frames.ts'
import type { JsonFault, StreamedValue } from './parse-value.ts'
import { ValueCapture } from './value-capture.ts'

const [newlineByte, quoteByte, commaByte, colonByte, backslashByte] = [0x0a, 0x22, 0x2c, 0x3a, 0x5c]
const [openListByte, closeListByte, openObjectByte, closeObjectByte] = [0x5b, 0x5d, 0x7b, 0x7d]

const isSpace = (byte: number) => byte === 0x20 || byte === newlineByte || byte === 0x0d || byte === 0x09
const isOpening = (byte: number) => byte === openListByte || byte === openObjectByte
const isClosing = (byte: number) => byte === closeListByte || byte === closeObjectByte
const endsBareWord = (byte: number) =>
  isSpace(byte) ||
  byte === commaByte ||
  byte === colonByte ||
  byte === quoteByte ||
  isOpening(byte) ||
  isClosing(byte)

/** Maximum bytes of a name or literal; longer ones are unknown. */
const maxWordBytes = 1024

/**
 * Finds the values at some paths (`$.items.*`; `$` for each outermost value) in a JSON text, which arrives in chunks of
 * any size, in linear time. Checks the syntax around the values; each value is checked when it is parsed. A line end
 * terminates a string, since RFC 8259 §7 allows none in it: a missing quotation mark spoils at most one value.
 */
export class ValueScanner {
  readonly #results: (StreamedValue | JsonFault)[] = []
  readonly #frames: JsonFrames
  #depth = 0
  #line = 1
  #tokenState: 'nothing' | 'string' | 'escape' | 'bare' = 'nothing'
  #wordBytes: number[] = []
  #capture: ValueCapture | null = null
  /** Indent of the current line, until its first character that is not white space. */
  #indent: number | null = 0
  /** True after an invalid value, when the ends of its containers are uncertain. */
  #isNestingUncertain = false

  constructor(paths: readonly string[]) {
    this.#frames = new JsonFrames(paths, (reason) => this.#addFault(reason))
  }

  /** Scans the next chunk. */
  scanChunk(chunk: Uint8Array): void {
    for (let position = 0; position < chunk.length; ) position = this.#scanByteOrString(chunk, position)
    this.#capture?.collect(chunk, chunk.length)
  }

  /** Ends the text. */
  end(): void {
    if (this.#tokenState === 'bare') this.#endWord(new Uint8Array(0), 0)
    if (this.#capture !== null) this.#finishCapture(this.#capture)
    else if (this.#depth > 0) this.#addFault('ends in the middle of its JSON: export or copy the file again')
  }

  /** Returns the results since the last call. */
  takeResults(): (StreamedValue | JsonFault)[] {
    return this.#results.splice(0)
  }

  #addFault(reason: string): void {
    if (this.#isNestingUncertain) return
    this.#results.push({ kind: 'fault', line: this.#line, reason })
  }

  /** True directly within a list or object around sought values. */
  #isInFrame(): boolean {
    return this.#capture === null && this.#depth === this.#frames.depth
  }

  /** Scans one byte, or a string up to its end; returns the next offset. */
  #scanByteOrString(chunk: Uint8Array, position: number): number {
    if (this.#tokenState === 'string' || this.#tokenState === 'escape')
      return this.#scanString(chunk, position)
    const byte = chunk[position] ?? 0
    if (this.#tokenState === 'bare') {
      if (!endsBareWord(byte)) return this.#addToWord(byte, position)
      this.#endWord(chunk, position)
    }
    if (isSpace(byte)) return this.#skipSpace(byte, position)
    if (byte === commaByte) this.#isInFrame() && this.#frames.passComma()
    else if (byte === colonByte) this.#isInFrame() && this.#frames.endName(this.#takeWord())
    else if (isClosing(byte)) this.#closeBracket(chunk, position)
    else this.#beginToken(byte, position)
    return position + 1
  }

  #skipSpace(byte: number, offset: number): number {
    if (byte === newlineByte) {
      this.#line++
      this.#indent = 0
    } else if (this.#indent !== null) this.#indent++
    return offset + 1
  }

  #scanString(chunk: Uint8Array, from: number): number {
    const isInFrame = this.#isInFrame()
    let isEscaped = this.#tokenState === 'escape'
    for (let offset = from; offset < chunk.length; offset++) {
      const byte = chunk[offset] ?? 0
      if (!isEscaped && (byte === quoteByte || byte === newlineByte)) {
        const nextOffset = byte === quoteByte ? offset + 1 : offset
        this.#endWord(chunk, nextOffset)
        return nextOffset
      }
      isEscaped = !isEscaped && byte === backslashByte
      if (isInFrame) this.#addToWord(byte, offset)
    }
    this.#tokenState = isEscaped ? 'escape' : 'string'
    return chunk.length
  }

  #addToWord(byte: number, offset: number): number {
    if (this.#wordBytes.length < maxWordBytes) this.#wordBytes.push(byte)
    return offset + 1
  }

  #takeWord(): string {
    const word = Buffer.from(this.#wordBytes).toString()
    this.#wordBytes = []
    return word
  }

  #beginToken(byte: number, offset: number): void {
    const isInFrame = this.#isInFrame()
    if (isInFrame) this.#beginTokenInFrame(byte, offset)
    this.#indent = null
    this.#tokenState = byte === quoteByte ? 'string' : isOpening(byte) ? 'nothing' : 'bare'
    if (!isOpening(byte)) return
    if (isInFrame && this.#capture === null) this.#frames.openFrame(byte === openListByte)
    this.#depth++
  }

  #beginTokenInFrame(byte: number, offset: number): void {
    this.#wordBytes = byte === quoteByte || isOpening(byte) ? [] : [byte]
    const position = this.#frames.beginValueOrName()
    if (position === null) return
    const start = { outerDepth: this.#depth, startOffset: offset, indent: this.#indent }
    this.#capture = new ValueCapture({ ...position, line: this.#line }, start)
  }

  /** Ends a string, literal or number before `offset`. */
  #endWord(chunk: Uint8Array, offset: number): void {
    const isBare = this.#tokenState === 'bare'
    this.#tokenState = 'nothing'
    if (this.#capture?.outerDepth === this.#depth) this.#completeCapturedValue(chunk, offset)
    else if (this.#isInFrame() && isBare) this.#frames.endBareWord(this.#takeWord())
    else if (this.#isInFrame()) this.#frames.endValue()
  }

  #completeCapturedValue(chunk: Uint8Array, offset: number): void {
    this.#capture?.collect(chunk, offset)
    if (this.#capture) this.#finishCapture(this.#capture)
    this.#frames.endValue()
  }

  #finishCapture(capture: ValueCapture): void {
    const parsedValue = capture.parse()
    this.#isNestingUncertain ||= parsedValue.length > 1
    for (const result of parsedValue) this.#results.push(result)
    this.#capture = null
  }

  #closeBracket(chunk: Uint8Array, offset: number): void {
    const isInFrame = this.#isInFrame()
    if (this.#depth === 0) {
      this.#addFault(
        'is not JSON, since a closing bracket has no opening one: remove it, or export the file again',
      )
      return
    }
    this.#depth--
    if (this.#capture?.outerDepth === this.#depth) this.#completeCapturedValue(chunk, offset + 1)
    else if (isInFrame) this.#frames.closeFrame(chunk[offset] === closeListByte)
    else if (this.#isInFrame()) this.#frames.endValue()
  }
}
