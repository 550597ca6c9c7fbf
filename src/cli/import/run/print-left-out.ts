import { onlyBeginningReason } from '../accounting/word-account.ts'
import { countNoun } from '../text/count-noun.ts'
import type { ImportReport } from './import-report.ts'
import { drawingReason, smallPictureReason, unreadablePictureReason } from './replace-data-url-pictures.ts'

/**
 * The wording, after a number, for pictures that a source contains but that are not stored, by the reason for dropping
 * them.
 */
const lostPicturePhraseByReason: ReadonlyMap<string, string> = new Map([
  [smallPictureReason, 'less than 100 pixels wide or high'],
  [unreadablePictureReason, 'damaged, or in a format that browsers cannot show'],
  [drawingReason, 'drawn by the markup of their page (SVG)'],
])

const countDroppedBlocks = (droppedBlocks: ImportReport['dropped'], reason: string): number =>
  droppedBlocks.reduce((sum, block) => sum + (block.reason === reason ? block.count : 0), 0)

/**
 * Prints the number of articles of which the saved page contains only the beginning, since only subscribers see the
 * rest.
 */
export function printIncompleteArticleCount(
  droppedBlocks: ImportReport['dropped'],
  reportFile: string,
): void {
  const count = countDroppedBlocks(droppedBlocks, onlyBeginningReason)
  if (count > 0)
    console.error(
      `only the beginning of ${countNoun(count, 'article')} was imported, since the rest is shown to subscribers alone: log in as one and save the pages again ("Webpage, complete"), or import the newsroom's own files. ${reportFile} lists the articles`,
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

/** True for a dropped passage of text: neither a picture, nor the rest of an article that its page lacks. */
export const isTextPassage = ({ reason }: ImportReport['dropped'][number]): boolean =>
  reason !== onlyBeginningReason && !lostPicturePhraseByReason.has(reason)
