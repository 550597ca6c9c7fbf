import type { PostContext } from './shortcode-use.ts'

/** Reason given for a dropped block that describes missing pictures, by their ids or their number. */
const missingPictureReason = 'missing picture'

/** Records pictures that a post shows but the export does not contain, for the report and the review. */
export function recordMissingPictures(
  { id, droppedBlocks: dropped }: PostContext,
  description: string,
): void {
  dropped.push({ reason: missingPictureReason, text: `post ${id}: ${description}` })
}

/**
 * Lists the recorded descriptions of a post's missing pictures. They must be added to the source text, which
 * does not contain them.
 */
export const listMissingPictureDescriptions = ({ droppedBlocks: dropped }: PostContext): string[] =>
  dropped.filter(({ reason }) => reason === missingPictureReason).map(({ text }) => text)
