import type { Attachment } from '../wxr/export-index.ts'
import { recordMissingPictures } from './missing-pictures.ts'
import { findAttachments, renderFigure } from './pictures.ts'
import {
  readAttributeText,
  type ShortcodeHandler,
  type ShortcodeUse,
  surroundWithBlankLines,
} from './shortcode-use.ts'

const splitIds = (idList: string) => idList.split(/[\s,]+/).filter((id) => id !== '')

function listGalleryPicturesAndRecordMissing({ attributes, post }: ShortcodeUse): Attachment[] {
  const { index, notes } = post
  const listedIds = splitIds(readAttributeText(attributes, 'ids') || readAttributeText(attributes, 'include'))
  const uploadedIds = index.pictureIdsByPostId.get(readAttributeText(attributes, 'id') || post.id) ?? []
  const excludedIds = new Set(splitIds(readAttributeText(attributes, 'exclude')))
  const shownIds = listedIds.length > 0 ? listedIds : uploadedIds.filter((id) => !excludedIds.has(id))
  const pictures = findAttachments(shownIds, index, notes)
  const foundIds = new Set(pictures.map(({ id }) => id))
  const missingIds = shownIds.filter((id) => !foundIds.has(id))
  const missingCountText = `${missingIds.length} of ${shownIds.length} pictures of a gallery`
  if (missingIds.length > 0)
    recordMissingPictures(post, `${missingCountText}, with the ids ${missingIds.join(', ')}`)
  return pictures
}

/** Renders the pictures of a gallery: those listed by id, otherwise those uploaded to the post. */
export const expandGallery: ShortcodeHandler = (shortcode) => {
  const pictures = listGalleryPicturesAndRecordMissing(shortcode)
  if (pictures.length === 0) {
    shortcode.post.notes.add('empty gallery')
    recordMissingPictures(shortcode.post, 'all pictures of a gallery')
  }
  const figureHtmls = pictures
    .values()
    .map(renderFigure)
    .filter((figure) => shortcode.post.budget.spend(figure))
  return surroundWithBlankLines([...figureHtmls].join('\n'))
}

const leadingPicturePattern = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

/** Renders a picture with the caption in its attribute (before WordPress 3.4) or after the picture. */
export const expandCaption: ShortcodeHandler = ({ attributes, expandContents }) => {
  const expandedHtml = expandContents()
  if (expandedHtml.trim() === '') return null
  const [, pictureHtml = expandedHtml, htmlBelow = ''] = leadingPicturePattern.exec(expandedHtml) ?? []
  const captionHtml = [attributes.valueByName.get('caption') ?? '', htmlBelow.trim()]
    .filter((part) => part !== '')
    .join(' ')
  return surroundWithBlankLines(
    `<figure>${pictureHtml.trim()}${captionHtml === '' ? '' : `<figcaption>${captionHtml}</figcaption>`}</figure>`,
  )
}
