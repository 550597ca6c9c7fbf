import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { ExitStatus } from '../../command.ts'
import { createFileFault, formatFault } from '../../content/files/content-fault.ts'
import { ContentFolder } from '../../content/files/content-folder.ts'
import { type SizesReport, SmallerCopyMaker } from '../../import/sizes/make-sizes.ts'
import { countNoun, countNouns } from '../../import/text/count-noun.ts'
import { ImportJournal } from '../../import/undo/import-journal.ts'
import { ImportUndo, type UndoReport } from '../../import/undo/undo-import.ts'
import { ArchiveError } from '../../publish/store/archive-error.ts'
import { requireFaultlessPictureLists } from '../content-faults.ts'
import { describeOrphanedCopies } from './make-smaller-copies.ts'
import { withImportLock } from './with-import-lock.ts'

interface UndoOptions {
  content: string
  edition: string
  dryRun: boolean
  json: boolean
}

/** The result of undoing an import and then updating the smaller copies of pictures. */
interface UndoOutcome extends UndoReport {
  copies: Pick<SizesReport, 'removed' | 'needed'>
}

function printUndoOutcome(
  { removed, restored, edited, needed, copies }: UndoOutcome,
  { content, edition, dryRun }: UndoOptions,
): void {
  const toFullPath = (relativePath: string) => path.join(content, edition, relativePath)
  for (const relativePath of restored) console.log(`${toFullPath(relativePath)} (restored)`)
  for (const relativePath of edited)
    console.error(
      existsSync(toFullPath(relativePath))
        ? `${toFullPath(relativePath)}: has been edited since the import, so it stays: delete it if you do not need it`
        : `${toFullPath(relativePath)}: has been deleted since the import, and stays so`,
    )
  const neededPictureCount = needed.filter((relativePath) => relativePath.startsWith('media/')).length
  const neededClause =
    needed.length === 0
      ? ''
      : `; ${countNouns([needed.length - neededPictureCount, 'original'], [neededPictureCount, 'picture'])} that articles still use ${needed.length === 1 ? 'stays' : 'stay'}`
  const summary = `${countNoun(removed.length, 'file')} removed, ${restored.length} restored, ${edited.length} left as edited since${neededClause}${describeOrphanedCopies(copies, dryRun)}`
  console.log(
    dryRun
      ? `Dry run: nothing was written. The last import would be undone: ${summary}`
      : `The last import was undone: ${summary}`,
  )
}

/** Opens the journal of the last import. @throws ArchiveError if there is no import to undo */
async function requireJournal({ content, edition }: UndoOptions): Promise<ImportJournal> {
  const journal = await ImportJournal.open(content, edition)
  if (journal.entryByPath.size + journal.damagedLineNumbers.length > 0) return journal
  const editionFolder = path.join(content, edition)
  throw new ArchiveError(
    existsSync(editionFolder)
      ? `${editionFolder}: has no import to undo, because only the last one can be undone, and only once: for an earlier state, restore the folder from a copy`
      : `${editionFolder}: does not exist: correct the name after --edition`,
  )
}

/**
 * Undoes the last import of an edition.
 * @throws ArchiveError if there is no import to undo
 * @throws ContentFaultsError if a list of the edition's pictures has faults
 */
export async function undoLastImport(options: UndoOptions): Promise<ExitStatus> {
  const journal = await requireJournal(options)
  await requireFaultlessPictureLists(options.content, options.edition)
  if (options.dryRun) return undoJournaledImport(options, journal)
  // Opened again under the lock, because an import may have ended in the meantime.
  return withImportLock(options, async () => undoJournaledImport(options, await requireJournal(options)))
}

/** Prints the lines of the journal that cannot be read. The files that they name are unknown, and stay. */
function printDamagedLines({ damagedLineNumbers, journalFile }: ImportJournal, editionFolder: string): void {
  const reason = `cannot be read, so the file that this line names stays as the import left it: look for it in ${editionFolder}, and delete it, or replace it with its earlier copy if ${path.dirname(journalFile)} has one`
  for (const line of damagedLineNumbers)
    console.error(formatFault({ ...createFileFault(journalFile, reason), line }))
}

async function undoJournaledImport(options: UndoOptions, journal: ImportJournal): Promise<ExitStatus> {
  const { content, edition, dryRun, json } = options
  printDamagedLines(journal, path.join(content, edition))
  const undoReport = await new ImportUndo(path.join(content, edition), journal, dryRun).run()
  const contentFolder = new ContentFolder(content)
  if (!dryRun) await rm(contentFolder.resolveImportReportFile(edition), { force: true })
  const removedFileNames = new Set(undoReport.removed.map((name) => path.basename(name)))
  const { removed, needed } = await new SmallerCopyMaker(contentFolder, edition, dryRun).removeOrphanedCopies(
    removedFileNames,
  )
  const outcome = { ...undoReport, copies: { removed, needed } }
  if (json) console.log(JSON.stringify(outcome))
  else printUndoOutcome(outcome, options)
  return outcome.edited.length + journal.damagedLineNumbers.length > 0 ? 1 : 0
}
