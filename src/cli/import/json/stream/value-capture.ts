import {
  type JsonFault,
  maxValueBytes,
  parseJsonValue,
  type StreamedValue,
  type ValuePosition,
} from './parse-value.ts'
import { salvageJsonValues } from './salvage-values.ts'

/** Start of a value: nesting depth, offset in the chunk, and indent of its line. */
interface CaptureStart {
  depth: number
  from: number
  indent: number | null
}

/** Collects the bytes of one value, which may span chunks. */
export class ValueCapture {
  readonly depth: number
  readonly #place: ValuePosition
  /** Indent of the line that begins with the value; `null` when something precedes it. */
  readonly #indent: number | null
  #parts: Uint8Array[] = []
  #length = 0
  /** Offset in the chunk of the first byte not yet collected. */
  #uncollectedOffset: number

  constructor(valuePosition: ValuePosition, { depth, from, indent }: CaptureStart) {
    this.#place = valuePosition
    this.depth = depth
    this.#uncollectedOffset = from
    this.#indent = indent
  }

  /** Collects the chunk's bytes before `endOffset`, then continues at the start of the next chunk. */
  collect(chunk: Uint8Array, endOffset: number): void {
    this.#length += endOffset - this.#uncollectedOffset
    if (this.#length > maxValueBytes) this.#parts = []
    else this.#parts.push(chunk.slice(this.#uncollectedOffset, endOffset))
    this.#uncollectedOffset = 0
  }

  /** Parses the collected bytes. For an invalid value, also returns the values that follow the fault. */
  parse(): (StreamedValue | JsonFault)[] {
    const { line } = this.#place
    if (this.#length > maxValueBytes)
      return [
        {
          kind: 'fault',
          line,
          reason: 'contains a value larger than 16 MiB, the limit for one article: leave it out',
        },
      ]
    const bytes = Buffer.concat(this.#parts)
    const parsedValue = parseJsonValue(bytes, this.#place)
    if (parsedValue.kind === 'value' || this.#indent === null) return [parsedValue]
    return salvageJsonValues(bytes, { ...this.#place, indent: this.#indent }, parsedValue)
  }
}
