import type { PostContext } from './shortcode-use.ts'

/** Reason of a dropped block that names a picture by its number alone, which no text of the article mentions. */
const missingPictureReason = 'missing picture'

/** Records pictures that a post shows and the export does not contain, for the report and the review. */
export function recordMissingPictures(
  { id, droppedBlocks: dropped }: PostContext,
  description: string,
): void {
  dropped.push({ reason: missingPictureReason, text: `post ${id}: ${description}` })
}

/** Lists what was recorded. No text of the source contains these words. */
export const listMissingPictureTexts = ({ droppedBlocks: dropped }: PostContext): string[] =>
  dropped.filter(({ reason }) => reason === missingPictureReason).map(({ text }) => text)
