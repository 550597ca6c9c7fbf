import path from 'node:path'
import type { Briefing } from '../../import/briefing.ts'
import { importers } from '../../import/index.ts'
import type { ImportReport } from '../../import/run/import-report.ts'
import { ImportRun } from '../../import/run/import-run.ts'
import { listInputFiles } from '../../import/run/input-files.ts'
import type { EditionFiles } from '../../import/shelf/edition-files.ts'
import { createProgressCounter } from '../../progress.ts'

/** Options of `morgue import`. */
export interface ImportOptions {
  edition: string
  content: string
  /** The name of the importer to use; by default, the first that recognises a file. */
  as?: string
  url?: string
  published?: string
  foreign: boolean
  sizes: boolean
  dryRun: boolean
  media?: string
  report?: string
  json: boolean
}

/**
 * Calls `stop` at the first interrupt (SIGINT or SIGTERM), to end the work after the current record. A second
 * interrupt ends the program immediately.
 * @returns a function that stops listening for interrupts
 */
export function stopOnInterrupt(stop: () => void): () => void {
  const onInterrupt = () => {
    stop()
    stopListening()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  const stopListening = () => {
    for (const signal of signals) process.off(signal, onInterrupt)
  }
  for (const signal of signals) process.on(signal, onInterrupt)
  return stopListening
}

async function countInputFiles(paths: readonly string[]): Promise<number> {
  let fileCount = 0
  for await (const _ of listInputFiles(paths)) fileCount++
  return fileCount
}

/** Imports the files and folders at these paths. An interrupt ends the import after the current record. */
export async function importFiles(
  paths: readonly string[],
  { content, as, media }: ImportOptions,
  { briefing, files }: { briefing: Briefing; files: EditionFiles },
): Promise<ImportReport> {
  const givenImporter = importers.find(({ name }) => name === as) ?? null
  const progress = createProgressCounter(process.stderr)
  const countRecord = () => progress.step('records')
  progress.expect('files', () => countInputFiles(paths))
  const importRun = await ImportRun.start(briefing, path.join(content, briefing.edition.id), files)
  const stopListeningForInterrupts = stopOnInterrupt(() => importRun.stop('it was interrupted'))
  for await (const inputFile of listInputFiles(paths)) {
    if (importRun.isStopped) break
    await importRun.importFile(inputFile, givenImporter, countRecord)
    progress.step('files')
  }
  const report = await importRun.finish(media ?? null, countRecord)
  stopListeningForInterrupts()
  progress.done()
  return report
}
