import { countNoun } from '../text/count-noun.ts'
import type { ImportReport } from './import-report.ts'
import { printImportReport } from './print-report.ts'
import type { ArticleSample } from './rehearsal-files.ts'

/** Maximum length of an article's text shown below its fields, in characters. */
const maxShownTextLength = 800

/** Maximum number of skipped records listed per kind. */
const maxListedPerKind = 20

/** Returns the fields, and the beginning of the text. */
function shortenArticle(text: string): string {
  const fieldsEnd = text.indexOf('\n---\n', 3) + '\n---\n'.length
  const body = text.slice(fieldsEnd).trim()
  const omittedCount = body.length - maxShownTextLength
  const beginning =
    omittedCount > 0
      ? `${body.slice(0, maxShownTextLength)}… (${countNoun(omittedCount, 'more character')})`
      : body
  return `${text.slice(0, fieldsEnd)}\n${beginning}`
}

/** Prints what an import would do, with a sample of its articles. */
export function printRehearsal(report: ImportReport, samples: readonly ArticleSample[]): void {
  console.log('Dry run: nothing was written. This is what the import would do:')
  printImportReport(report, 'the report (--report <file>)', maxListedPerKind)
  for (const [index, { file, text }] of samples.entries())
    console.log(
      `\n${file} (${index + 1} of ${samples.length} shown), as it would be:\n\n${shortenArticle(text)}`,
    )
}
