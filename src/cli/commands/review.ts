import { Option } from '@commander-js/extra-typings'
import { contentOption, type DefineCommand, type ExitStatus, jsonOption, withExitStatus } from '../command.ts'
import { formatContentCommand } from '../content/files/command-text.ts'
import { formatFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { createProgressCounter } from '../progress.ts'
import { readAcceptedFindingKeys, recordAcceptedFindings } from '../review/accepted-findings.ts'
import {
  adviceByFindingKind,
  explanationByFindingKind,
  type Finding,
  type FindingKind,
  formatFinding,
  toFindingKey,
} from '../review/finding.ts'
import { type Review, reviewContent } from '../review/review-content.ts'
import { requireConfiguration } from './content-faults.ts'

interface ReviewOptions {
  content: string
  kind?: FindingKind
  accept?: FindingKind
  json: boolean
}

/**
 * Returns the maximum number of findings of a kind to list if the option `--kind` is missing. Page furniture is only
 * counted, because leaving it out is usually right.
 */
const chooseMaxListedFindings = (kind: FindingKind) => (kind === 'page-furniture' ? 0 : 3)

const allKinds = Object.keys(explanationByFindingKind) as FindingKind[]

/** Prints the kinds of findings, most frequent first, with the first few findings of each kind. */
function printFindings(findings: readonly Finding[], { content, kind }: ReviewOptions): void {
  const findingsByKind = [...Map.groupBy(findings, (finding) => finding.kind)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  for (const [findingKind, findingsOfKind] of findingsByKind) {
    console.log(
      `${findingKind} (${findingsOfKind.length}): ${explanationByFindingKind[findingKind]}. ${adviceByFindingKind[findingKind]}`,
    )
    const listedFindings = kind
      ? findingsOfKind
      : findingsOfKind.slice(0, chooseMaxListedFindings(findingKind))
    for (const finding of listedFindings) console.log(`  ${formatFinding(finding, content)}`)
    const omittedCount = findingsOfKind.length - listedFindings.length
    const omissionText = listedFindings.length === 0 ? '' : `and ${omittedCount} more: `
    if (omittedCount > 0)
      console.log(`  ${omissionText}${formatContentCommand(`review --kind ${findingKind}`)} lists them all`)
  }
}

function printReview(
  { articles, faults }: Review,
  findings: readonly Finding[],
  options: ReviewOptions,
): void {
  for (const fault of faults) console.error(formatFault(fault))
  printFindings(findings, options)
  const outcomeText =
    findings.length === 0 ? 'nothing to look at' : `${countNoun(findings.length, 'finding')} to look at`
  console.log(`${countNoun(articles, 'article')} reviewed: ${outcomeText}`)
  if (findings.length > 0)
    console.log(
      `Once you have looked at all of a kind, ${formatContentCommand('review --accept <kind>')} hides them.`,
    )
}

async function runReview(options: ReviewOptions): Promise<ExitStatus> {
  const content = new ContentFolder(options.content)
  const { editions } = await requireConfiguration(options.content)
  const progress = createProgressCounter(process.stderr)
  const review = await reviewContent(content, editions, progress)
  progress.done()
  const acceptedKeys = await readAcceptedFindingKeys(content.resolveAcceptedFindingsFile())
  const openFindings = review.findings.filter((finding) => !acceptedKeys.has(toFindingKey(finding)))
  const wantedKind = options.kind ?? options.accept
  const findings = openFindings.filter(({ kind }) => wantedKind === undefined || kind === wantedKind)
  if (options.accept) {
    await recordAcceptedFindings(content.resolveAcceptedFindingsFile(), acceptedKeys, findings)
    if (options.json) console.log(JSON.stringify({ accepted: findings }))
    else
      console.log(
        `${options.accept}: ${countNoun(findings.length, 'finding')} recorded as looked at in ${content.resolveAcceptedFindingsFile()}`,
      )
  } else if (options.json) console.log(JSON.stringify({ ...review, findings }))
  else printReview(review, findings, options)
  return review.faults.length > 0 ? 1 : 0
}

export const defineReview: DefineCommand = (command) => {
  command
    .description(
      `Lists what a careful archivist would look at, such as lost pictures, missing dates, doubtful names and
text that was left out, and what to do about it. Changes no article.

Kinds:
${allKinds.map((kind) => `  ${kind}\n    ${explanationByFindingKind[kind]}`).join('\n')}

Exit status 1: a file has a fault, which is listed, so it could not be reviewed.`,
    )
    .addOption(
      new Option('--kind <kind>', 'list only the findings of one kind, and all of them').choices(allKinds),
    )
    .addOption(
      new Option(
        '--accept <kind>',
        'mark all findings of one kind as looked at, so that they are no longer listed',
      )
        .choices(allKinds)
        .conflicts('kind'),
    )
    .addOption(contentOption())
    .addOption(
      jsonOption(
        '{ "articles", "findings": [ { "kind", "file", "line", "field", "text", "otherArticles"? }, … ], "faults" }, or with --accept { "accepted": [ … ] }, on standard output',
      ),
    )
    .action(withExitStatus(runReview))
}
