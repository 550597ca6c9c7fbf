import type { SourcedEvent, SourceFile } from '../../importer.ts'
import { mediaTypeFrom } from '../../source/header-block.ts'
import { toPageKey } from '../../urls/page-key.ts'
import { classifyPayloadSample } from '../http/payload-kind.ts'
import type { Capture } from './capture.ts'
import type { CaptureIndex } from './capture-index.ts'
import { PayloadIndex } from './payload-index.ts'
import type { PositionDescriber } from './position-describer.ts'
import { followRedirects } from './redirects.ts'
import { createRejectionEvent, createSkippedEvent } from './sourced-events.ts'

const emptySample = { beginning: Buffer.alloc(0), payloadLength: Number.POSITIVE_INFINITY }

/** Classifies a revisit without a payload: only a page without any other capture is missing. */
function classifyWithoutPayload(
  { url, contentType }: Capture,
  index: CaptureIndex,
): { why: string } | { reason: string } {
  const kind = classifyPayloadSample({ mediaType: mediaTypeFrom(contentType), url, ...emptySample })
  if (contentType !== null && 'why' in kind) return kind
  const isPicture = 'kind' in kind && kind.kind === 'picture'
  if (isPicture || index.resourceByPageKey.has(toPageKey(url))) return { why: 'repeat of a capture' }
  return {
    reason:
      'refers to an earlier capture of the same page, which is in none of the files given: give the file with that capture in the same command',
  }
}

/** Files that are read together, with the index of their captures. */
export interface IndexedCaptures {
  index: CaptureIndex
  positionDescriber: PositionDescriber
  sourceAt(fileIndex: number): SourceFile
}

/** Resolves the payloads of revisits, and reports revisits without one. */
export function* resolveRevisits({
  index,
  positionDescriber,
  sourceAt,
}: IndexedCaptures): Generator<SourcedEvent> {
  if (index.revisits.length === 0) return
  const payloads = new PayloadIndex(index.resourceByPageKey.values())
  for (const revisit of index.revisits.splice(0)) {
    const resolvedCapture = payloads.resolve(revisit)
    const resolution = resolvedCapture ?? classifyWithoutPayload(revisit, index)
    const source = sourceAt(revisit.position.fileIndex)
    if ('kind' in resolution) index.addCapture(resolution)
    else if ('why' in resolution) yield createSkippedEvent(source, revisit.url, resolution.why)
    else yield createRejectionEvent(source, positionDescriber.describeCapture(revisit), resolution.reason)
  }
}

/** Adds redirecting URLs to pages, and reports redirects to nothing that was captured. */
export function* resolveRedirects({ index, sourceAt }: IndexedCaptures): Generator<SourcedEvent> {
  for (const [key, redirect] of index.redirectByPageKey) {
    const ownResource = index.resourceByPageKey.get(key)
    const destination = ownResource ? { resourceKey: key } : followRedirects(index, redirect)
    if ('resourceKey' in destination) {
      const capturedTarget = index.resourceByPageKey.get(destination.resourceKey)
      for (const url of redirect.redirectingUrls) capturedTarget?.redirectingUrls.push(url)
      if (ownResource && toPageKey(redirect.targetUrl) !== key) index.movedPageCount++
    } else
      for (const url of redirect.redirectingUrls)
        yield createSkippedEvent(
          sourceAt(redirect.fileIndex),
          `${url} → ${redirect.targetUrl}`,
          destination.why,
        )
  }
}
