import type { SourcedEvent, SourceFile } from '../../importer.ts'
import { pageKey } from '../../urls/page-key.ts'
import { mediaTypeFrom } from '../http/header-block.ts'
import { classifyPayloadSample } from '../http/payload-kind.ts'
import type { Capture } from './capture.ts'
import type { CaptureIndex } from './capture-index.ts'
import { PayloadIndex } from './payload-index.ts'
import type { RecordLocator } from './record-locator.ts'
import { followRedirects } from './redirects.ts'
import { rejectionEvent, skippedEvent } from './sourced-events.ts'

const unread = { beginning: Buffer.alloc(0), length: Number.POSITIVE_INFINITY }

/** What becomes of a revisit without a payload: only a page that was captured nowhere else is missed. */
function withoutPayload(
  { url, contentType }: Capture,
  survey: CaptureIndex,
): { why: string } | { reason: string } {
  const kind = classifyPayloadSample({ mediaType: mediaTypeFrom(contentType), url, ...unread })
  if (contentType !== null && 'why' in kind) return kind
  const isPicture = 'kind' in kind && kind.kind === 'picture'
  if (isPicture || survey.captured.has(pageKey(url))) return { why: 'payload elsewhere' }
  return {
    reason:
      'is a revisit whose payload is in no file that was named: name the file that holds it in the same command',
  }
}

/** The files that were read together, and what is known of them after the first reading. */
export interface IndexedCaptures {
  survey: CaptureIndex
  whereabouts: RecordLocator
  sourceAt(volume: number): SourceFile
}

/** Gives revisits their payloads, and says which have none in any file that was named. */
export function* resolveRevisits({
  survey,
  whereabouts,
  sourceAt,
}: IndexedCaptures): Generator<SourcedEvent> {
  if (survey.revisits.length === 0) return
  const payloads = new PayloadIndex(survey.captured.values())
  for (const revisit of survey.revisits.splice(0)) {
    const resolved = payloads.resolve(revisit)
    const judged = resolved ?? withoutPayload(revisit, survey)
    const source = sourceAt(revisit.place.volume)
    if ('kind' in judged) survey.add(judged)
    else if ('why' in judged) yield skippedEvent(source, revisit.url, judged.why)
    else yield rejectionEvent(source, whereabouts.describeCapture(revisit), judged.reason)
  }
}

/** Gives pages the URLs that redirect to them, and says which redirects lead to nothing that was captured. */
export function* resolveRedirects({ survey, sourceAt }: IndexedCaptures): Generator<SourcedEvent> {
  for (const [key, redirect] of survey.redirects) {
    const own = survey.captured.get(key)
    const destination = own ? { key } : followRedirects(survey, redirect)
    if ('key' in destination) {
      const captured = survey.captured.get(destination.key)
      for (const url of redirect.urls) captured?.redirected.push(url)
      if (own && pageKey(redirect.target) !== key) survey.movedLater++
    } else
      for (const url of redirect.urls)
        yield skippedEvent(sourceAt(redirect.volume), `${url} → ${redirect.target}`, destination.why)
  }
}
