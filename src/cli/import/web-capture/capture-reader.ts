import { createSiteStatement, type ImportEvent, type Picture, type SourcedEvent } from '../importer.ts'
import { mediaTypeFrom } from '../source/header-block.ts'
import { describeReadError } from '../source/read-error.ts'
import { decodeBody } from './http/http-content.ts'
import { noResponseReason, parseResponse } from './http/http-response.ts'
import type { Capture } from './pages/capture.ts'
import { type CapturedResource, listResourceUrls, rankCaptures } from './pages/captured-resource.ts'
import { type CaptureContext, type DecodedCapture, readCapturedPage } from './pages/read-captured-page.ts'
import { createRejectionEvent } from './pages/sourced-events.ts'
import { BlockReader } from './records/block-reader.ts'
import type { WarcFile } from './records/warc-file.ts'

/** The next capture of a resource to read, and the results so far. */
interface CaptureAttempt {
  resource: CapturedResource
  capture: Capture
  /** The remaining captures; `null` until one has failed. Nearly all resources stay `null`. */
  remainingCaptures: Capture[] | null
  /** The number of other captures that may still be tried. */
  remainingRetries: number
  firstSkippedEvent: SourcedEvent | null
}

/** Maximum number of captures tried after the best one. */
const maxRetries = 4

/** Maximum size of a page, in bytes; an article's page is about a hundredth of this. */
const maxPageBytes = 16 * 1024 * 1024

function compareFileOrder(
  { capture: { payloadPosition: a } }: CaptureAttempt,
  { capture: { payloadPosition: b } }: CaptureAttempt,
): number {
  return a.fileIndex - b.fileIndex || a.section.offset - b.section.offset || a.start - b.start
}

function decodeCapture(block: Buffer, { isHttp, contentType }: Capture) {
  if (!isHttp) return { bytes: block, contentType }
  const response = parseResponse(block)
  if (!response) return { reason: noResponseReason }
  const decoded = decodeBody(block.subarray(response.bodyStart), response.fields)
  return 'reason' in decoded ? decoded : { ...decoded, contentType }
}

const toPictures = ({ capture, resource, bytes }: DecodedCapture): Picture[] =>
  Array.from(listResourceUrls(resource), (url) => ({
    kind: 'picture',
    url,
    mediaType: mediaTypeFrom(capture.contentType),
    bytes,
  }))

/** Returns the next best capture after a failure, or after a page that is not an article. */
function prepareNextAttempt(
  attempt: CaptureAttempt,
  skippedEvent: SourcedEvent | null,
): CaptureAttempt | null {
  const { resource, capture, remainingRetries } = attempt
  const remaining = attempt.remainingCaptures ?? rankCaptures(resource).slice(1)
  // Equal bytes would give the same result.
  const isOther = ({ digest }: Capture) =>
    skippedEvent === null || digest === null || digest !== capture.digest
  const [nextCapture, ...otherCaptures] = remaining.filter(isOther)
  if (!nextCapture || remainingRetries === 0) return null
  return {
    resource,
    capture: nextCapture,
    remainingCaptures: otherCaptures,
    remainingRetries: remainingRetries - 1,
    firstSkippedEvent: attempt.firstSkippedEvent ?? skippedEvent,
  }
}

/** Reads the chosen captures in the files' order. */
export class CaptureReader {
  readonly #context: CaptureContext

  constructor(context: CaptureContext) {
    this.#context = context
  }

  /** Reads the best capture of each resource. Resources whose capture fails are tried again in another round, with the next best capture. */
  async *readResources(resources: Iterable<CapturedResource>): AsyncGenerator<SourcedEvent> {
    let attempts: CaptureAttempt[] = []
    for (const resource of resources) {
      const [capture] = rankCaptures(resource)
      if (capture)
        attempts.push({
          resource,
          capture,
          remainingCaptures: null,
          remainingRetries: maxRetries,
          firstSkippedEvent: null,
        })
    }
    while (attempts.length > 0) {
      const blocks = new BlockReader(this.#context.files.warcFiles)
      const failedAttempts: CaptureAttempt[] = []
      for (const attempt of attempts.sort(compareFileOrder)) {
        const events = await this.#readCapture(attempt, blocks)
        yield* events.filter(({ event }) => event.kind !== 'skipped')
        if (events.some(({ event }) => event.kind === 'article' || event.kind === 'picture')) continue
        const skipped = events.find(({ event }) => event.kind === 'skipped') ?? null
        const nextAttempt = prepareNextAttempt(attempt, skipped)
        const firstSkipped = attempt.firstSkippedEvent ?? skipped
        if (nextAttempt) failedAttempts.push(nextAttempt)
        else if (firstSkipped) yield firstSkipped
      }
      await blocks.close()
      attempts = failedAttempts
    }
  }

  async #readCapture(attempt: CaptureAttempt, blocks: BlockReader): Promise<SourcedEvent[]> {
    const { capture } = attempt
    const { files, positionDescriber } = this.#context
    const reject = (reason: string) => {
      const { source } = files.warcFiles[capture.position.fileIndex] as WarcFile
      return [createRejectionEvent(source, positionDescriber.describeCapture(capture), reason)]
    }
    try {
      const events = await this.#createEvents(attempt, blocks)
      const { source } = files.warcFiles[capture.payloadPosition.fileIndex] as WarcFile
      return 'reason' in events ? reject(events.reason) : events.map((event) => ({ source, event }))
    } catch (error) {
      // A page can overflow a parser's stack; the rest of the file is unaffected.
      return reject(describeReadError(error))
    }
  }

  async #createEvents(
    { resource, capture }: CaptureAttempt,
    blocks: BlockReader,
  ): Promise<ImportEvent[] | { reason: string }> {
    const block = await blocks.readBlock(capture.payloadPosition)
    const decoded = 'reason' in block ? block : decodeCapture(block.bytes, capture)
    if ('reason' in decoded) return decoded
    const payload = { capture, resource, ...decoded }
    if (resource.kind === 'picture') return toPictures(payload)
    if (decoded.bytes.length > maxPageBytes)
      return {
        reason:
          'is a page of more than 16 MiB, the limit for one article: save it as a file of its own if it is an article',
      }
    const { file } = (this.#context.files.warcFiles[capture.payloadPosition.fileIndex] as WarcFile).source
    const pageReading = readCapturedPage(payload, this.#context)
    if ('reason' in pageReading) return pageReading
    if ('why' in pageReading) return [{ kind: 'skipped', file, record: capture.url, ...pageReading }]
    const warnings = pageReading.warnings.map(
      (text): ImportEvent => ({ kind: 'warning', file, record: capture.url, text }),
    )
    const { unlistedUrls: urls } = pageReading
    return [
      ...warnings,
      ...(urls.length === 0 ? [] : [{ kind: 'unlisted' as const, urls }]),
      createSiteStatement({ name: pageReading.siteName, url: new URL(capture.url).origin }),
      pageReading.article,
    ]
  }
}
