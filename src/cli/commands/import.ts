import path from 'node:path'
import { isPartialDate } from '../../model/partial-date.ts'
import { type Command, readArgs, UsageError } from '../command.ts'
import { readConfiguration } from '../content/configuration.ts'
import { describeFault } from '../content/fault.ts'
import { ImportRun, type Report } from '../import/run.ts'
import { progressOn } from '../progress.ts'

const options = {
  edition: { type: 'string' },
  content: { type: 'string', default: 'content' },
  url: { type: 'string' },
  published: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

function print({ articles, rejections }: Report): void {
  for (const { source, file, outcome } of articles) {
    if (outcome === 'conflict') console.error(`${source}:1: ${file} was edited since: it is left as it is`)
    else console.log(`${source} → ${file} (${outcome})`)
  }
  for (const { file, line, reason } of rejections) console.error(`${file}:${line}: ${reason}`)
}

export const importCommand: Command = {
  help: `Usage: morgue import <file…> --edition <id> [--content content] [--url <url>] [--published <date>] [--json]

Reads files into content/<edition>/articles, and keeps their bytes in content/<edition>/originals.
Plain text: a notice, a headline, paragraphs, a sign-off, a correction label, a notice; notices are
those of any edition.

  --edition <id>      the edition's folder in content/
  --content <folder>  the content folder (content)
  --url <url>         where the one file was first published
  --published <date>  when: YYYY, YYYY-MM, YYYY-MM-DD or with a time
  --json              { "articles": [ … ], "rejections": [ … ] } on standard output`,
  async run(args) {
    const { values, positionals: files } = readArgs({ args, options, allowPositionals: true })
    const { content, url = null, published = null } = values
    if (values.edition === undefined) throw new UsageError('--edition is required')
    if (files.length === 0) throw new UsageError('name at least one file')
    if (files.length > 1 && url !== null) throw new UsageError('--url is of one file')
    if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      throw new UsageError('--url must be an http or https URL')
    if (published !== null && !isPartialDate(published))
      throw new UsageError('--published must be a date: YYYY, YYYY-MM, YYYY-MM-DD, …')
    const configuration = await readConfiguration(content)
    if ('faults' in configuration) {
      for (const fault of configuration.faults) console.error(describeFault(fault))
      return 1
    }
    const { editions } = configuration.value
    const edition = editions.find(({ id }) => id === values.edition)
    if (!edition) {
      console.error(`${content} has no edition ${values.edition}: make the folder, with an edition.yaml`)
      return 1
    }
    const progress = progressOn(process.stderr)
    const run = new ImportRun({ edition, editions, url, published }, path.join(content, edition.id))
    for (const file of files) {
      await run.add(file)
      progress.step('importing')
    }
    progress.done()
    const { report } = run
    if (values.json) console.log(JSON.stringify(report))
    else print(report)
    const refused =
      report.rejections.length > 0 || report.articles.some(({ outcome }) => outcome === 'conflict')
    return refused ? 1 : 0
  },
}
