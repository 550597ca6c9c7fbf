import { compareDates } from '../../../../model/partial-date.ts'
import type { Capture } from './capture.ts'

/** A page or picture: all its captures, under all its URLs. */
export interface CapturedResource {
  kind: 'page' | 'picture'
  captures: Capture[]
  /** URLs that redirected to it. */
  redirectingUrls: string[]
}

/** Returns every URL of a resource. */
export const listResourceUrls = ({ captures, redirectingUrls }: CapturedResource): Set<string> =>
  new Set([...captures.map(({ url }) => url), ...redirectingUrls])

function compareCaptureRank(a: Capture, b: Capture): number {
  if (a.isTruncated !== b.isTruncated) return a.isTruncated ? 1 : -1
  if (a.date === null || b.date === null) return a.date === b.date ? 0 : a.date === null ? 1 : -1
  return compareDates(b.date, a.date)
}

/** Ranks a resource's captures: complete ones first, then the latest; each payload occurs once. */
export function rankCaptures({ captures }: CapturedResource): Capture[] {
  // Of two captures at the same time, the later record comes first.
  const sortedCaptures = captures.toReversed().sort(compareCaptureRank)
  const seenPayloadPositions = new Set<unknown>()
  return sortedCaptures.filter(
    ({ payloadPosition }) => seenPayloadPositions.size < seenPayloadPositions.add(payloadPosition).size,
  )
}
