import type { Attachment } from '../wxr/survey.ts'
import { attachmentsOf, figureOf } from './pictures.ts'
import { block, type Expansion, plainAttribute, type ShortcodeUse } from './shortcode-use.ts'

const idsIn = (text: string) => text.split(/[\s,]+/).filter((id) => id !== '')

function shownIn({ attributes, post }: ShortcodeUse): Attachment[] {
  const { survey, findings } = post
  const ids = idsIn(plainAttribute(attributes, 'ids') || plainAttribute(attributes, 'include'))
  const uploaded = survey.pictures.get(plainAttribute(attributes, 'id') || post.id) ?? []
  const excluded = new Set(idsIn(plainAttribute(attributes, 'exclude')))
  const shown = ids.length > 0 ? ids : uploaded.filter((id) => !excluded.has(id))
  return attachmentsOf(shown, survey, findings)
}

/** Pictures by their ids, or those that were uploaded to the post. */
export const gallery: Expansion = (use) => {
  const pictures = shownIn(use)
  if (pictures.length === 0) use.post.findings.note('empty gallery')
  const figures = pictures
    .values()
    .map(figureOf)
    .filter((figure) => use.post.room.take(figure))
  return block([...figures].join('\n'))
}

const pictureFirst = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

/** A picture with its caption: the attribute (before WordPress 3.4) or what follows the picture. */
export const caption: Expansion = ({ attributes, expanded }) => {
  const inner = expanded()
  if (inner.trim() === '') return null
  const [, picture = inner, rest = ''] = pictureFirst.exec(inner) ?? []
  const text = [attributes.named.get('caption') ?? '', rest.trim()].filter((part) => part !== '').join(' ')
  return block(`<figure>${picture.trim()}${text === '' ? '' : `<figcaption>${text}</figcaption>`}</figure>`)
}
