import { recordMissingPictures } from './missing-pictures.ts'
import { findAttachments, renderFigure } from './pictures.ts'
import {
  readAttributeText,
  type ShortcodeHandler,
  type ShortcodeUse,
  surroundWithBlankLines,
} from './shortcode-use.ts'

const splitIds = (idList: string) => idList.split(/[\s,]+/).filter((id) => id !== '')

function listGalleryPictureIds({ attributes, post }: ShortcodeUse): string[] {
  const listedIds = splitIds(readAttributeText(attributes, 'ids') || readAttributeText(attributes, 'include'))
  const uploadedIds = post.index.pictureIdsByPostId.get(readAttributeText(attributes, 'id') || post.id) ?? []
  const excludedIds = new Set(splitIds(readAttributeText(attributes, 'exclude')))
  return listedIds.length > 0 ? listedIds : uploadedIds.filter((id) => !excludedIds.has(id))
}

/** Renders the pictures of a gallery: those listed by id, otherwise those uploaded to the post. */
export const expandGallery: ShortcodeHandler = (shortcode) => {
  const { post } = shortcode
  const pictureIds = listGalleryPictureIds(shortcode)
  const pictures = findAttachments(pictureIds, post.index)
  const missingIds = pictureIds.filter((id) => !post.index.attachmentById.has(id))
  const missingCountText = `${missingIds.length} of ${pictureIds.length} pictures of a gallery`
  post.notes.add('missing attachment', '', missingIds.length)
  if (missingIds.length > 0)
    recordMissingPictures(post, `${missingCountText}, with the ids ${missingIds.join(', ')}`)
  if (pictures.length === 0) {
    post.notes.add('empty gallery')
    recordMissingPictures(post, 'all pictures of a gallery')
  }
  const figureHtmls = pictures
    .values()
    .map(renderFigure)
    .filter((figure) => post.budget.spendUnlessOverspent(figure))
  return surroundWithBlankLines([...figureHtmls].join('\n'))
}

const leadingPicturePattern = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

/** Renders a picture with the caption from its attribute (before WordPress 3.4) or from the text after it. */
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
