import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readAllEntries } from '../../archive/entries.ts'
import { readRoot } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'
import { findObjectKey } from '../../archive/shard.ts'
import { contentOption, type DefineCommand, type ExitStatus, jsonOption, withExitStatus } from '../command.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import { type BagInfo, copyContentOrListLinks, writeBagTagFiles } from '../export/bag.ts'
import { createFolderAtomically, isMissingOrEmptyFolder, isWithinFolder } from '../export/create-folder.ts'
import { exportStatic, type StaticExportSummary } from '../export/export-static.ts'
import type { ExportedEntry } from '../export/plan-files.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { limitHeap } from '../limit-heap.ts'
import { createProgressCounter } from '../progress.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { bundleWorker } from '../serve/bundle-worker.ts'
import { publishToTemporaryArchive, type TemporaryArchive } from '../serve/publish-to-temporary-archive.ts'
import type { ScratchArchive } from '../serve/scratch-archive.ts'
import { chooseBatchProcessCount, startBatchSite } from '../serve/start-batch-site.ts'
import { requireFaultless } from './content-faults.ts'

type ExportKind = 'static' | 'full bag' | 'public bag'

/** The result of an export. `links` contains the paths of links in the content folder, which a bag cannot contain. */
interface ExportReport {
  /** The digest of the release's root. */
  release: string
  /** The plain files; `null` for a bag of the content. */
  site: StaticExportSummary | null
  /** The bag; `null` if only plain files were requested, or if some plain files could not be made. */
  bag: { files: number; links: string[] } | null
}

const isCompleteExport = ({ site, bag }: ExportReport) =>
  (site?.failures ?? []).length === 0 && (bag?.links ?? []).length === 0

async function* listExportedEntries(store: ScratchArchive, root: Root): AsyncGenerator<ExportedEntry> {
  for await (const { entry, matchesAllSpellings } of readAllEntries(store, root))
    yield { entry, matchesAllSpellings, objectKey: findObjectKey(entry) }
}

async function exportSite(archive: TemporaryArchive, targetFolder: string): Promise<StaticExportSummary> {
  const { store, publication } = archive
  // Publishing allows only a tenth of this growth. An export creates many short-lived pages, and V8 would collect the
  // heap after every 350 of them.
  limitHeap(100)
  const progress = createProgressCounter(process.stderr)
  const onAddressCopied = (totalCount: number) => {
    progress.expect('addresses', totalCount)
    progress.step('addresses')
  }
  const root = await readRoot(store, publication.rootDigest)
  const processCount = chooseBatchProcessCount(root.counts.entries)
  const batchSite = await startBatchSite(await bundleWorker(), store, processCount)
  const exportSource = {
    site: batchSite.site,
    rootDigest: publication.rootDigest,
    entries: listExportedEntries(store, root),
    onAddressCopied,
  }
  const exportSummary = await exportStatic(exportSource, targetFolder).finally(() => batchSite.stop())
  progress.done()
  return exportSummary
}

/** Prints what was exported, and what could not be copied. */
function printExportReport(
  report: ExportReport,
  { contentFolder, targetFolder }: { contentFolder: string; targetFolder: string },
): void {
  const { release, site, bag } = report
  for (const { url, status } of site?.failures ?? [])
    console.error(
      `${url}: cannot be copied, since the archive answers with status ${status}: \`npx morgue verify\` shows what is wrong`,
    )
  if (site?.failures.length === 0)
    console.log(
      `Exported ${countNoun(site.addresses, 'address', 'addresses')} in ${countNoun(site.files, 'file')} to ${targetFolder}.`,
    )
  for (const file of bag?.links ?? [])
    console.error(
      `${path.join(contentFolder, file)}:1: is a link, which a bag cannot contain: replace it with a copy of what it leads to, or delete it`,
    )
  if (!isCompleteExport(report))
    console.error('Nothing was exported: correct what is listed above, then export again.')
  if (bag?.links.length === 0)
    console.log(`The bag ${targetFolder} has ${countNoun(bag.files, 'file')}, of the release ${release}.`)
}

/**
 * Copies the content folder into a bag, and writes the digest of its release.
 * @returns the links in the folder; if there are any, no files are copied
 */
async function copyContentAndWriteDigest(
  contentFolder: string,
  rootDigest: string,
  bagFolder: string,
): Promise<string[]> {
  const linkPaths = await copyContentOrListLinks(contentFolder, bagFolder)
  await mkdir(path.join(bagFolder, 'data'), { recursive: true })
  await writeFile(
    path.join(bagFolder, 'data/release.json'),
    `${JSON.stringify({ root: rootDigest }, null, 1)}\n`,
  )
  return linkPaths
}

async function fillBag(
  archive: TemporaryArchive,
  contentFolder: string,
  { folder: bagFolder, forCustodians }: { folder: string; forCustodians: boolean },
): Promise<ExportReport> {
  const { store, publication } = archive
  const rootDigest = publication.rootDigest
  const site = forCustodians ? null : await exportSite(archive, path.join(bagFolder, 'data/site'))
  if (site && site.failures.length > 0) return { release: rootDigest, site, bag: null }
  const links = forCustodians ? await copyContentAndWriteDigest(contentFolder, rootDigest, bagFolder) : []
  if (links.length > 0) return { release: rootDigest, site, bag: { files: 0, links } }
  const { archive: archiveSettings } = await readRoot(store, rootDigest)
  const bagInfo: BagInfo = { archiveName: archiveSettings.name, rootDigest, isForCustodians: forCustodians }
  const { payloadFileCount } = await writeBagTagFiles(bagFolder, bagInfo)
  return { release: rootDigest, site, bag: { files: payloadFileCount, links } }
}

async function fillExportFolder(
  archive: TemporaryArchive,
  contentFolder: string,
  { folder, kind }: { folder: string; kind: ExportKind },
): Promise<ExportReport> {
  if (kind !== 'static')
    return fillBag(archive, contentFolder, { folder, forCustodians: kind === 'full bag' })
  return { release: archive.publication.rootDigest, site: await exportSite(archive, folder), bag: null }
}

/** @throws ArchiveError if the target folder is in the content folder, or is not empty */
async function requireUsableTargetFolder(targetFolder: string, contentFolder: string): Promise<void> {
  if (await isWithinFolder(targetFolder, contentFolder))
    throw new ArchiveError(
      `${targetFolder}: is inside the content folder, so the copy would contain itself: choose a folder outside it`,
    )
  if (!(await isMissingOrEmptyFolder(targetFolder)))
    throw new ArchiveError(`${targetFolder}: already has files: choose a new or empty folder`)
}

async function runExport(
  targetFolder: string,
  contentFolder: string,
  { kind, json }: { kind: ExportKind; json: boolean },
): Promise<ExitStatus> {
  await requireUsableTargetFolder(targetFolder, contentFolder)
  const outcome = await createFolderAtomically(targetFolder, async ({ copyFolder, scratchFolder }) => {
    const progress = createProgressCounter(process.stderr)
    const publishResult = await publishToTemporaryArchive(contentFolder, scratchFolder, progress)
    progress.done()
    const archive = requireFaultless(publishResult, contentFolder)
    const reportPromise = fillExportFolder(archive, contentFolder, { folder: copyFolder, kind })
    const report = await reportPromise.finally(() => archive.store.close())
    if (json) console.log(JSON.stringify(report))
    else printExportReport(report, { contentFolder, targetFolder })
    return isCompleteExport(report) ? 'keep' : 'discard'
  })
  return outcome === 'created' ? 0 : 1
}

export const defineExport: DefineCommand = (command) => {
  command
    .description(
      `Copies the archive in formats that can be used without morgue: ${toDocsPath('leaving.md')}. The copy is made
wholly or not at all; the local archive stays as it is.`,
    )
    .option(
      '--static <folder>',
      'every address and representation as plain files, with redirects for nginx, Apache, Netlify and Cloudflare Pages; without search',
    )
    .option(
      '--bag <folder>',
      'a BagIt bag (RFC 8493) of content, originals and pictures, for custodians of the archive',
    )
    .option(
      '--public',
      'with --bag: pack the files of --static instead, with nothing that is withheld',
      false,
    )
    .addOption(contentOption())
    .addOption(
      jsonOption(
        '{ "release", "site": { "addresses", "files", "failures" }, "bag": { "files", "links" } } on standard output',
      ),
    )
    .action(
      withExitStatus(async ({ static: siteFolder, bag, public: isPublic, content, json }) => {
        if (siteFolder !== undefined && bag === undefined && !isPublic)
          return runExport(siteFolder, content, { kind: 'static', json })
        if (bag !== undefined && siteFolder === undefined)
          return runExport(bag, content, { kind: isPublic ? 'public bag' : 'full bag', json })
        return command.error('error: give either --static <folder> or --bag <folder>; --public needs --bag')
      }),
    )
}
