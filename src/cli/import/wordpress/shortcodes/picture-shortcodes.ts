import type { Attachment } from '../wxr/export-index.ts'
import { findAttachments, renderFigure } from './pictures.ts'
import { asBlock, attributeText, type Expansion, type ShortcodeUse } from './shortcode-use.ts'

const idsIn = (text: string) => text.split(/[\s,]+/).filter((id) => id !== '')

function galleryPictures({ attributes, post }: ShortcodeUse): Attachment[] {
  const { index, notes } = post
  const ids = idsIn(attributeText(attributes, 'ids') || attributeText(attributes, 'include'))
  const uploaded = index.pictures.get(attributeText(attributes, 'id') || post.id) ?? []
  const excluded = new Set(idsIn(attributeText(attributes, 'exclude')))
  const shownIds = ids.length > 0 ? ids : uploaded.filter((id) => !excluded.has(id))
  return findAttachments(shownIds, index, notes)
}

/** Renders pictures by their ids, or those uploaded to the post. */
export const expandGallery: Expansion = (use) => {
  const pictures = galleryPictures(use)
  if (pictures.length === 0) use.post.notes.add('empty gallery')
  const figures = pictures
    .values()
    .map(renderFigure)
    .filter((figure) => use.post.budget.spend(figure))
  return asBlock([...figures].join('\n'))
}

const pictureFirst = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

/** Renders a picture with its caption: the attribute (before WordPress 3.4) or the text after the picture. */
export const expandCaption: Expansion = ({ attributes, expanded }) => {
  const inner = expanded()
  if (inner.trim() === '') return null
  const [, picture = inner, captionText = ''] = pictureFirst.exec(inner) ?? []
  const text = [attributes.named.get('caption') ?? '', captionText.trim()]
    .filter((part) => part !== '')
    .join(' ')
  return asBlock(`<figure>${picture.trim()}${text === '' ? '' : `<figcaption>${text}</figcaption>`}</figure>`)
}
