import type { Briefing } from '../briefing.ts'
import type { ImportEvent, Importer, SourcedEvent, SourceFile } from '../importer.ts'
import { openBytes } from '../source/byte-source.ts'
import { describeReadError } from '../source/read-error.ts'
import { isZip } from '../source/zip.ts'
import { CaptureReader } from './capture-reader.ts'
import { CaptureScan } from './capture-scan.ts'
import { missingPageWarnings, recordWarnings, unlistedHostWarnings } from './capture-warnings.ts'
import { arcReason, type CaptureFiles, openCaptureFiles } from './pages/capture-files.ts'
import { CaptureIndex } from './pages/capture-index.ts'
import { RecordLocator } from './pages/record-locator.ts'
import { type IndexedCaptures, resolveRedirects, resolveRevisits } from './pages/resolve-references.ts'
import { rejectionEvent, warningEvents } from './pages/sourced-events.ts'
import { readBeginning } from './records/read-beginning.ts'
import type { WarcFile } from './records/warc-file.ts'

/** Why a file of this kind is not read at all, or `null`. */
function refusal(source: SourceFile): string | null {
  if (source.size === 0) return 'is empty'
  if (/\.arc(?:\.gz)?$/i.test(source.file) || readBeginning(source.head).startsWith('filedesc:'))
    return arcReason
  if (/\.cdxj?(?:\.gz)?$/i.test(source.file))
    return 'is an index of captures, which holds none itself: import the WARC files it names'
  return null
}

/** Files whose captures are settled together: a set of more would not fit the memory. */
const mostTogether = 500_000

/** WARC files that refer to each other, and what is known of them. */
class CaptureSet implements IndexedCaptures {
  readonly contents: CaptureFiles = { volumes: [], pages: new Map(), refused: [] }
  readonly sources: SourceFile[] = []
  readonly survey = new CaptureIndex()
  readonly whereabouts = new RecordLocator(this.contents.volumes)
  readonly #first = new CaptureScan(this.contents.volumes, this.survey)

  sourceAt = (volume: number): SourceFile => (this.contents.volumes[volume] as WarcFile).source

  /** Finds the captures of one more file. */
  async *add(source: SourceFile): AsyncGenerator<SourcedEvent> {
    this.sources.push(source)
    const reason = refusal(source)
    if (reason !== null) return yield rejectionEvent(source, null, reason)
    const { volumes, pages, refused } = await openCaptureFiles(source, await openBytes(source))
    for (const { name, reason: why } of refused) yield rejectionEvent(source, name, why)
    for (const [key, page] of pages) this.contents.pages.set(key, page)
    for (const volume of volumes) yield* this.#first.read(this.contents.volumes.push(volume) - 1)
  }

  /** Reads the best capture of each page and picture. */
  async *read(briefing: Briefing): AsyncGenerator<SourcedEvent> {
    const { contents, survey, whereabouts, sources } = this
    yield* resolveRevisits(this)
    yield* resolveRedirects(this)
    const hosts = new Set<string>()
    const second = new CaptureReader({ briefing, contents, whereabouts, survey })
    for await (const sourced of second.read(survey.captured.values())) {
      const { event } = sourced
      if (event.kind === 'article' && event.fields.url !== null) hosts.add(new URL(event.fields.url).hostname)
      yield sourced
    }
    const warnings = [
      ...recordWarnings(survey),
      ...unlistedHostWarnings(hosts, briefing.edition),
      ...missingPageWarnings(contents.pages, survey),
    ]
    for (const text of warnings) yield* warningEvents(sources, text)
  }
}

const byPath = (a: SourceFile, b: SourceFile) => (a.file < b.file ? -1 : 1)

/** Reads a file's captures into the set, whatever is wrong with it. */
async function* addGuarded(set: CaptureSet, source: SourceFile): AsyncGenerator<SourcedEvent> {
  try {
    yield* set.add(source)
  } catch (error) {
    yield rejectionEvent(source, null, describeReadError(error))
  }
}

async function* readTogether(
  sources: readonly SourceFile[],
  briefing: Briefing,
): AsyncGenerator<SourcedEvent> {
  let set = new CaptureSet()
  for (const source of sources.toSorted(byPath)) {
    if (set.survey.size > mostTogether) {
      yield* set.read(briefing)
      set = new CaptureSet()
      const text = 'what it refers to in the files before is not found, since they hold over 500,000 captures'
      yield* warningEvents([source], text)
    }
    yield* addGuarded(set, source)
  }
  yield* set.read(briefing)
}

/**
 * Web captures: WARC files, compressed or not, and WACZ. They are read twice, first for where everything is in all of
 * them, then for the latest good capture of each page; so memory grows with the number of pages only.
 */
export const webCaptureImporter: Importer = {
  name: 'web-capture',
  detect: (source) =>
    /\.(?:warc|warc\.gz|wacz|arc|arc\.gz|cdx|cdx\.gz|cdxj|cdxj\.gz)$/i.test(source.file) ||
    /^(?:WARC\/\d|filedesc:)/.test(readBeginning(source.head)) ||
    (isZip(source) && Buffer.from(source.head).includes('.warc')),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    for await (const { event } of readTogether([source], briefing)) yield event
  },
  readTogether,
}
