import type { ContentFolder } from '../content/files/content-folder.ts'
import type { DroppedBlockReport } from '../import/accounting/dropped-blocks.ts'
import { importLossesFileName } from '../import/accounting/import-losses.ts'
import { readLosses } from '../import/accounting/read-losses.ts'
import type { Finding, FindingKind } from './finding.ts'

/** Reasons for leaving out parts of a page outside the article. */
const furnitureReasons = new Set(
  (
    'links|rest of the page|service line|tooltip|repeated paragraph|navigation|header|footer|aside|form|button|dialog|noscript|date line|comments|related articles|share buttons|newsletter|' +
    'cookie notice|breadcrumbs|topics|advertisement|byline|sidebar|video|rating|hidden|headline|small picture'
  ).split('|'),
)

/**
 * True for a block that may belong to its article: a passage (the report shortens it) that no other article repeats.
 */
const isPassage = ({ reason, words, count }: DroppedBlockReport) =>
  !furnitureReasons.has(reason) && count === 1 && words.endsWith('…')

/**
 * A picture that an export names by its number alone, one that a page shows and its article lacks, and one whose bytes
 * no browser shows.
 */
const lostPictureReasons = ['missing picture', 'picture left out', 'unreadable picture']

function kindOf(block: DroppedBlockReport): FindingKind {
  if (lostPictureReasons.includes(block.reason)) return 'lost-picture'
  return isPassage(block) ? 'dropped-text' : 'page-furniture'
}

const createFinding = (kind: FindingKind, file: string, text: string): Finding => ({
  kind,
  file,
  line: 1,
  field: '',
  text,
})

/** Returns the text of a block, with its reason. */
const describeBlock = ({ reason, words, count }: DroppedBlockReport) =>
  `${words} (${reason}${count > 1 ? `; ${count} times` : ''})`

/**
 * Finds the text that the imports of an edition have lost or left out of some of its articles.
 * @param isPublished true for the path of an article within the content folder whose losses are findings
 * @throws ContentFaultError if the record of the losses cannot be read
 */
export async function findImportLosses(
  content: ContentFolder,
  editionId: string,
  isPublished: (file: string) => boolean,
): Promise<Finding[]> {
  const toContentPath = (file: string) => `${editionId}/${file}`
  const { lost, dropped } = await readLosses(
    { editionFolder: content.editionFolder(editionId), reportFile: content.importReportFile(editionId) },
    (file) => isPublished(toContentPath(file)),
  )
  return [
    ...lost.map(({ file, lost: words }) => createFinding('lost-text', toContentPath(file), words.join(' '))),
    ...dropped.map((block) => {
      const place = toContentPath(block.files[0] ?? importLossesFileName)
      return createFinding(kindOf(block), place, describeBlock(block))
    }),
  ]
}
