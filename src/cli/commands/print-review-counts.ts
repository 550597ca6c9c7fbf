import type { Edition } from '../../model/edition.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { readAcceptedFindings } from '../review/accepted-findings.ts'
import { countFindings, type Finding, findingKey, mergeRepeated } from '../review/finding.ts'
import { reviewFiles } from '../review/review-content.ts'

/**
 * Counts the findings in articles that a command has written or published, and prints the counts of those not yet
 * accepted.
 * @param files paths of their files
 * @param losses text that the import which wrote them lost or left out
 */
export async function printReviewCounts(
  contentFolder: string,
  editions: readonly Edition[],
  { files, losses }: { files: readonly string[]; losses: readonly Finding[] },
): Promise<void> {
  const content = new ContentFolder(contentFolder)
  const paths = new Set(files.map((file) => content.pathWithin(file)))
  const findings = losses.filter(({ kind, file }) => kind !== 'page-furniture' && paths.has(file))
  for (const edition of editions) {
    const own = files.filter((file) => content.pathWithin(file).startsWith(`${edition.id}/`))
    findings.push(...(await reviewFiles(content, { edition, editions }, own)))
  }
  const accepted = await readAcceptedFindings(content.reviewedFile())
  const open = mergeRepeated(findings).filter((finding) => !accepted.has(findingKey(finding)))
  if (open.length > 0)
    console.log(
      `to look at in ${countNoun(files.length, 'article')}: ${countFindings(open)} (list them: npx morgue review)`,
    )
}
