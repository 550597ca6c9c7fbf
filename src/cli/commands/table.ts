import { existsSync } from 'node:fs'
import { Option } from '@commander-js/extra-typings'
import {
  contentOption,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  jsonOption,
  withExitStatus,
} from '../command.ts'
import { formatContentCommand, quoteForShell } from '../content/files/command-text.ts'
import { formatFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { readUtf8 } from '../content/files/read-utf8.ts'
import { writeAtomically } from '../content/files/write-atomically.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { formatTable } from '../review/table/format-table.ts'
import { parseTable } from '../review/table/parse-table.ts'
import { planTableEdits } from '../review/table/plan-table-edits.ts'
import { requireConfiguration } from './content-faults.ts'
import { writeAndPrintEdits } from './write-and-print-edits.ts'

interface ReadBackOptions {
  content: string
  dryRun: boolean
  json: boolean
}

async function listEditionIds(contentFolder: string): Promise<string[]> {
  const { editions } = await requireConfiguration(contentFolder)
  return editions.map(({ id }) => id)
}

async function writeTableFile(contentFolder: string, tableFile: string): Promise<ExitStatus> {
  const editionIds = await listEditionIds(contentFolder)
  if (existsSync(tableFile))
    throw new ArchiveError(
      `${tableFile} exists already, and may contain edits: read them with ${formatContentCommand(`table --in ${quoteForShell(tableFile)}`)}, or choose another file`,
    )
  const { csv, articleCount, omittedFileFaults } = await formatTable(
    new ContentFolder(contentFolder),
    editionIds,
  )
  for (const fault of omittedFileFaults) console.error(formatFault(fault))
  await writeAtomically(tableFile, csv)
  console.log(
    `Wrote ${countNoun(articleCount, 'article')} to ${tableFile}. Once you have edited the table, ${formatContentCommand(`table --in ${quoteForShell(tableFile)}`)} reads it back.`,
  )
  if (omittedFileFaults.length > 0)
    console.error(
      'The articles with the faults listed above are not in the table: correct the faults, then write the table to a new file.',
    )
  return omittedFileFaults.length > 0 ? 1 : 0
}

async function applyTableFile(
  { content: contentFolder, ...editOptions }: ReadBackOptions,
  tableFile: string,
): Promise<ExitStatus> {
  const editionIds = await listEditionIds(contentFolder)
  const text = await readUtf8(tableFile, 'save the table in the spreadsheet as CSV in UTF-8')
  const { rows, headerFaults } = parseTable(tableFile, text)
  const plan = await planTableEdits(new ContentFolder(contentFolder), editionIds, { tableFile, rows })
  plan.faults.unshift(...headerFaults)
  return writeAndPrintEdits(plan, editOptions)
}

export const defineTable: DefineCommand = (command) => {
  command
    .description(
      `Writes the fields of every article as a table for a spreadsheet, and reads the edited table back.

  npx morgue table --out articles.csv
  npx morgue table --in articles.csv

Only cells that differ change an article, and never its body. Lists are separated by " | "; a
vertical bar within a value is written "\\|". Rows and columns can be deleted and sorted; the columns
"file" and "version" identify the article, so keep them. An existing file is never overwritten.

Exit status 1: a row cannot be used, or an article has a fault; then nothing is edited.`,
    )
    .addOption(new Option('--out <file>', 'write the table to this new file').conflicts('in'))
    .option('--in <file>', 'read the edited table (CSV in UTF-8), and edit the articles')
    .addOption(dryRunOption('with --in: show the differences, and write nothing'))
    .addOption(contentOption())
    .addOption(jsonOption('with --in: [ { "file", "changes": [ { "field", "before", "after" } ] }, … ]'))
    .action(
      withExitStatus(async ({ out: newTableFile, in: editedTableFile, ...options }) => {
        if (newTableFile !== undefined) return writeTableFile(options.content, newTableFile)
        if (editedTableFile !== undefined) return applyTableFile(options, editedTableFile)
        return command.error("error: give '--out <file>' or '--in <file>'")
      }),
    )
}
