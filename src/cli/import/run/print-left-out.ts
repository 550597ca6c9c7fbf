import { onlyBeginningReason } from '../accounting/word-account.ts'
import { countNoun } from '../text/count-noun.ts'
import type { ImportReport } from './import-report.ts'
import { drawingReason, smallPictureReason, unreadablePictureReason } from './replace-data-url-pictures.ts'

/**
 * Descriptions, which follow a number, of pictures in a source that were not stored, by the reason for dropping them.
 */
const lostPicturePhraseByReason: ReadonlyMap<string, string> = new Map([
  [smallPictureReason, 'less than 100 pixels wide or high'],
  [unreadablePictureReason, 'damaged, or in a format that browsers cannot show'],
  [drawingReason, 'drawn in the page itself (SVG)'],
])

const countDroppedBlocks = (droppedBlocks: ImportReport['dropped'], reason: string): number =>
  droppedBlocks.reduce((sum, block) => sum + (block.reason === reason ? block.count : 0), 0)

/**
 * Prints the number of articles whose saved page contains only their beginning, because only subscribers see the rest.
 */
export function printIncompleteArticleCount(
  droppedBlocks: ImportReport['dropped'],
  reportFile: string,
): void {
  const count = countDroppedBlocks(droppedBlocks, onlyBeginningReason)
  if (count > 0)
    console.error(
      `Only the beginning of ${countNoun(count, 'article')} was imported, because the site shows the rest only to subscribers: log in as a subscriber and save the pages again as "Webpage, complete", or import the newsroom's own files. ${reportFile} lists the articles`,
    )
}

/** Prints the number of pictures that were left out, by kind. */
export function printLostPictureCounts(droppedBlocks: ImportReport['dropped'], reportFile: string): void {
  const countTexts = [...lostPicturePhraseByReason].flatMap(([reason, phrase]) => {
    const count = countDroppedBlocks(droppedBlocks, reason)
    return count === 0 ? [] : [`${count} ${phrase}`]
  })
  if (countTexts.length > 0)
    console.error(
      `pictures left out of articles: ${countTexts.join('; ')}. ${reportFile} lists their articles`,
    )
}

/**
 * True for a dropped passage of text. False for a picture, and for a note that a page lacks the rest of its article.
 */
export const isTextPassage = ({ reason }: ImportReport['dropped'][number]): boolean =>
  reason !== onlyBeginningReason && !lostPicturePhraseByReason.has(reason)
