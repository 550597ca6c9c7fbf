import { compareDates } from '../../../../model/partial-date.ts'
import type { Capture } from './capture.ts'

/** A page or a picture: everything that was captured of it, under all its URLs. */
export interface CapturedResource {
  kind: 'page' | 'picture'
  captures: Capture[]
  /** The URLs that redirected to it. */
  redirected: string[]
}

/** Every URL it had. */
export const resourceUrls = ({ captures, redirected }: CapturedResource): Set<string> =>
  new Set([...captures.map(({ url }) => url), ...redirected])

function compare(a: Capture, b: Capture): number {
  if (a.truncated !== b.truncated) return a.truncated ? 1 : -1
  if (a.date === null || b.date === null) return a.date === b.date ? 0 : a.date === null ? 1 : -1
  return compareDates(b.date, a.date)
}

/** The captures that are worth reading, the best first: whole ones, then the latest; each payload once. */
export function rankCaptures({ captures }: CapturedResource): Capture[] {
  // Of the same moment, the one that was recorded later.
  const sorted = captures.toReversed().sort(compare)
  const payloads = new Set<unknown>()
  return sorted.filter(({ payload }) => payloads.size < payloads.add(payload).size)
}
