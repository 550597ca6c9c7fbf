import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readAllEntries } from '../../archive/entries.ts'
import { readRoot } from '../../archive/release.ts'
import { contentOption, type DefineCommand, type ExitStatus, exitWith } from '../command.ts'
import { type BagInfo, copyContent, sealBag } from '../export/bag.ts'
import { exportStatic, type StaticExport } from '../export/export-static.ts'
import { isFreeFolder, isWithin, makeFolder } from '../export/make-folder.ts'
import { progressOn } from '../progress.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { bundleWorker } from '../serve/bundle-worker.ts'
import { startBatchSite } from '../serve/start-batch-site.ts'
import { publishTemporarily, type TemporaryArchive } from '../serve/temporary-archive.ts'
import { requireSound } from './content-faults.ts'

type ExportKind = 'static' | 'full bag' | 'public bag'

/** Number of processes that render the copied pages, while this process writes them. */
const copyProcesses = 2

async function copySite({ store, publication }: TemporaryArchive, folder: string): Promise<boolean> {
  const progress = progressOn(process.stderr)
  const release = publication.root
  const addresses = readAllEntries(store, await readRoot(store, release))
  const step = (total: number) => {
    progress.expect('addresses', total)
    progress.step('addresses')
  }
  const batch = await startBatchSite(await bundleWorker(), store, copyProcesses)
  const source = { site: batch.site, release, addresses, step }
  const copied = await exportStatic(source, folder).finally(() => batch.stop())
  progress.done()
  return reportCopied(copied)
}

function reportCopied({ addresses, files, failures }: StaticExport): boolean {
  for (const { url, status } of failures)
    console.error(
      `${url}: cannot be copied, since the archive answers with status ${status}: \`morgue verify\` shows what is wrong`,
    )
  if (failures.length === 0) console.log(`Exported ${addresses} addresses in ${files} files.`)
  return failures.length === 0
}

async function copyContentFolder(contentFolder: string, release: string, bag: string): Promise<boolean> {
  const links = await copyContent(contentFolder, bag)
  for (const file of links)
    console.error(
      `${path.join(contentFolder, file)}:1: is a link, which a bag cannot contain: replace it with a copy of the file it leads to`,
    )
  await mkdir(path.join(bag, 'data'), { recursive: true })
  await writeFile(path.join(bag, 'data/release.json'), `${JSON.stringify({ root: release }, null, 1)}\n`)
  return links.length === 0
}

async function fillBag(
  archive: TemporaryArchive,
  contentFolder: string,
  { folder, forCustodians }: { folder: string; forCustodians: boolean },
): Promise<boolean> {
  const { store, publication } = archive
  const isComplete = forCustodians
    ? await copyContentFolder(contentFolder, publication.root, folder)
    : await copySite(archive, path.join(folder, 'data/site'))
  if (!isComplete) return false
  const { archive: described } = await readRoot(store, publication.root)
  const info: BagInfo = { archive: described.name, release: publication.root, forCustodians }
  const { files } = await sealBag(folder, info)
  console.log(`The bag has ${files} files, of the release ${publication.root}.`)
  return true
}

/** @throws ArchiveError if the target folder is in the content folder, or is not empty */
async function requireNewFolder(folder: string, contentFolder: string): Promise<void> {
  if (await isWithin(folder, contentFolder))
    throw new ArchiveError(
      `${folder}: is inside the content folder, so the copy would contain itself: name a folder outside it`,
    )
  if (!(await isFreeFolder(folder)))
    throw new ArchiveError(`${folder}: already has files: name a new folder, or an empty one`)
}

async function runExport(folder: string, contentFolder: string, kind: ExportKind): Promise<ExitStatus> {
  await requireNewFolder(folder, contentFolder)
  const isMade = await makeFolder(folder, async ({ copy, scratch }) => {
    const progress = progressOn(process.stderr)
    const published = await publishTemporarily(contentFolder, scratch, progress)
    progress.done()
    const archive = requireSound(published, contentFolder)
    const bag = { folder: copy, forCustodians: kind === 'full bag' }
    const filling = kind === 'static' ? copySite(archive, copy) : fillBag(archive, contentFolder, bag)
    return filling.finally(() => archive.store.close())
  })
  return isMade ? 0 : 1
}

export const defineExport: DefineCommand = (command) => {
  command
    .description(
      `Copies the archive in formats that can be used without morgue: docs/leaving.md. The copy is made
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
    .action(
      exitWith(async ({ static: site, bag, public: isPublic, content }) => {
        if (site !== undefined && bag === undefined && !isPublic) return runExport(site, content, 'static')
        if (bag !== undefined && site === undefined)
          return runExport(bag, content, isPublic ? 'public bag' : 'full bag')
        return command.error(
          'error: name either --static <folder> or --bag <folder>; --public belongs to --bag',
        )
      }),
    )
}
