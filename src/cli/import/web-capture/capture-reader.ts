import type { ImportEvent, Picture, SourcedEvent } from '../importer.ts'
import { describeReadError } from '../source/read-error.ts'
import { mediaTypeFrom } from './http/header-block.ts'
import { decodeBody } from './http/http-content.ts'
import { parseResponse } from './http/http-response.ts'
import type { Capture } from './pages/capture.ts'
import { type CapturedResource, rankCaptures, resourceUrls } from './pages/captured-resource.ts'
import { type CaptureContext, type DecodedCapture, readCapturedPage } from './pages/read-captured-page.ts'
import { rejectionEvent } from './pages/sourced-events.ts'
import { BlockReader } from './records/block-reader.ts'
import type { WarcFile } from './records/warc-file.ts'

/** What is to be read next of what was captured, and what became of it so far. */
interface ReadAttempt {
  captured: CapturedResource
  capture: Capture
  /** The captures that come after it; `null` while nothing failed, since that is true of nearly all. */
  rest: Capture[] | null
  /** How many of them may still be tried. */
  left: number
  skipped: SourcedEvent | null
}

/** How many captures are tried after the latest. */
const mostMore = 4

/** An article's page is a hundredth of this. */
const largestPage = 16 * 1024 * 1024

function inFileOrder(
  { capture: { payload: a } }: ReadAttempt,
  { capture: { payload: b } }: ReadAttempt,
): number {
  return a.volume - b.volume || a.section.at - b.section.at || a.start - b.start
}

function decode(block: Buffer, { isHttp, contentType }: Capture) {
  if (!isHttp) return { bytes: block, contentType }
  const response = parseResponse(block)
  if (!response) return { reason: 'holds no HTTP response' }
  const decoded = decodeBody(block.subarray(response.bodyStart), response.fields)
  return 'reason' in decoded ? decoded : { ...decoded, contentType }
}

const picturesOf = ({ capture, captured, bytes }: DecodedCapture): Picture[] =>
  Array.from(resourceUrls(captured), (url) => ({
    kind: 'picture',
    url,
    mediaType: mediaTypeFrom(capture.contentType),
    bytes,
  }))

/** The next best capture of what failed, or showed something else than an article. */
function nextAttempt(wish: ReadAttempt, skipped: SourcedEvent | null): ReadAttempt | null {
  const { captured, capture, left } = wish
  const rest = wish.rest ?? rankCaptures(captured).slice(1)
  // The same bytes would show the same.
  const isOther = ({ digest }: Capture) => skipped === null || digest === null || digest !== capture.digest
  const [next, ...others] = rest.filter(isOther)
  if (!next || left === 0) return null
  return { captured, capture: next, rest: others, left: left - 1, skipped: wish.skipped ?? skipped }
}

/** The second reading: fetches what was chosen, in the order of the file, and reads it. */
export class CaptureReader {
  readonly #setting: CaptureContext

  constructor(setting: CaptureContext) {
    this.#setting = setting
  }

  /** Reads the best capture of each; of those that fail, in another round, the next best. */
  async *read(all: Iterable<CapturedResource>): AsyncGenerator<SourcedEvent> {
    let wishes: ReadAttempt[] = []
    for (const captured of all) {
      const [capture] = rankCaptures(captured)
      if (capture) wishes.push({ captured, capture, rest: null, left: mostMore, skipped: null })
    }
    while (wishes.length > 0) {
      const blocks = new BlockReader(this.#setting.contents.volumes)
      const failed: ReadAttempt[] = []
      for (const wish of wishes.sort(inFileOrder)) {
        const events = await this.#read(wish, blocks)
        yield* events.filter(({ event }) => event.kind !== 'skipped')
        if (events.some(({ event }) => event.kind === 'article' || event.kind === 'picture')) continue
        const leftOut = events.find(({ event }) => event.kind === 'skipped') ?? null
        const next = nextAttempt(wish, leftOut)
        const first = wish.skipped ?? leftOut
        if (next) failed.push(next)
        else if (first) yield first
      }
      await blocks.close()
      wishes = failed
    }
  }

  async #read(wish: ReadAttempt, blocks: BlockReader): Promise<SourcedEvent[]> {
    const { capture } = wish
    const { contents, whereabouts } = this.#setting
    const refuse = (reason: string) => {
      const { source } = contents.volumes[capture.place.volume] as WarcFile
      return [rejectionEvent(source, whereabouts.describeCapture(capture), reason)]
    }
    try {
      const events = await this.#events(wish, blocks)
      const { source } = contents.volumes[capture.payload.volume] as WarcFile
      return 'reason' in events ? refuse(events.reason) : events.map((event) => ({ source, event }))
    } catch (error) {
      // A page can be made to overflow a parser's stack; the rest of the file is none the worse for it.
      return refuse(describeReadError(error))
    }
  }

  async #events(
    { captured, capture }: ReadAttempt,
    blocks: BlockReader,
  ): Promise<ImportEvent[] | { reason: string }> {
    const block = await blocks.read(capture.payload)
    const decoded = 'reason' in block ? block : decode(block.bytes, capture)
    if ('reason' in decoded) return decoded
    const payload = { capture, captured, ...decoded }
    if (captured.kind === 'picture') return picturesOf(payload)
    if (decoded.bytes.length > largestPage) return { reason: 'is a page of more than 16 MiB: no article is' }
    const { file } = (this.#setting.contents.volumes[capture.payload.volume] as WarcFile).source
    const read = readCapturedPage(payload, this.#setting)
    if ('reason' in read) return read
    if ('why' in read) return [{ kind: 'skipped', file, record: capture.url, ...read }]
    const warnings = read.warnings.map(
      (text): ImportEvent => ({ kind: 'warning', file, record: capture.url, text }),
    )
    return [...warnings, read.article]
  }
}
