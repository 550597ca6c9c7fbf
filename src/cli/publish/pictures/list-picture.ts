import type { DocumentBody } from '../../../model/article.ts'
import type { SizedPicture } from '../../../model/document.ts'
import type { PictureLookup } from '../../content/body/picture-size.ts'

/** Maximum size, in bytes, of a picture that a list shows without a smaller copy. */
const maxListedBytes = 32 * 1024

/** Minimum width and height in pixels. Smaller pictures are ornaments, such as smileys or rules. */
const [minPictureWidth, minPictureHeight] = [120, 80]

/**
 * Matches a stored picture in a body's HTML. Captures its path, the path and width of its narrowest copy if it has
 * copies, and its own width and height.
 */
const picturePattern =
  /<img src="(\/media\/[\w.]+)"(?: srcset="(\/media\/[\w.]+) (\d+)w)?[^>]*? width="(\d+)" height="(\d+)"/g

/**
 * Chooses the picture for an article's line in lists: the first picture that is not an ornament and that has a smaller
 * copy or is small itself. Returns `null` if there is none.
 */
export function chooseListPicture(
  { html }: Pick<DocumentBody, 'html'>,
  { findPictureSize }: PictureLookup,
): SizedPicture | null {
  for (const [, picturePath = '', copyPath, copyWidth, ...sizeTexts] of html.matchAll(picturePattern)) {
    const [width = 0, height = 0] = sizeTexts.map(Number)
    if (width < minPictureWidth || height < minPictureHeight) continue
    if (copyPath && copyWidth)
      return { path: copyPath, width: +copyWidth, height: Math.round((height * +copyWidth) / width) }
    if ((findPictureSize(picturePath)?.byteCount ?? Number.POSITIVE_INFINITY) <= maxListedBytes)
      return { path: picturePath, width, height }
  }
  return null
}
