import { compareDates } from '../../../../model/partial-date.ts'
import type { Capture } from './capture.ts'

/** A page or picture, with all its captures under any of its URLs. */
export interface CapturedResource {
  kind: 'page' | 'picture'
  captures: Capture[]
  /** URLs that redirected to the resource. */
  redirectingUrls: string[]
}

/** Lists the URLs at which a resource was captured, and those that redirected to it. */
export const listResourceUrls = ({ captures, redirectingUrls }: CapturedResource): Set<string> =>
  new Set([...captures.map(({ url }) => url), ...redirectingUrls])

function compareByCompletenessAndDate(a: Capture, b: Capture): number {
  if (a.isTruncated !== b.isTruncated) return a.isTruncated ? 1 : -1
  if (a.date === null || b.date === null) return a.date === b.date ? 0 : a.date === null ? 1 : -1
  return compareDates(b.date, a.date)
}

/**
 * Sorts a resource's captures from best to worst: complete captures before truncated ones, then the latest
 * first. Lists each payload only once.
 */
export function rankCaptures({ captures }: CapturedResource): Capture[] {
  // Of two captures with the same date, the later record comes first.
  const sortedCaptures = captures.toReversed().sort(compareByCompletenessAndDate)
  const seenPayloadPositions = new Set<unknown>()
  return sortedCaptures.filter(
    ({ payloadPosition }) => seenPayloadPositions.size < seenPayloadPositions.add(payloadPosition).size,
  )
}
