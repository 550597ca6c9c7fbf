import type { ImportEdition } from '../../../model/edition.ts'
import type { Briefing } from '../briefing.ts'
import {
  createRejection,
  createSiteStatement,
  type ImportEvent,
  type Importer,
  type SourceFile,
} from '../importer.ts'
import { describeReadError } from '../source/read-error.ts'
import { isZip } from '../source/zip.ts'
import { listExportWarnings } from './export-warnings.ts'
import { convertItemToEvent, type ExportContext } from './post/convert-item-to-event.ts'
import { indexExport } from './wxr/export-index.ts'
import { ExportNoteCounts } from './wxr/export-notes.ts'
import { isExportZip, listExportZipContents } from './wxr/export-zip.ts'
import { isWxrHead } from './wxr/is-wxr.ts'
import { createExportRepairCounts, readWxr } from './wxr/read-wxr.ts'
import { formatItemName, type WxrItem } from './wxr/wxr-item.ts'

/** The files of one export, and the file that contains them. */
interface ExportSource {
  containerFile: SourceFile
  exportFiles: readonly SourceFile[]
}

/**
 * WordPress's default paths for lists of articles. If a blog used other paths, these do no harm, because
 * nobody requests them.
 */
const defaultListPathPatterns = {
  sections: ['/category/{name}/'],
  topics: ['/tag/{name}/'],
  authors: ['/author/{name}/'],
}

/** Reads an item; turns an error into a rejection of that item. */
function convertItemOrReject(item: WxrItem, file: string, context: ExportContext): ImportEvent {
  try {
    return convertItemToEvent(item, file, context)
  } catch (error) {
    return {
      kind: 'rejection',
      file,
      line: item.line,
      record: formatItemName(item),
      reason: describeReadError(error),
    }
  }
}

const noItemsReason =
  'is a WordPress export that contains no posts or pages: export the site again (in WordPress: Tools, Export, All content)'

async function* readExportFiles(
  { containerFile, exportFiles }: ExportSource,
  edition: ImportEdition,
): AsyncGenerator<ImportEvent> {
  const { file } = containerFile
  const context = {
    index: await indexExport(exportFiles),
    notes: new ExportNoteCounts(),
    takeRules: edition.take,
    containerFile,
  }
  const repairs = createExportRepairCounts()
  const { baseUrl, siteHosts, siteLanguage, siteTitle } = context.index
  yield createSiteStatement({
    hosts: [...siteHosts],
    name: siteTitle,
    language: siteLanguage,
    url: baseUrl,
    formerListPaths: defaultListPathPatterns,
  })
  for (const host of siteHosts) context.notes.add('host', host, 0)
  let isEmpty = true
  for (const exportFile of exportFiles)
    for await (const event of readWxr(exportFile, repairs)) {
      if (event.kind === 'item' || event.kind === 'fault') isEmpty = false
      if (event.kind === 'item') yield convertItemOrReject(event.item, exportFile.file, context)
      if (event.kind === 'fault') yield { kind: 'rejection', file: exportFile.file, ...event.fault }
    }
  if (isEmpty) yield createRejection(file, noItemsReason)
  for (const warningText of listExportWarnings(context.notes, repairs, edition))
    yield { kind: 'warning', file, text: warningText }
}

async function* readExportZip(source: SourceFile, edition: ImportEdition): AsyncGenerator<ImportEvent> {
  const { file } = source
  const { exportFiles, otherFileNames, rejectedFiles } = await listExportZipContents(source)
  for (const { name, reason } of rejectedFiles) yield createRejection(file, reason, name)
  if (exportFiles.length > 0) yield* readExportFiles({ containerFile: source, exportFiles }, edition)
  else if (rejectedFiles.length === 0 && !(isExportZip(source) && otherFileNames.length > 0))
    yield createRejection(
      file,
      'is a zip that contains no WordPress export: export the site again (in WordPress: Tools, Export)',
    )
  if (otherFileNames.length > 0) yield { kind: 'others', entryNames: otherFileNames }
}

/**
 * Imports WordPress exports (WXR 1.0–1.2, plain, gzip or zip): published posts and pages, and items of other
 * types that are articles. Reads each file twice, because posts can refer to items that come after them.
 * https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
 */
export const wordpressImporter: Importer = {
  name: 'wordpress',
  recognises: (source) => isWxrHead(source.head) || isExportZip(source),
  async *read(source: SourceFile, { edition }: Briefing): AsyncGenerator<ImportEvent> {
    if (isZip(source)) yield* readExportZip(source, edition)
    else yield* readExportFiles({ containerFile: source, exportFiles: [source] }, edition)
  },
}
