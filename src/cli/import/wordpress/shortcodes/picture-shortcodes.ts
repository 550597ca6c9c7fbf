import type { Attachment } from '../wxr/export-index.ts'
import { recordMissingPictures } from './missing-pictures.ts'
import { findAttachments, renderFigure } from './pictures.ts'
import { attributeTextOf, type ExpandShortcode, type ShortcodeUse, wrapAsBlock } from './shortcode-use.ts'

const listIds = (text: string) => text.split(/[\s,]+/).filter((id) => id !== '')

function listGalleryPictures({ attributes, post }: ShortcodeUse): Attachment[] {
  const { index, notes } = post
  const ids = listIds(attributeTextOf(attributes, 'ids') || attributeTextOf(attributes, 'include'))
  const uploaded = index.pictureIdsByPost.get(attributeTextOf(attributes, 'id') || post.id) ?? []
  const excluded = new Set(listIds(attributeTextOf(attributes, 'exclude')))
  const shownIds = ids.length > 0 ? ids : uploaded.filter((id) => !excluded.has(id))
  const pictures = findAttachments(shownIds, index, notes)
  if (pictures.length < shownIds.length)
    recordMissingPictures(
      post,
      `only ${pictures.length} of ${shownIds.length} pictures of a gallery, ${shownIds.join(' ')}`,
    )
  return pictures
}

/** Renders pictures by their ids, or those uploaded to the post. */
export const expandGallery: ExpandShortcode = (use) => {
  const pictures = listGalleryPictures(use)
  if (pictures.length === 0) {
    use.post.notes.add('empty gallery')
    recordMissingPictures(use.post, 'all pictures of a gallery')
  }
  const figures = pictures
    .values()
    .map(renderFigure)
    .filter((figure) => use.post.budget.spend(figure))
  return wrapAsBlock([...figures].join('\n'))
}

const pictureFirst = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

/** Renders a picture with its caption: the attribute (before WordPress 3.4) or the text after the picture. */
export const expandCaption: ExpandShortcode = ({ attributes, expandContents }) => {
  const expandedContents = expandContents()
  if (expandedContents.trim() === '') return null
  const [, picture = expandedContents, captionText = ''] = pictureFirst.exec(expandedContents) ?? []
  const text = [attributes.named.get('caption') ?? '', captionText.trim()]
    .filter((part) => part !== '')
    .join(' ')
  return wrapAsBlock(
    `<figure>${picture.trim()}${text === '' ? '' : `<figcaption>${text}</figcaption>`}</figure>`,
  )
}
