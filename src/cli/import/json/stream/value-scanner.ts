import { ContainerTracker } from './container-tracker.ts'
import { brokenOffReason, type JsonFault, type StreamedValue } from './parse-value.ts'
import { ValueCapture } from './value-capture.ts'

const [newlineByte, quoteByte, commaByte, colonByte, backslashByte] = [0x0a, 0x22, 0x2c, 0x3a, 0x5c]
const [listStartByte, listEndByte, objectStartByte, objectEndByte] = [0x5b, 0x5d, 0x7b, 0x7d]

const isWhiteSpace = (byte: number) => byte === 0x20 || byte === newlineByte || byte === 0x0d || byte === 0x09
const isOpeningBracket = (byte: number) => byte === listStartByte || byte === objectStartByte
const isClosingBracket = (byte: number) => byte === listEndByte || byte === objectEndByte
const endsBareWord = (byte: number) =>
  isWhiteSpace(byte) ||
  byte === commaByte ||
  byte === colonByte ||
  byte === quoteByte ||
  isOpeningBracket(byte) ||
  isClosingBracket(byte)

/** Maximum length of a name or literal, in bytes; longer ones are cut off. */
const maxWordBytes = 1024

/**
 * Finds values in a JSON text that arrives in chunks of any size, in linear time. Paths select the values: `$.items.*`,
 * or `$` for each outermost value. Only the syntax around the values is checked here; each value is checked when it is
 * parsed. A line break ends a string, because RFC 8259 §7 allows no line breaks in strings. A missing quotation mark
 * therefore spoils at most one value.
 */
export class ValueScanner {
  readonly #results: (StreamedValue | JsonFault)[] = []
  readonly #containerTracker: ContainerTracker
  #depth = 0
  #lineNumber = 1
  #tokenState: 'nothing' | 'string' | 'escape' | 'bare' = 'nothing'
  #wordBytes: number[] = []
  #valueCapture: ValueCapture | null = null
  /** Indent of the current line, until its first character that is not white space. */
  #indentLength: number | null = 0
  /** True after an invalid value, when it is uncertain which containers have ended. */
  #isNestingUncertain = false

  constructor(paths: readonly string[]) {
    this.#containerTracker = new ContainerTracker(paths, (reason) => this.#addFault(reason))
  }

  /** Scans the next chunk. */
  scanChunk(chunk: Uint8Array): void {
    for (let offset = 0; offset < chunk.length; ) offset = this.#scanByteOrString(chunk, offset)
    this.#valueCapture?.collectBytes(chunk, chunk.length)
  }

  /** Ends the text; reports a fault if a list or object is still open. */
  end(): void {
    if (this.#tokenState === 'bare') this.#endToken(new Uint8Array(0), 0)
    if (this.#valueCapture !== null) this.#parseCapture(this.#valueCapture)
    else if (this.#depth > 0) this.#addFault(brokenOffReason)
  }

  /** Removes and returns the results since the last call. */
  takeResults(): (StreamedValue | JsonFault)[] {
    return this.#results.splice(0)
  }

  #addFault(reason: string): void {
    if (this.#isNestingUncertain) return
    this.#results.push({ kind: 'fault', line: this.#lineNumber, reason })
  }

  /**
   * True if the scanner is directly within a list or object that can contain sought values, and not inside such a
   * value.
   */
  #isInTrackedContainer(): boolean {
    return this.#valueCapture === null && this.#depth === this.#containerTracker.trackedDepth
  }

  /** Scans one byte, or a string up to its end. Returns the offset after it. */
  #scanByteOrString(chunk: Uint8Array, offset: number): number {
    if (this.#tokenState === 'string' || this.#tokenState === 'escape') return this.#scanString(chunk, offset)
    const byte = chunk[offset] ?? 0
    if (this.#tokenState === 'bare' && !endsBareWord(byte)) {
      this.#addToWord(byte)
      return offset + 1
    }
    if (this.#tokenState === 'bare') this.#endToken(chunk, offset)
    if (isWhiteSpace(byte)) this.#trackLineAndIndent(byte)
    else if (byte === commaByte)
      this.#isInTrackedContainer() && this.#containerTracker.moveToNextItemOrMember()
    else if (byte === colonByte)
      this.#isInTrackedContainer() && this.#containerTracker.endMemberName(this.#takeWord())
    else if (isClosingBracket(byte)) this.#closeBracket(chunk, offset)
    else this.#beginToken(byte, offset)
    return offset + 1
  }

  #trackLineAndIndent(whiteSpaceByte: number): void {
    if (whiteSpaceByte === newlineByte) {
      this.#lineNumber++
      this.#indentLength = 0
    } else if (this.#indentLength !== null) this.#indentLength++
  }

  #scanString(chunk: Uint8Array, fromOffset: number): number {
    const isInTrackedContainer = this.#isInTrackedContainer()
    let isEscaped = this.#tokenState === 'escape'
    for (let offset = fromOffset; offset < chunk.length; offset++) {
      const byte = chunk[offset] ?? 0
      if (!isEscaped && (byte === quoteByte || byte === newlineByte)) {
        const nextOffset = byte === quoteByte ? offset + 1 : offset
        this.#endToken(chunk, nextOffset)
        return nextOffset
      }
      isEscaped = !isEscaped && byte === backslashByte
      if (isInTrackedContainer) this.#addToWord(byte)
    }
    this.#tokenState = isEscaped ? 'escape' : 'string'
    return chunk.length
  }

  #addToWord(byte: number): void {
    if (this.#wordBytes.length < maxWordBytes) this.#wordBytes.push(byte)
  }

  #takeWord(): string {
    const word = Buffer.from(this.#wordBytes).toString()
    this.#wordBytes = []
    return word
  }

  #beginToken(byte: number, offset: number): void {
    const isInTrackedContainer = this.#isInTrackedContainer()
    if (isInTrackedContainer) this.#beginTrackedToken(byte, offset)
    this.#indentLength = null
    this.#tokenState = byte === quoteByte ? 'string' : isOpeningBracket(byte) ? 'nothing' : 'bare'
    if (!isOpeningBracket(byte)) return
    if (isInTrackedContainer && this.#valueCapture === null)
      this.#containerTracker.openContainer(byte === listStartByte)
    this.#depth++
  }

  #beginTrackedToken(byte: number, offset: number): void {
    this.#wordBytes = byte === quoteByte || isOpeningBracket(byte) ? [] : [byte]
    this.#containerTracker.checkBeforeValueOrName()
    const valuePosition = this.#containerTracker.findSoughtPosition()
    if (valuePosition === null) return
    const captureStart = { outerDepth: this.#depth, startOffset: offset, indentLength: this.#indentLength }
    this.#valueCapture = new ValueCapture({ ...valuePosition, line: this.#lineNumber }, captureStart)
  }

  /** Ends a string, literal or number before `offset`. */
  #endToken(chunk: Uint8Array, offset: number): void {
    const isBareWord = this.#tokenState === 'bare'
    this.#tokenState = 'nothing'
    if (this.#valueCapture?.outerDepth === this.#depth) this.#endCapturedValue(chunk, offset)
    else if (this.#isInTrackedContainer() && isBareWord) this.#containerTracker.endBareWord(this.#takeWord())
    else if (this.#isInTrackedContainer()) this.#containerTracker.endValue()
  }

  #endCapturedValue(chunk: Uint8Array, offset: number): void {
    this.#valueCapture?.collectBytes(chunk, offset)
    if (this.#valueCapture) this.#parseCapture(this.#valueCapture)
    this.#containerTracker.endValue()
  }

  #parseCapture(capture: ValueCapture): void {
    const parseResults = capture.parseValues()
    this.#isNestingUncertain ||= parseResults.length > 1
    for (const result of parseResults) this.#results.push(result)
    this.#valueCapture = null
  }

  #closeBracket(chunk: Uint8Array, offset: number): void {
    const isInTrackedContainer = this.#isInTrackedContainer()
    if (this.#depth === 0) {
      this.#addFault(
        'is not valid JSON, since this line has a closing bracket too many: delete the bracket, or export the file again',
      )
      return
    }
    this.#depth--
    if (this.#valueCapture?.outerDepth === this.#depth) this.#endCapturedValue(chunk, offset + 1)
    else if (isInTrackedContainer) this.#containerTracker.closeContainer(chunk[offset] === listEndByte)
    else if (this.#isInTrackedContainer()) this.#containerTracker.endValue()
  }
}
