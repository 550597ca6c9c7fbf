import type { Edition } from '../../model/edition.ts'
import { formatContentCommand } from '../content/files/command-text.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { readAcceptedFindingKeys } from '../review/accepted-findings.ts'
import {
  type Finding,
  formatFindingCounts,
  mergeMissingAddressFindings,
  toFindingKey,
} from '../review/finding.ts'
import { reviewSelectedArticles } from '../review/review-content.ts'

/**
 * Prints the number of findings in articles that a command has just written or published. Does not count accepted
 * findings. Does not count page furniture either, because leaving it out is usually right.
 * @param files paths of the articles' files
 */
export async function printReviewCounts(
  contentFolder: string,
  editions: readonly Edition[],
  files: readonly string[],
): Promise<void> {
  const content = new ContentFolder(contentFolder)
  const findings: Finding[] = []
  for (const edition of editions) {
    const editionFiles = files.filter((file) => content.toRelativePath(file).startsWith(`${edition.id}/`))
    if (editionFiles.length > 0)
      findings.push(...(await reviewSelectedArticles(content, { edition, editions }, editionFiles)))
  }
  const acceptedKeys = await readAcceptedFindingKeys(content.resolveAcceptedFindingsFile())
  const countedFindings = mergeMissingAddressFindings(findings).filter(
    (finding) => finding.kind !== 'page-furniture' && !acceptedKeys.has(toFindingKey(finding)),
  )
  if (countedFindings.length > 0)
    console.log(
      `Worth a look in ${countNoun(files.length, 'article')}: ${formatFindingCounts(countedFindings)}. ${formatContentCommand('review')} lists them.`,
    )
}
