import type { Briefing } from '../briefing.ts'
import {
  createSiteStatement,
  type ImportEvent,
  type Importer,
  type SourcedEvent,
  type SourceFile,
} from '../importer.ts'
import { openByteSource } from '../source/byte-source.ts'
import { describeReadError } from '../source/read-error.ts'
import { isZip } from '../source/zip.ts'
import { CaptureReader } from './capture-reader.ts'
import { CaptureScanner } from './capture-scan.ts'
import {
  createRecordWarnings,
  createUnlistedHostWarnings,
  createWrongLengthWarning,
  listMissingPages,
  missingPageWarning,
} from './capture-warnings.ts'
import { arcRejectionReason, type CaptureFiles, openCaptureFiles } from './pages/capture-files.ts'
import { CaptureIndex } from './pages/capture-index.ts'
import { listResourceUrls } from './pages/captured-resource.ts'
import { PositionDescriber } from './pages/position-describer.ts'
import { type IndexedCaptures, resolveRedirects, resolveRevisits } from './pages/resolve-references.ts'
import { createRejectionEvent, createSkippedEvent, createWarningEvents } from './pages/sourced-events.ts'
import { readUnpackedBeginning } from './records/read-unpacked-beginning.ts'
import type { WarcFile } from './records/warc-file.ts'

/**
 * Returns the reason why a file cannot be imported as a capture, according to its size, name and first bytes.
 * Returns `null` if it can.
 */
function findFileRejectionReason(source: SourceFile): string | null {
  if (source.size === 0) return 'is empty: leave it out, or copy the file again'
  if (/\.arc(?:\.gz)?$/i.test(source.file) || readUnpackedBeginning(source.head).startsWith('filedesc:'))
    return arcRejectionReason
  if (/\.cdxj?(?:\.gz)?$/i.test(source.file))
    return 'is only an index of pages: import the WARC files that it names'
  return null
}

/**
 * Number of captures above which the next file begins a new set, because the index has to fit into memory.
 */
const maxCapturesTogether = 500_000

/**
 * True if a zip's first bytes name a WARC file in the folder `archive` (WACZ 1.1.1) or `warcs` (older
 * collections).
 */
const isWarcCollectionZip = ({ head }: SourceFile) =>
  /(?:archive|warcs)\/[^/\0]{1,200}\.warc/.test(Buffer.from(head).toString('latin1'))

/** Lists the hosts of the captured pages, starting with the host that has the most URLs. */
function listPageHosts({ resourceByPageKey }: CaptureIndex): string[] {
  const urlCountByHost = new Map<string, number>()
  for (const resource of resourceByPageKey.values())
    for (const url of resource.kind === 'page' ? listResourceUrls(resource) : [])
      urlCountByHost.set(new URL(url).hostname, (urlCountByHost.get(new URL(url).hostname) ?? 0) + 1)
  return [...urlCountByHost].sort(([, a], [, b]) => b - a).map(([host]) => host)
}

/** WARC files that can refer to each other, and the index of their captures. */
class CaptureSet implements IndexedCaptures {
  readonly captureFiles: CaptureFiles = {
    warcFiles: [],
    listedPageByKey: new Map(),
    rejectedEntries: [],
    otherFileNames: [],
  }
  readonly sources: SourceFile[] = []
  readonly index = new CaptureIndex()
  readonly positionDescriber = new PositionDescriber(this.captureFiles.warcFiles)
  readonly #listingSourceByPageKey = new Map<string, SourceFile>()
  readonly #scanner = new CaptureScanner(this.captureFiles.warcFiles, this.index)

  getSource = (fileIndex: number): SourceFile => (this.captureFiles.warcFiles[fileIndex] as WarcFile).source

  /** Indexes the captures of a file, and reports the entries and records that are skipped or rejected. */
  async *indexFile(source: SourceFile): AsyncGenerator<SourcedEvent> {
    this.sources.push(source)
    const rejectionReason = findFileRejectionReason(source)
    if (rejectionReason !== null) return yield createRejectionEvent(source, null, rejectionReason)
    const { warcFiles, listedPageByKey, rejectedEntries, otherFileNames } = await openCaptureFiles(
      source,
      await openByteSource(source),
    )
    for (const { name, reason: entryReason } of rejectedEntries)
      yield createRejectionEvent(source, name, entryReason)
    for (const name of otherFileNames) yield createSkippedEvent(source, name, 'not a capture')
    for (const [key, page] of listedPageByKey) {
      this.captureFiles.listedPageByKey.set(key, page)
      this.#listingSourceByPageKey.set(key, source)
    }
    for (const warcFile of warcFiles)
      yield* this.#scanner.scanFile(this.captureFiles.warcFiles.push(warcFile) - 1)
  }

  /**
   * Resolves revisits and redirects, reads the best capture of each resource, then warns about the whole set.
   */
  async *resolveAndReadCaptures(briefing: Briefing): AsyncGenerator<SourcedEvent> {
    const { captureFiles, index, positionDescriber, sources } = this
    yield* resolveRevisits(this)
    yield* resolveRedirects(this)
    for (const source of sources)
      yield { source, event: createSiteStatement({ hosts: listPageHosts(index) }) }
    const articleHosts = new Set<string>()
    const captureReader = new CaptureReader({ briefing, captureFiles, positionDescriber, index })
    for await (const sourcedEvent of captureReader.readResources(index.resourceByPageKey.values())) {
      const { event } = sourcedEvent
      if (event.kind === 'article' && event.fields.url !== null)
        articleHosts.add(new URL(event.fields.url).hostname)
      yield sourcedEvent
    }
    // Without `--foreign`, the run refuses these articles, and reports their hosts itself.
    const hostWarnings = briefing.acceptsForeignHosts
      ? createUnlistedHostWarnings(articleHosts, briefing.edition)
      : []
    for (const [source, recordCount] of this.#scanner.wrongLengthRecordCountBySource)
      yield* createWarningEvents([source], createWrongLengthWarning(recordCount))
    for (const warningText of [...createRecordWarnings(index), ...hostWarnings])
      yield* createWarningEvents(sources, warningText)
    yield* this.#yieldMissingPageWarnings()
  }

  *#yieldMissingPageWarnings(): Generator<SourcedEvent> {
    for (const [key, { url }] of listMissingPages(this.captureFiles.listedPageByKey, this.index)) {
      const source = this.#listingSourceByPageKey.get(key)
      if (!source) continue
      yield { source, event: { kind: 'warning', file: source.file, record: url, text: missingPageWarning } }
    }
  }
}

const compareSourcesByPath = (a: SourceFile, b: SourceFile) => (a.file < b.file ? -1 : 1)

/** Indexes a file's captures; turns an error into a rejection of that file. */
async function* indexOrRejectFile(captureSet: CaptureSet, source: SourceFile): AsyncGenerator<SourcedEvent> {
  try {
    yield* captureSet.indexFile(source)
  } catch (error) {
    yield createRejectionEvent(source, null, describeReadError(error))
  }
}

async function* readTogether(
  sources: readonly SourceFile[],
  briefing: Briefing,
): AsyncGenerator<SourcedEvent> {
  let captureSet = new CaptureSet()
  for (const source of sources.toSorted(compareSourcesByPath)) {
    if (captureSet.index.captureCount > maxCapturesTogether) {
      yield* captureSet.resolveAndReadCaptures(briefing)
      captureSet = new CaptureSet()
      const warningText =
        'was read apart from the files before it, because those contain over 500,000 pages and pictures. If one of its pages is refused because it refers to an earlier capture, import this file again with only the one that contains that capture'
      yield* createWarningEvents([source], warningText)
    }
    yield* indexOrRejectFile(captureSet, source)
  }
  yield* captureSet.resolveAndReadCaptures(briefing)
}

/**
 * Imports web captures: WARC files, compressed or not, and WACZ files. Reads them twice, first to index the
 * captures of all files, then to read the best capture of each page. Memory therefore grows only with the
 * number of captures.
 */
export const webCaptureImporter: Importer = {
  name: 'web-capture',
  recognises: (source) =>
    /\.(?:warc|warc\.gz|wacz|arc|arc\.gz|cdx|cdx\.gz|cdxj|cdxj\.gz)$/i.test(source.file) ||
    /^(?:WARC\/\d|filedesc:)/.test(readUnpackedBeginning(source.head)) ||
    (isZip(source) && isWarcCollectionZip(source)),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    for await (const { event } of readTogether([source], briefing)) yield event
  },
  readTogether,
}
