import path from 'node:path'
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { isPartialDate } from '../../../model/partial-date.ts'
import {
  contentOption,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  jsonOption,
  withExitStatus,
} from '../../command.ts'
import { ContentFolder } from '../../content/files/content-folder.ts'
import type { Briefing } from '../../import/briefing.ts'
import { importers } from '../../import/index.ts'
import { DryRunFiles } from '../../import/run/dry-run-files.ts'
import { type ImportReport, needsAttention } from '../../import/run/import-report.ts'
import { printDryRun } from '../../import/run/print-dry-run.ts'
import { printImportReport } from '../../import/run/print-report.ts'
import { formatImportReport, writeImportReport } from '../../import/run/write-report.ts'
import { hasMissingSizes } from '../../import/sizes/make-sizes.ts'
import { describeWriteError } from '../../import/source/read-error.ts'
import { ImportJournal } from '../../import/undo/import-journal.ts'
import { JournaledFiles } from '../../import/undo/journaled-files.ts'
import { printReviewCounts } from '../print-review-counts.ts'
import { type ImportOptions, importFiles } from './import-files.ts'
import { makeSmallerCopies, printSizesReport } from './make-smaller-copies.ts'
import { readBriefing } from './read-briefing.ts'
import { undoLastImport } from './undo-import.ts'
import { withImportLock } from './with-import-lock.ts'

function requireWebUrl(text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new InvalidArgumentError('Expected an http or https URL.')
}

function requirePartialDate(text: string): string {
  if (isPartialDate(text)) return text
  throw new InvalidArgumentError('Expected a date: YYYY, YYYY-MM, YYYY-MM-DD or a date with a time.')
}

/**
 * Writes the report. If that fails, prints a warning but does not throw: the articles have been imported, and the
 * terminal shows the report.
 * @returns true if the report was written
 */
async function writeReportOrWarn(report: ImportReport, reportFile: string): Promise<boolean> {
  try {
    await writeImportReport(report, reportFile)
    return true
  } catch (error) {
    console.error(`The report was not written: ${describeWriteError(error)}`)
    return false
  }
}

const writtenOutcomes = ['written', 'updated', 'merged', 'displaced']

/** Lists the files that an import wrote, without duplicates: an import can contain several copies of an article. */
const listWrittenFiles = ({ articles }: ImportReport): string[] => [
  ...new Set(articles.filter(({ outcome }) => writtenOutcomes.includes(outcome)).map(({ file }) => file)),
]

function printReportJson(report: ImportReport): void {
  for (const line of formatImportReport(report)) process.stdout.write(line)
}

/** Maximum number of sample articles that a dry run shows. */
const maxSampleArticles = 10

/** Reports what an import would do. Writes nothing except the report requested with `--report`. */
async function runDryRun(
  paths: readonly string[],
  options: ImportOptions,
  briefing: Briefing,
): Promise<ExitStatus> {
  const dryRunFiles = await DryRunFiles.open()
  try {
    const report = await importFiles(paths, options, { briefing, files: dryRunFiles })
    if (options.sizes) report.sizes = await makeSmallerCopies(options)
    const isReportWrittenIfRequested =
      options.report === undefined || (await writeReportOrWarn(report, options.report))
    if (options.json) printReportJson(report)
    else {
      printDryRun(report, await dryRunFiles.sampleArticles(maxSampleArticles))
      if (report.sizes) printSizesReport(report.sizes, options)
    }
    return needsAttention(report) || !isReportWrittenIfRequested ? 1 : 0
  } finally {
    await dryRunFiles.removeFolder()
  }
}

async function runImport(paths: readonly string[], options: ImportOptions): Promise<ExitStatus> {
  const briefing = await readBriefing(options)
  if (paths.length === 0) return withImportLock(options, () => makeSmallerCopiesWithoutImport(options))
  return options.dryRun
    ? runDryRun(paths, options, briefing)
    : withImportLock(options, () => importIntoEdition(briefing, paths, options))
}

/** Makes smaller copies of an edition's pictures, without importing anything. */
async function makeSmallerCopiesWithoutImport(options: ImportOptions): Promise<ExitStatus> {
  const sizesReport = await makeSmallerCopies(options)
  if (options.json) console.log(JSON.stringify(sizesReport))
  else printSizesReport(sizesReport, options)
  return hasMissingSizes(sizesReport) ? 1 : 0
}

async function importIntoEdition(
  briefing: Briefing,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitStatus> {
  const { content, edition } = options
  const journaledFiles = new JournaledFiles(
    path.join(content, edition),
    await ImportJournal.open(content, edition),
  )
  const report = await importFiles(paths, options, { briefing, files: journaledFiles })
  if (report.stopped === null) await journaledFiles.finish()
  if (report.stopped === null && options.sizes) report.sizes = await makeSmallerCopies(options)
  const contentFolder = new ContentFolder(content)
  const reportFile = options.report ?? contentFolder.resolveImportReportFile(edition)
  const isReportWritten = await writeReportOrWarn(report, reportFile)
  if (options.json) printReportJson(report)
  else {
    printImportReport(report, reportFile)
    if (report.sizes) printSizesReport(report.sizes, options)
    await printReviewCounts(content, briefing.editions, listWrittenFiles(report))
  }
  return needsAttention(report) || !isReportWritten ? 1 : 0
}

const createAsOption = () =>
  new Option('--as <importer>', 'the importer to use (default: the first that recognises a file)').choices(
    importers.map(({ name }) => name),
  )

const createUrlOption = () =>
  new Option('--url <url>', 'the URL at which the one file given was first published').argParser(
    requireWebUrl,
  )

const createPublishedOption = () =>
  new Option(
    '--published <date>',
    'the date of publication: YYYY, YYYY-MM, YYYY-MM-DD or a date with a time',
  ).argParser(requirePartialDate)

/** Describes a mistake in the arguments and options of the command. Returns `null` if there is none. */
function findUsageMistake(
  paths: readonly string[],
  { undo, sizes, url }: { undo: boolean; sizes: boolean; url?: string },
): string | null {
  if (undo) return paths.length > 0 ? "option '--undo' undoes the last import, and takes no files" : null
  if (paths.length === 0 && !sizes)
    return "no files are given: write the files and folders to import after 'import'"
  return paths.length > 1 && url !== undefined
    ? "option '--url <url>' describes one file: give only that file"
    : null
}

export const defineImport: DefineCommand = (command) => {
  command
    .description(
      `Turns what a newsroom left behind into articles in <content>/<edition>/articles, and keeps the original
bytes in <content>/<edition>/originals. It reads WordPress exports (WXR; the parts of one site in one zip,
for their galleries), web captures (WARC, WACZ), saved pages (HTML, MHTML, .webarchive) and mirrors, Substack
exports, Markdown (Jekyll, Hugo, Zola, Eleventy), JSON (JSON Feed, Ghost, an archive's own) and plain text,
also in a .zip. Importing the same files twice changes nothing. If a source has been corrected, importing it
again updates its articles, except those that a person has edited since.
--undo undoes the last import of the edition, except what a person has edited since.

Exit status 1: something was refused or lost, or an article was not updated, because a person
has edited its file; each case is listed.`,
    )
    .argument('[paths...]', 'files and folders to read')
    .requiredOption('--edition <id>', "the name of the edition's folder in the content folder")
    .addOption(createAsOption())
    .addOption(contentOption())
    .option('--undo', 'undo the last import of the edition', false)
    .option('--foreign', "import from hosts that the edition's file does not list", false)
    .option('--media <folder>', "a folder or zip of articles' pictures, found by the ends of their paths")
    .option('--sizes', "make smaller copies of the edition's pictures; needs no files to import", false)
    .addOption(createUrlOption())
    .addOption(createPublishedOption())
    .option(
      '--report <file>',
      'the file for the report (JSON): every article, what was skipped, refused or left out, and lost words (default: <content>/<edition>/import-report.json)',
    )
    .addOption(dryRunOption('report what would be imported, with ten sample articles, and write nothing'))
    .addOption(jsonOption('print the report as JSON on standard output'))
    .action(
      withExitStatus(async (paths, options) => {
        const usageMistake = findUsageMistake(paths, options)
        if (usageMistake !== null) command.error(`error: ${usageMistake}`)
        return options.undo ? undoLastImport(options) : runImport(paths, options)
      }),
    )
}
