import type { Edition } from '../../model/edition.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { readAcceptedFindings } from '../review/accepted-findings.ts'
import { countFindings, type Finding, findingKey } from '../review/finding.ts'
import { reviewFiles } from '../review/review-content.ts'

/**
 * Counts the findings in articles that a command has written or published, and prints the counts of those not yet
 * accepted.
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
    const own = files.filter((file) => content.pathWithin(file).startsWith(`${edition.id}/`))
    findings.push(...(await reviewFiles(content, { edition, editions }, own)))
  }
  const accepted = await readAcceptedFindings(content.reviewedFile())
  const open = findings.filter((finding) => !accepted.has(findingKey(finding)))
  if (open.length > 0) console.log(`to look at: ${countFindings(open)} (list them: npx morgue review)`)
}
