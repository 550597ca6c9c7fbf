import type { SourcedEvent, SourceFile } from '../../importer.ts'
import { parseMediaType } from '../../source/header-block.ts'
import { toPageKey } from '../../urls/page-key.ts'
import { classifyPayloadSample } from '../http/payload-kind.ts'
import type { Capture } from './capture.ts'
import type { CaptureIndex } from './capture-index.ts'
import { PayloadIndex } from './payload-index.ts'
import type { PositionDescriber } from './position-describer.ts'
import { followRedirects } from './redirects.ts'
import { createRejectionEvent, createSkippedEvent } from './sourced-events.ts'

const absentPayload = { beginning: Buffer.alloc(0), payloadLength: Number.POSITIVE_INFINITY }

/**
 * Returns the reason for skipping a revisit whose payload is missing or, if it may be a page without any
 * other capture, for rejecting it.
 */
function classifyUnresolvedRevisit(
  { url, contentType }: Capture,
  index: CaptureIndex,
): { skipReason: string } | { rejectionReason: string } {
  const payloadKind = classifyPayloadSample({ mediaType: parseMediaType(contentType), url, ...absentPayload })
  if (contentType !== null && 'skipReason' in payloadKind) return payloadKind
  const isPicture = 'kind' in payloadKind && payloadKind.kind === 'picture'
  if (isPicture || index.resourceByPageKey.has(toPageKey(url))) return { skipReason: 'repeat of a capture' }
  return {
    rejectionReason:
      'refers to an earlier capture of the same page, which is in none of the files given: import this file again together with the one that contains that capture, in one command',
  }
}

/** Files that are read together, with the index of their captures. */
export interface IndexedCaptures {
  index: CaptureIndex
  positionDescriber: PositionDescriber
  getSource(fileIndex: number): SourceFile
}

/**
 * Adds each revisit to the index as a capture with the payload that it refers to. Reports revisits whose
 * payload is missing.
 */
export function* resolveRevisits({
  index,
  positionDescriber,
  getSource,
}: IndexedCaptures): Generator<SourcedEvent> {
  if (index.revisits.length === 0) return
  const payloadIndex = new PayloadIndex(index.resourceByPageKey.values())
  for (const revisit of index.revisits.splice(0)) {
    const resolvedCapture = payloadIndex.resolveRevisit(revisit)
    const resolution = resolvedCapture ?? classifyUnresolvedRevisit(revisit, index)
    const source = getSource(revisit.position.fileIndex)
    if ('kind' in resolution) index.addCapture(resolution)
    else if ('skipReason' in resolution) yield createSkippedEvent(source, revisit.url, resolution.skipReason)
    else
      yield createRejectionEvent(
        source,
        positionDescriber.describeCapture(revisit),
        resolution.rejectionReason,
      )
  }
}

/**
 * Adds redirecting URLs to the resources that they lead to. Reports redirects that do not lead to any
 * resource.
 */
export function* resolveRedirects({ index, getSource }: IndexedCaptures): Generator<SourcedEvent> {
  for (const [pageKey, redirect] of index.redirectByPageKey) {
    const resourceAtRedirect = index.resourceByPageKey.get(pageKey)
    const destination = resourceAtRedirect ? { pageKey } : followRedirects(index, redirect)
    if ('pageKey' in destination) {
      const targetResource = index.resourceByPageKey.get(destination.pageKey)
      for (const url of redirect.redirectingUrls) targetResource?.redirectingUrls.push(url)
      if (resourceAtRedirect && toPageKey(redirect.targetUrl) !== pageKey) index.alsoRedirectedPageCount++
    } else
      for (const url of redirect.redirectingUrls)
        yield createSkippedEvent(
          getSource(redirect.fileIndex),
          `${url} → ${redirect.targetUrl}`,
          destination.skipReason,
        )
  }
}
