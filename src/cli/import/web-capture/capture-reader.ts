import { createSiteStatement, type ImportEvent, type Picture, type SourcedEvent } from '../importer.ts'
import { parseMediaType } from '../source/header-block.ts'
import { describeReadError } from '../source/read-error.ts'
import { ignoreOrSaveRemedy } from '../source/save-page-remedy.ts'
import { decodeBody } from './http/http-content.ts'
import { noResponseReason, parseHttpResponse } from './http/http-response.ts'
import type { Capture } from './pages/capture.ts'
import { type CapturedResource, listResourceUrls, rankCaptures } from './pages/captured-resource.ts'
import { type CaptureContext, type DecodedCapture, readCapturedPage } from './pages/read-captured-page.ts'
import { createRejectionEvent } from './pages/sourced-events.ts'
import { BlockReader } from './records/block-reader.ts'
import type { WarcFile } from './records/warc-file.ts'

/** The next capture of a resource to try, and the outcome of earlier attempts. */
interface CaptureAttempt {
  resource: CapturedResource
  capture: Capture
  /**
   * The captures that remain after this one, best first; `null` on the first attempt, which for nearly all
   * resources is the only one.
   */
  remainingCapturesOnRetry: Capture[] | null
  /** Number of retries left. */
  remainingRetryCount: number
  firstSkippedEvent: SourcedEvent | null
}

/** Maximum number of captures to try after the best one. */
const maxRetryCount = 4

/** Maximum size of a page, in bytes. A typical article's page has about a hundredth of this size. */
const maxPageBytes = 16 * 1024 * 1024

function compareAttemptsByPayloadPosition(
  { capture: { payloadPosition: a } }: CaptureAttempt,
  { capture: { payloadPosition: b } }: CaptureAttempt,
): number {
  return (
    a.fileIndex - b.fileIndex || a.section.offset - b.section.offset || a.offsetInSection - b.offsetInSection
  )
}

function decodeCaptureBlock(block: Buffer, { isHttpResponse, contentType }: Capture) {
  if (!isHttpResponse) return { bytes: block, contentType }
  const httpResponse = parseHttpResponse(block)
  if (!httpResponse) return { reason: noResponseReason }
  const decodedBody = decodeBody(block.subarray(httpResponse.bodyOffset), httpResponse.headerFields)
  return 'reason' in decodedBody ? decodedBody : { ...decodedBody, contentType }
}

const createPicturePerUrl = ({ capture, resource, bytes }: DecodedCapture): Picture[] =>
  Array.from(listResourceUrls(resource), (url) => ({
    kind: 'picture',
    url,
    mediaType: parseMediaType(capture.contentType),
    bytes,
  }))

/**
 * Creates an attempt to read the next best capture, after one that failed or is not an article
 * (`skippedEvent`). Returns `null` if no such capture or no retry is left.
 */
function createNextAttempt(
  attempt: CaptureAttempt,
  skippedEvent: SourcedEvent | null,
): CaptureAttempt | null {
  const { resource, capture, remainingRetryCount } = attempt
  const untriedCaptures = attempt.remainingCapturesOnRetry ?? rankCaptures(resource).slice(1)
  // A capture with the same payload would be skipped for the same reason.
  const isWorthTrying = ({ payloadDigest }: Capture) =>
    skippedEvent === null || payloadDigest === null || payloadDigest !== capture.payloadDigest
  const [nextCapture, ...otherCaptures] = untriedCaptures.filter(isWorthTrying)
  if (!nextCapture || remainingRetryCount === 0) return null
  return {
    resource,
    capture: nextCapture,
    remainingCapturesOnRetry: otherCaptures,
    remainingRetryCount: remainingRetryCount - 1,
    firstSkippedEvent: attempt.firstSkippedEvent ?? skippedEvent,
  }
}

/** Reads the best readable capture of each resource, in the order of the WARC files. */
export class CaptureReader {
  readonly #context: CaptureContext

  constructor(context: CaptureContext) {
    this.#context = context
  }

  /**
   * Reads the best capture of each resource. If a capture fails, reads the next best one in another round, so
   * that every round can read the files in order.
   */
  async *readResources(resources: Iterable<CapturedResource>): AsyncGenerator<SourcedEvent> {
    let attempts: CaptureAttempt[] = []
    for (const resource of resources) {
      const [capture] = rankCaptures(resource)
      if (capture)
        attempts.push({
          resource,
          capture,
          remainingCapturesOnRetry: null,
          remainingRetryCount: maxRetryCount,
          firstSkippedEvent: null,
        })
    }
    while (attempts.length > 0) {
      const blockReader = new BlockReader(this.#context.captureFiles.warcFiles)
      const nextAttempts: CaptureAttempt[] = []
      for (const attempt of attempts.sort(compareAttemptsByPayloadPosition)) {
        const events = await this.#readCaptureOrReject(attempt, blockReader)
        yield* events.filter(({ event }) => event.kind !== 'skipped')
        if (events.some(({ event }) => event.kind === 'article' || event.kind === 'picture')) continue
        const skippedEvent = events.find(({ event }) => event.kind === 'skipped') ?? null
        const nextAttempt = createNextAttempt(attempt, skippedEvent)
        const firstSkippedEvent = attempt.firstSkippedEvent ?? skippedEvent
        if (nextAttempt) nextAttempts.push(nextAttempt)
        else if (firstSkippedEvent) yield firstSkippedEvent
      }
      await blockReader.close()
      attempts = nextAttempts
    }
  }

  async #readCaptureOrReject(attempt: CaptureAttempt, blockReader: BlockReader): Promise<SourcedEvent[]> {
    const { capture } = attempt
    const { captureFiles, positionDescriber } = this.#context
    const createRejectionEvents = (reason: string) => {
      const { source } = captureFiles.warcFiles[capture.position.fileIndex] as WarcFile
      return [createRejectionEvent(source, positionDescriber.describeCapture(capture), reason)]
    }
    try {
      const eventsOrReason = await this.#readEventsOrReason(attempt, blockReader)
      const { source } = captureFiles.warcFiles[capture.payloadPosition.fileIndex] as WarcFile
      return 'reason' in eventsOrReason
        ? createRejectionEvents(eventsOrReason.reason)
        : eventsOrReason.map((event) => ({ source, event }))
    } catch (error) {
      // A page can overflow a parser's stack, which does not affect the rest of the file.
      return createRejectionEvents(describeReadError(error))
    }
  }

  async #readEventsOrReason(
    { resource, capture }: CaptureAttempt,
    blockReader: BlockReader,
  ): Promise<ImportEvent[] | { reason: string }> {
    const blockOrReason = await blockReader.readBlock(capture.payloadPosition)
    const decodedContent =
      'reason' in blockOrReason ? blockOrReason : decodeCaptureBlock(blockOrReason.bytes, capture)
    if ('reason' in decodedContent) return decodedContent
    const decodedCapture = { capture, resource, ...decodedContent }
    if (resource.kind === 'picture') return createPicturePerUrl(decodedCapture)
    if (decodedContent.bytes.length > maxPageBytes)
      return {
        reason: `is a page of more than 16 MiB, the limit for one article: ${ignoreOrSaveRemedy}`,
      }
    const { file } = (this.#context.captureFiles.warcFiles[capture.payloadPosition.fileIndex] as WarcFile)
      .source
    const pageReading = readCapturedPage(decodedCapture, this.#context)
    if ('rejectionReason' in pageReading) return { reason: pageReading.rejectionReason }
    if ('skipReason' in pageReading) {
      const { skipReason: why, isTakeable: takeable } = pageReading
      return [{ kind: 'skipped', file, record: capture.url, why, takeable }]
    }
    const warnings = pageReading.warnings.map(
      (warningText): ImportEvent => ({ kind: 'warning', file, record: capture.url, text: warningText }),
    )
    const { unlistedUrls } = pageReading
    return [
      ...warnings,
      ...(unlistedUrls.length === 0 ? [] : [{ kind: 'unlisted' as const, unlistedUrls }]),
      createSiteStatement({ name: pageReading.siteName, url: new URL(capture.url).origin }),
      pageReading.article,
    ]
  }
}
