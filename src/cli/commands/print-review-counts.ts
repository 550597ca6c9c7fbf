import type { Edition } from '../../model/edition.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { readAcceptedFindings } from '../review/accepted-findings.ts'
import { countFindings, type Finding, mergeRepeated, toFindingKey } from '../review/finding.ts'
import { reviewFiles } from '../review/review-content.ts'

/**
 * Counts the findings in articles that a command has written or published, and prints the counts of those not yet
 * accepted. Page furniture, which is usually right, is not counted.
 * @param files paths of their files
 */
export async function printReviewCounts(
  contentFolder: string,
  editions: readonly Edition[],
  files: readonly string[],
): Promise<void> {
  const content = new ContentFolder(contentFolder)
  const findings: Finding[] = []
  for (const edition of editions) {
    const ownFiles = files.filter((file) => content.pathWithin(file).startsWith(`${edition.id}/`))
    if (ownFiles.length > 0) findings.push(...(await reviewFiles(content, { edition, editions }, ownFiles)))
  }
  const accepted = await readAcceptedFindings(content.reviewedFile())
  const open = mergeRepeated(findings).filter(
    (finding) => finding.kind !== 'page-furniture' && !accepted.has(toFindingKey(finding)),
  )
  if (open.length > 0)
    console.log(
      `Worth a look in ${countNoun(files.length, 'article')}: ${countFindings(open)}. \`npx morgue review\` lists them.`,
    )
}
