import { plain } from '../wxr/plain.ts'
import { attachmentsOf } from './pictures.ts'
import { type Expansion, isUrl, linkTo, plainAttribute, type ShortcodeUse } from './shortcode-use.ts'

const addressNames = ['url', 'src', 'href', 'link', 'source']
const idNames = ['id', 'video', 'v', 'clip_id']
const fileNames = 'src mp3 m4a ogg oga wav wma mp4 m4v webm ogv mov wmv flv'.split(' ')

/** What a use says to show: the first of its attributes and values that fits, else its inner text. */
function said(use: ShortcodeUse, names: readonly string[], fits: (text: string) => boolean): string | null {
  const { attributes } = use
  const values = [
    ...names.map((name) => plainAttribute(attributes, name)),
    ...attributes.positional.map(plain),
    plain(use.inner),
  ]
  return values.find(fits) ?? null
}

/** A link, and the text between the tags unless it is what names the target. */
function linkAndText(use: ShortcodeUse, target: string, name: string): string {
  return plain(use.inner) === name ? linkTo(target) : linkTo(target) + use.expanded()
}

/** An embed of any site, by its URL. */
export const embed: Expansion = (use) => {
  const url = said(use, addressNames, isUrl)
  return url === null ? null : linkAndText(use, url, url)
}

/** Embeds of a site that names its videos by an id. */
export const videoOf =
  (pageOf: (id: string) => string, id: RegExp): Expansion =>
  (use) => {
    const found = said(use, idNames, (text) => id.test(text))
    return embed(use) ?? (found === null ? null : linkAndText(use, pageOf(found), found))
  }

/** A recording, by the URL of its file or by its attachment. */
export const player: Expansion = (use) => {
  const { survey } = use.post
  const url =
    said(use, fileNames, isUrl) ?? survey.attachments.get(plainAttribute(use.attributes, 'id'))?.url ?? null
  return url === null ? null : linkAndText(use, url, url)
}

/** Recordings by their attachments. */
export const playlist: Expansion = ({ attributes, post: { survey, findings, room } }) => {
  const ids = plainAttribute(attributes, 'ids')
    .split(/[\s,]+/)
    .filter((id) => id !== '')
  const links = attachmentsOf(ids, survey, findings)
    .values()
    .map(({ url, title }) => linkTo(url, plain(title) || url))
    .filter((link) => room.take(link))
  return [...links].join('')
}
