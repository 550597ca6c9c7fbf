import {
  type JsonFault,
  maxValueBytes,
  parseJsonValue,
  type StreamedValue,
  type ValuePosition,
} from './parse-value.ts'
import { salvageJsonValues } from './salvage-values.ts'

/** The start of a value: the nesting depth around it, its offset in the chunk, and the indent of its line. */
interface CaptureStart {
  outerDepth: number
  startOffset: number
  indentLength: number | null
}

/** Collects the bytes of one value, which may span chunks. */
export class ValueCapture {
  readonly outerDepth: number
  readonly #valuePosition: ValuePosition
  /** Indent of the line that begins with the value; `null` if something precedes the value on its line. */
  readonly #indentLength: number | null
  #chunkParts: Uint8Array[] = []
  #byteLength = 0
  /** Offset in the chunk of the first byte not yet collected. */
  #uncollectedOffset: number

  constructor(valuePosition: ValuePosition, { outerDepth, startOffset, indentLength }: CaptureStart) {
    this.#valuePosition = valuePosition
    this.outerDepth = outerDepth
    this.#uncollectedOffset = startOffset
    this.#indentLength = indentLength
  }

  /** Collects the chunk's bytes before `endOffset`. The next call continues at the start of the next chunk. */
  collectBytes(chunk: Uint8Array, endOffset: number): void {
    this.#byteLength += endOffset - this.#uncollectedOffset
    if (this.#byteLength > maxValueBytes) this.#chunkParts = []
    else this.#chunkParts.push(chunk.slice(this.#uncollectedOffset, endOffset))
    this.#uncollectedOffset = 0
  }

  /** Parses the collected bytes. If they are invalid, returns the fault and any values that can be read after it. */
  parseValues(): (StreamedValue | JsonFault)[] {
    const { line } = this.#valuePosition
    if (this.#byteLength > maxValueBytes)
      return [
        {
          kind: 'fault',
          line,
          reason:
            'contains a record of more than 16 MiB, the limit for one article: shorten the record, or delete it from the file',
        },
      ]
    const bytes = Buffer.concat(this.#chunkParts)
    const parseResult = parseJsonValue(bytes, this.#valuePosition)
    if (parseResult.kind === 'value' || this.#indentLength === null) return [parseResult]
    return salvageJsonValues(bytes, { ...this.#valuePosition, indentLength: this.#indentLength }, parseResult)
  }
}
