import type { Attachment } from '../wxr/export-index.ts'
import { dropMissingPictures } from './missing-pictures.ts'
import { findAttachments, renderFigure } from './pictures.ts'
import { type ExpandShortcode, readAttributeText, type ShortcodeUse, wrapAsBlock } from './shortcode-use.ts'

const listIds = (text: string) => text.split(/[\s,]+/).filter((id) => id !== '')

function listGalleryPictures({ attributes, post }: ShortcodeUse): Attachment[] {
  const { index, notes } = post
  const ids = listIds(readAttributeText(attributes, 'ids') || readAttributeText(attributes, 'include'))
  const uploaded = index.pictureIdsByPostId.get(readAttributeText(attributes, 'id') || post.id) ?? []
  const excluded = new Set(listIds(readAttributeText(attributes, 'exclude')))
  const shownIds = ids.length > 0 ? ids : uploaded.filter((id) => !excluded.has(id))
  const pictures = findAttachments(shownIds, index, notes)
  const foundIds = new Set(pictures.map(({ id }) => id))
  const missingIds = shownIds.filter((id) => !foundIds.has(id))
  if (missingIds.length > 0)
    dropMissingPictures(
      post,
      `${missingIds.length} of ${shownIds.length} pictures of a gallery, with the ids ${missingIds.join(', ')}`,
    )
  return pictures
}

/** Renders pictures by their ids, or those uploaded to the post. */
export const expandGallery: ExpandShortcode = (use) => {
  const pictures = listGalleryPictures(use)
  if (pictures.length === 0) {
    use.post.notes.add('empty gallery')
    dropMissingPictures(use.post, 'all pictures of a gallery')
  }
  const figures = pictures
    .values()
    .map(renderFigure)
    .filter((figure) => use.post.budget.spend(figure))
  return wrapAsBlock([...figures].join('\n'))
}

const leadingPicturePattern = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

/** Renders a picture with its caption: the attribute (before WordPress 3.4) or the text after the picture. */
export const expandCaption: ExpandShortcode = ({ attributes, expandContents }) => {
  const expandedContents = expandContents()
  if (expandedContents.trim() === '') return null
  const [, picture = expandedContents, textBelow = ''] = leadingPicturePattern.exec(expandedContents) ?? []
  const captionText = [attributes.valueByName.get('caption') ?? '', textBelow.trim()]
    .filter((part) => part !== '')
    .join(' ')
  return wrapAsBlock(
    `<figure>${picture.trim()}${captionText === '' ? '' : `<figcaption>${captionText}</figcaption>`}</figure>`,
  )
}
