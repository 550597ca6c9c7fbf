import { existsSync } from 'node:fs'
import path from 'node:path'
import {
  contentOption,
  createWholeNumberParser,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  jsonOption,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../command.ts'
import { formatContentCommand } from '../content/files/command-text.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { limitHeap } from '../limit-heap.ts'
import { createProgressCounter, type ProgressCounter } from '../progress.ts'
import { runtimeFolderOf } from '../publish/archives/local/runtime-folder.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { noSnapshot, type SnapshotAndPublication, snapshotAndFindServed } from '../publish/known-release.ts'
import type { RunningPublication } from '../publish/search/update-search-index.ts'
import type { ContentSnapshot } from '../publish/state/content-snapshot.ts'
import { emptyStore } from '../publish/store/empty-store.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import type { Publication } from '../publish/write-release.ts'
import { requireConfiguration, requireFaultless } from './content-faults.ts'
import { printPublication } from './print-publication.ts'
import { secondsSince } from './seconds-since.ts'
import { updateHarvestRecordsOrWarn } from './update-records.ts'
import { updateSearchIndexOrWarn } from './update-search-index.ts'
import { withArchive } from './with-archive.ts'

interface PublishOptions {
  content: string
  persistTo: string
  remote?: boolean
  /** Maximum number of KV values to write per day. */
  limit?: number
  dryRun?: boolean
  repair?: boolean
  fewer?: boolean
  rehash?: boolean
  json?: boolean
  verbose?: boolean
}

const toRenderingCacheFolder = (persistTo: string) => path.join(persistTo, 'rendered')

/** Publishes content and updates the indexes. `archive` is `null` in a dry run before the first publication. */
async function publishAndIndex(
  archive: OpenArchive | null,
  options: PublishOptions & { snapshot: ContentSnapshot | null; progress: ProgressCounter },
): Promise<(Publication & { isIndexed: boolean }) | ContentFault[]> {
  const {
    content: contentFolder,
    persistTo,
    limit,
    dryRun: isDryRun = false,
    repair = false,
    fewer: allowsFewer = false,
    rehash = false,
    snapshot,
    progress,
  } = options
  const cacheFolder = toRenderingCacheFolder(persistTo)
  // A dry run leaves nothing behind: without a cache folder, publishing makes a temporary one.
  const cacheOption = isDryRun && !existsSync(cacheFolder) ? {} : { cacheFolder }
  let isIndexed = isDryRun
  async function updateIndex(publication: RunningPublication) {
    // With a daily limit, most publications end before their release is served.
    if (archive === null || isDryRun || (limit !== undefined && !(await publication.isServed))) return
    ;({ isIndexed } = await updateSearchIndexOrWarn(archive, { progress, publication }))
    if (await publication.isServed) await updateHarvestRecordsOrWarn(archive, publication)
  }
  // Imported on demand: the renderer takes half a second to load.
  const { publish } = await import('../publish/publish.ts')
  try {
    const publishFlags = { isDryRun, repair, allowsFewer, rehash }
    const publishOptions = { ...publishFlags, snapshot, progress, ...cacheOption, updateIndex }
    const publication = await publish(contentFolder, archive ?? emptyStore, publishOptions)
    return Array.isArray(publication) ? publication : { ...publication, isIndexed }
  } finally {
    progress.done()
  }
}

/** Maximum number of articles reviewed after publishing, while a person waits. Reviewing them takes a second. */
const maxReviewedArticles = 500

/** Prints the number of findings in the articles that this publication rendered. */
async function printReviewSummary(
  contentFolder: string,
  { changedFiles }: Pick<Publication, 'changedFiles'>,
): Promise<void> {
  if (changedFiles.length > maxReviewedArticles)
    return console.log(`${formatContentCommand('review')} lists what is worth a look in these articles.`)
  const { editions } = await requireConfiguration(contentFolder)
  // Imported on demand: a publication without changes reviews nothing.
  const { printReviewCounts } = await import('./print-review-counts.ts')
  await printReviewCounts(contentFolder, editions, changedFiles)
}

/** Takes a snapshot and finds its publication if already served, unless the options require a full publication. */
async function snapshotAndFindServedIfAllowed(
  {
    content: contentFolder,
    persistTo,
    remote = false,
    dryRun = false,
    repair = false,
    rehash = false,
  }: PublishOptions,
  progress: ProgressCounter,
): Promise<SnapshotAndPublication> {
  if (remote || dryRun || repair) return noSnapshot
  const cacheFolder = toRenderingCacheFolder(persistTo)
  return snapshotAndFindServed(contentFolder, { persistTo, cacheFolder, rehash, progress }).finally(
    progress.done,
  )
}

/** Publishes a content folder, and prints the result. */
export async function runPublish(options: PublishOptions): Promise<ExitStatus> {
  // Lets the heap grow by only a tenth at a time, because 400,000 articles fill about half a gigabyte of it.
  limitHeap(10)
  const startTimeMs = performance.now()
  const {
    content: contentFolder,
    persistTo,
    remote = false,
    limit = null,
    dryRun = false,
    json = false,
    verbose = false,
  } = options
  const printOptions = { isDryRun: dryRun, isRemote: remote, isVerbose: verbose, isJson: json }
  const printResult = (publication: Publication) =>
    printPublication(publication, { ...printOptions, seconds: secondsSince(startTimeMs) })
  const progress = createProgressCounter(process.stderr)
  const { snapshot, servedPublication } = await snapshotAndFindServedIfAllowed(options, progress)
  if (servedPublication) {
    printResult(servedPublication)
    return 0
  }
  const publishAndIndexOptions = { ...options, snapshot, progress }
  const publishToArchive = async (archive: OpenArchive | null) => {
    const outcome =
      dryRun || archive === null
        ? await publishAndIndex(archive, publishAndIndexOptions)
        : await withLease(archive, 'publish', (leased) => publishAndIndex(leased, publishAndIndexOptions))
    if (json && Array.isArray(outcome)) console.log(JSON.stringify({ faults: outcome }))
    const { isIndexed, ...publication } = requireFaultless(outcome, contentFolder)
    printResult(publication)
    if (!json) await printReviewSummary(contentFolder, publication)
    return isIndexed ? 0 : 1
  }
  const lacksLocalArchive = !remote && !existsSync(runtimeFolderOf(persistTo))
  if (dryRun && lacksLocalArchive) return publishToArchive(null)
  return withArchive({ persistTo, remote, limit }, publishToArchive)
}

export const definePublish: DefineCommand = (command) => {
  command
    .description(
      `Checks the whole content folder, writes what is new, shows it to readers, and updates the search
index. If any file has a fault, nothing is published. A publication that was cut off continues
where it stopped when the command is run again, and writes nothing twice.

Exit status 1: nothing was published, or the release is served but the search index is not up to date.`,
    )
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .option(
      '--limit <n>',
      "with --remote: write at most this many parts today (UTC) and leave the rest for another day; Cloudflare's free plan allows 1000 a day, which is enough for an archive of up to about 3,000 articles",
      createWholeNumberParser(2, 999_999_999, ', since one write is kept for showing the release to readers'),
    )
    .addOption(
      dryRunOption(
        'list every article that would be new, changed, moved, taken down or removed, and write nothing',
      ),
    )
    .option('--repair', 'read everything that is served, and restore missing and damaged parts', false)
    .option('--fewer', 'publish even if an edition loses more than a tenth of its articles', false)
    .option(
      '--rehash',
      'read every file again, even if its size and times are the same (for a disk that does not record times)',
      false,
    )
    .addOption(jsonOption('{ "root", "articles", "written", "unchanged", "seconds" } on standard output'))
    .action(
      withExitStatus(async ({ limit, ...ownOptions }) => {
        const options = { ...ownOptions, verbose: command.optsWithGlobals().verbose ?? false }
        if (limit === undefined) return runPublish(options)
        if (!options.remote) command.error("error: option '--limit <n>' needs --remote")
        return runPublish({ ...options, limit })
      }),
    )
}
