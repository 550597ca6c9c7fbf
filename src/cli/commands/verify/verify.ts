import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { InvalidArgumentError } from '@commander-js/extra-typings'
import {
  type DefineCommand,
  type ExitStatus,
  jsonOption,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../../command.ts'
import { formatArchiveCommand } from '../../content/files/command-text.ts'
import { toDocsPath } from '../../content/files/to-docs-path.ts'
import { countNoun } from '../../import/text/count-noun.ts'
import { limitHeap } from '../../limit-heap.ts'
import { createProgressCounter } from '../../progress.ts'
import { countAddresses } from '../../verify/check-objects.ts'
import { renderReportPage } from '../../verify/report-page.ts'
import { type VerifyReport, verify } from '../../verify/verify.ts'
import { readPublishedPointer } from '../with-archive.ts'
import { type VerifySubject, withVerifySubject } from './verify-subject.ts'

function parseSiteOrigin(text: string): string {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new InvalidArgumentError('Expected the URL of a site, such as https://archive.example.')
}

async function verifyRelease(subject: VerifySubject): Promise<VerifyReport> {
  // Verification creates a lot of short-lived garbage. With V8's default limit, its heap would need 55 MB more.
  limitHeap(100)
  const pointer = await readPublishedPointer(subject.store)
  const progress = createProgressCounter(process.stderr)
  progress.expect('addresses', () => countAddresses(subject.store, pointer.root))
  const report = await verify({ ...subject, pointer, onEntryChecked: () => progress.step('addresses') })
  progress.done()
  return report
}

function printVerifyReport({ root, checked, differences }: VerifyReport): void {
  for (const { check, subject, expected, found } of differences)
    console.error(`${check}: ${subject}: expected ${expected}, found ${found}`)
  const checkedText = `${countNoun(checked.addresses, 'address', 'addresses')}, ${countNoun(checked.representations, 'representation')} and ${countNoun(checked.objects, 'stored part')}`
  const differencesText =
    differences.length === 0 ? 'nothing differs' : countNoun(differences.length, 'difference')
  console.log(`Checked ${checkedText} of the release ${root}: ${differencesText}.`)
  if (differences.some(({ check, subject }) => check === 'objects' || subject.startsWith('/media/')))
    console.log(
      `To restore missing and damaged parts, run ${formatArchiveCommand('publish --repair')} with the content that was published.`,
    )
}

async function writeReportFiles(report: VerifyReport, reportFolder: string): Promise<void> {
  await mkdir(reportFolder, { recursive: true })
  await writeFile(path.join(reportFolder, 'verify.json'), `${JSON.stringify(report, null, 1)}\n`)
  await writeFile(path.join(reportFolder, 'verify.html'), renderReportPage(report))
}

async function printAndWriteReport(
  report: VerifyReport,
  { folder, json }: { folder: string | null; json: boolean },
): Promise<ExitStatus> {
  if (json) console.log(JSON.stringify(report))
  else printVerifyReport(report)
  if (folder !== null) await writeReportFiles(report, folder)
  return report.differences.length === 0 ? 0 : 1
}

export const defineVerify: DefineCommand = (command) => {
  command
    .description(
      `Checks that nothing stored is missing or damaged, that every address answers as it
should, that every representation of 200 sampled documents has the document's words, and that
the expected release is served. It reports every difference: ${toDocsPath('verify.md')}.

Exit status 1: something differs.`,
    )
    .argument(
      '[url]',
      'the URL of a live site to check; it is compared with --content or, without that, with the local archive',
      parseSiteOrigin,
    )
    .option(
      '--content <folder>',
      'compare the archive with the release that this content folder would publish',
    )
    .addOption(persistToOption())
    .addOption(remoteOption())
    .option('--report <folder>', 'write verify.html and verify.json there')
    .addOption(
      jsonOption('the report, { "root", "checked": { … }, "differences": [ … ], … }, on standard output'),
    )
    .action(
      withExitStatus(async (siteOrigin, { content, report: reportFolder, json, ...archiveOptions }) =>
        printAndWriteReport(
          await withVerifySubject(
            { siteOrigin: siteOrigin ?? null, content: content ?? null, ...archiveOptions },
            verifyRelease,
          ),
          { folder: reportFolder ?? null, json },
        ),
      ),
    )
}
