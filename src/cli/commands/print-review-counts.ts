import type { Edition } from '../../model/edition.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { countFindings, type Finding } from '../review/finding.ts'
import { reviewFiles } from '../review/review-content.ts'

/**
 * Prints how much a person should look at in articles that a command has written or published.
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
  if (findings.length > 0)
    console.log(`to look at: ${countFindings(findings)} (list them: npx morgue review)`)
}
