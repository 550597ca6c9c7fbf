import path from 'node:path'
import { isPartialDate } from '../../model/partial-date.ts'
import { type Command, type ExitStatus, readArgs, UsageError } from '../command.ts'
import { readConfiguration } from '../content/files/configuration.ts'
import { describeFault } from '../content/files/fault.ts'
import { type Briefing, createBriefing } from '../import/briefing.ts'
import type { Importer } from '../import/importer.ts'
import { importers } from '../import/index.ts'
import { namedFiles } from '../import/run/named-files.ts'
import { printReport } from '../import/run/print-report.ts'
import { needsPerson, type Report } from '../import/run/report.ts'
import { ImportRun } from '../import/run/run.ts'
import { reportLines, writeReport } from '../import/run/write-report.ts'
import { describeWriteError } from '../import/source/read-error.ts'
import { progressOn } from '../progress.ts'

const options = {
  edition: { type: 'string' },
  content: { type: 'string', default: 'content' },
  as: { type: 'string' },
  url: { type: 'string' },
  published: { type: 'string' },
  media: { type: 'string' },
  report: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** What was asked for, checked. */
interface Request {
  paths: string[]
  edition: string
  content: string
  as: Importer | null
  url: string | null
  published: string | null
  media: string | null
}

function importerNamed(name: string | undefined): Importer | null {
  const importer = importers.find((each) => each.name === name)
  if (name !== undefined && !importer)
    throw new UsageError(`--as must be one of ${importers.map((each) => each.name).join(', ')}`)
  return importer ?? null
}

function readRequest(args: string[]) {
  const { values, positionals: paths } = readArgs({ args, options, allowPositionals: true })
  const { url = null, published = null, edition } = values
  if (edition === undefined) throw new UsageError('--edition is required')
  if (paths.length === 0) throw new UsageError('name at least one file or folder')
  if (paths.length > 1 && url !== null) throw new UsageError('--url is of one file')
  if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new UsageError('--url must be an http or https URL')
  if (published !== null && !isPartialDate(published))
    throw new UsageError('--published must be a date: YYYY, YYYY-MM, YYYY-MM-DD, …')
  const request: Request = {
    ...{ paths, edition, url, published, content: values.content },
    ...{ as: importerNamed(values.as), media: values.media ?? null },
  }
  return { request, json: values.json, report: values.report ?? null }
}

/** The edition to import into, or the reasons why there is none. */
async function brief({ content, edition: id, url, published }: Request): Promise<Briefing | string[]> {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) return configuration.faults.map(describeFault)
  const { editions } = configuration.value
  const edition = editions.find((each) => each.id === id)
  if (!edition) return [`${content} has no edition ${id}: make the folder, with an edition.yaml`]
  return createBriefing({ edition, editions, url, published })
}

/** Lets an interrupt end the run after the record that is being read; a second one ends the program at once. */
function stopOnInterrupt(run: ImportRun): () => void {
  const interrupt = () => {
    run.stop('it was interrupted')
    ignore()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  const ignore = () => {
    for (const signal of signals) process.off(signal, interrupt)
  }
  for (const signal of signals) process.on(signal, interrupt)
  return ignore
}

async function runImport({ paths, content, as, media }: Request, briefing: Briefing): Promise<Report> {
  const progress = progressOn(process.stderr)
  const step = () => progress.step('records')
  const run = await ImportRun.begin(briefing, path.join(content, briefing.edition.id))
  const ignoreInterrupts = stopOnInterrupt(run)
  for await (const named of namedFiles(paths)) {
    if (run.isStopped) break
    await run.add(named, as, step)
    progress.step('files')
  }
  const report = await run.finish(media, step)
  ignoreInterrupts()
  progress.done()
  return report
}

/** Writes the report; when that fails, says so, and the screen is the report. */
async function writeReportOrSay(report: Report, file: string): Promise<boolean> {
  try {
    await writeReport(report, file)
    return true
  } catch (error) {
    console.error(`The report was not written: ${describeWriteError(error)}`)
    return false
  }
}

export const importCommand: Command = {
  help: `Usage: morgue import <file|folder…> --edition <id> [--as <importer>] [--content content] [--media <folder>]
                     [--url <url>] [--published <date>] [--report report.json] [--json]

Reads what a newsroom left behind into content/<edition>/articles, and keeps its bytes in
content/<edition>/originals. Importing twice changes nothing; a corrected source updates the
articles that it made, and nothing that a person edited since. Exit status 1: something was
refused, left aside or lost, and is named.

  --edition <id>      the edition's folder in content/
  --as <importer>     ${importers.map(({ name }) => name).join(', ')}; else the first that recognises a file
  --content <folder>  the content folder (content)
  --media <folder>    pictures, found by how their paths end
  --url <url>         where the one file was first published
  --published <date>  when: YYYY, YYYY-MM, YYYY-MM-DD or with a time
  --report <file>     where to write every article, skip, refusal and lost word, as JSON
                      (content/<edition>/import-report.json)
  --json              the same on standard output`,
  async run(args): Promise<ExitStatus> {
    const { request, json, report: reportFile } = readRequest(args)
    const briefing = await brief(request)
    if (Array.isArray(briefing)) {
      for (const reason of briefing) console.error(reason)
      return 1
    }
    const report = await runImport(request, briefing)
    const file = reportFile ?? path.join(request.content, request.edition, 'import-report.json')
    const isWritten = await writeReportOrSay(report, file)
    if (json) for (const line of reportLines(report)) process.stdout.write(line)
    else printReport(report, file)
    return needsPerson(report) || !isWritten ? 1 : 0
  },
}
