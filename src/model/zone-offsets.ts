import type { PartialDate } from './partial-date.ts'

/** From a local time on (`2016-03-13T03:00:00`), a newsroom's clock differs so much from universal time (`-04:00`). */
export interface ZoneOffset {
  from: string
  offset: string
}

/**
 * The offset of a time that was written without one: the last that began before it; `null` where none is known. Of a local
 * time that occurred twice, the first is meant; one that a clock skipped is told by the offset before (RFC 5545 §3.3.5).
 */
export function offsetAt(offsets: readonly ZoneOffset[], time: PartialDate): string | null {
  const local = time.slice(0, 19).padEnd(19, ':00')
  return offsets.findLast(({ from }) => from <= local)?.offset ?? null
}
