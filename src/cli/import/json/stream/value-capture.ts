import {
  type JsonFault,
  largestValue,
  parseValue,
  type StreamedValue,
  type ValuePlace,
} from './parse-value.ts'
import { salvageValues } from './salvage-values.ts'

/** Where a value begins: in the brackets, in the chunk, in its line. */
interface CaptureStart {
  depth: number
  from: number
  indent: number | null
}

/** The bytes of one value, which may lie in several chunks. */
export class ValueCapture {
  readonly depth: number
  readonly #place: ValuePlace
  /** How far the line is indented that begins with the value; `null` where something stands before it. */
  readonly #indent: number | null
  #parts: Uint8Array[] = []
  #length = 0
  /** Where the bytes that are not collected yet begin in the chunk. */
  #from: number

  constructor(place: ValuePlace, { depth, from, indent }: CaptureStart) {
    this.#place = place
    this.depth = depth
    this.#from = from
    this.#indent = indent
  }

  /** Collects a chunk's bytes before `until`; the next ones are those of the next chunk. */
  collect(chunk: Uint8Array, until: number): void {
    this.#length += until - this.#from
    if (this.#length > largestValue) this.#parts = []
    else this.#parts.push(chunk.slice(this.#from, until))
    this.#from = 0
  }

  /** Parses what was collected: where it is broken, the values that stand behind the fault. */
  parse(): (StreamedValue | JsonFault)[] {
    const { line } = this.#place
    if (this.#length > largestValue)
      return [{ kind: 'fault', line, reason: 'holds a value that is larger than 16 MiB' }]
    const bytes = Buffer.concat(this.#parts)
    const parsed = parseValue(bytes, this.#place)
    if (parsed.kind === 'value' || this.#indent === null) return [parsed]
    return salvageValues(bytes, { ...this.#place, indent: this.#indent }, parsed)
  }
}
