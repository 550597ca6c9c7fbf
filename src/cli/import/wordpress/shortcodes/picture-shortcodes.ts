import type { Attachment } from '../wxr/export-index.ts'
import { recordMissingPictures } from './missing-pictures.ts'
import { findAttachments, renderFigure } from './pictures.ts'
import {
  type ExpandShortcode,
  readAttributeText,
  type ShortcodeUse,
  surroundWithBlankLines,
} from './shortcode-use.ts'

const splitIds = (idList: string) => idList.split(/[\s,]+/).filter((id) => id !== '')

function listGalleryPictures({ attributes, post }: ShortcodeUse): Attachment[] {
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

/** Renders pictures by their ids, or those uploaded to the post. */
export const expandGallery: ExpandShortcode = (shortcode) => {
  const pictures = listGalleryPictures(shortcode)
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

/** Renders a picture with its caption: the attribute (before WordPress 3.4) or the text after the picture. */
export const expandCaption: ExpandShortcode = ({ attributes, expandContents }) => {
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
