import type { ContentFolder } from '../content/files/content-folder.ts'
import type { DroppedBlockReport } from '../import/accounting/dropped-blocks.ts'
import { importLossesFileName } from '../import/accounting/import-losses.ts'
import { readLosses } from '../import/accounting/read-losses.ts'
import { onlyBeginningReason } from '../import/accounting/word-account.ts'
import type { Finding, FindingKind } from './finding.ts'

/** Reasons for leaving out parts of a page that are not part of the article. */
const pageFurnitureReasons = new Set(
  (
    'links|rest of the page|service line|tooltip|repeated paragraph|navigation|header|footer|aside|form|button|dialog|noscript|date line|comments|related articles|share buttons|newsletter|' +
    'cookie notice|breadcrumbs|topics|advertisement|byline|sidebar|video|rating|hidden|headline|small picture|drawing'
  ).split('|'),
)

/**
 * True for a block that may belong to its article: a passage long enough to be shortened in the report, which no
 * other article repeats.
 */
const mayBeArticlePassage = ({ reason, words, count }: DroppedBlockReport) =>
  !pageFurnitureReasons.has(reason) && count === 1 && words.endsWith('…')

/**
 * Reasons that mean a lost picture: an export contains only the picture's number, an article lacks a picture that its
 * page shows, or no browser can decode the picture's bytes.
 */
const lostPictureReasons = ['missing picture', 'picture left out', 'unreadable picture']

function toFindingKind(block: DroppedBlockReport): FindingKind {
  if (lostPictureReasons.includes(block.reason)) return 'lost-picture'
  if (block.reason === onlyBeginningReason) return 'only-beginning'
  return mayBeArticlePassage(block) ? 'dropped-text' : 'page-furniture'
}

const createLossFinding = (kind: FindingKind, file: string, text: string): Finding => ({
  kind,
  file,
  line: 1,
  field: '',
  text,
})

/** Describes a block by its text and the reason why it was left out. */
const describeDroppedBlock = ({ reason, words, count }: DroppedBlockReport) =>
  `${words} (${reason}${count > 1 ? `; ${count} times` : ''})`

/**
 * Finds text that imports lost from an edition's articles, or left out of them.
 * @param isPublished returns true for the path, within the content folder, of an article whose losses are findings
 * @throws ContentFaultError if the record of the losses cannot be read
 */
export async function findImportLosses(
  content: ContentFolder,
  editionId: string,
  isPublished: (file: string) => boolean,
): Promise<Finding[]> {
  const toContentPath = (file: string) => `${editionId}/${file}`
  const { lostWords: articlesWithLostWords, droppedBlocks } = await readLosses(
    {
      editionFolder: content.resolveEditionFolder(editionId),
      reportFile: content.resolveImportReportFile(editionId),
    },
    (file) => isPublished(toContentPath(file)),
  )
  return [
    ...articlesWithLostWords.map(({ file, lost: lostWords }) =>
      createLossFinding('lost-text', toContentPath(file), lostWords.join(' ')),
    ),
    ...droppedBlocks.map((block) => {
      const contentPath = toContentPath(block.files[0] ?? importLossesFileName)
      return createLossFinding(toFindingKind(block), contentPath, describeDroppedBlock(block))
    }),
  ]
}
