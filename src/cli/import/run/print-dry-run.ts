import { countNoun } from '../text/count-noun.ts'
import type { ArticleSample } from './dry-run-files.ts'
import type { ImportReport } from './import-report.ts'
import { printImportReport } from './print-report.ts'

/** Maximum number of characters of an article's body to print below its fields. */
const maxShownTextLength = 800

/** Maximum number of skipped records listed per kind. */
const maxListedPerKind = 20

/** Shortens an article's file to its front matter and the beginning of its body. */
function shortenArticleBody(fileText: string): string {
  const frontMatterEnd = fileText.indexOf('\n---\n', 3) + '\n---\n'.length
  const body = fileText.slice(frontMatterEnd).trim()
  const omittedLength = body.length - maxShownTextLength
  const shortBody =
    omittedLength > 0
      ? `${body.slice(0, maxShownTextLength)}… (${countNoun(omittedLength, 'more character')})`
      : body
  return `${fileText.slice(0, frontMatterEnd)}\n${shortBody}`
}

/** Prints what an import would do, with a sample of its articles. */
export function printDryRun(report: ImportReport, samples: readonly ArticleSample[]): void {
  console.log('Dry run: nothing was written. This is what the import would do:')
  printImportReport(report, 'the report (--report <file>)', maxListedPerKind)
  for (const [index, { file, fileText }] of samples.entries())
    console.log(
      `\nSample ${index + 1} of ${samples.length}, as the import would write it: ${file}\n\n${shortenArticleBody(fileText)}`,
    )
}
