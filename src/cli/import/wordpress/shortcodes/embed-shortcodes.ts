import { htmlToLine } from '../wxr/html-to-line.ts'
import { findAttachments } from './pictures.ts'
import {
  type ExpandShortcode,
  isAddress,
  readAttributeText,
  renderLinkParagraph,
  type ShortcodeUse,
} from './shortcode-use.ts'

const addressAttributes = ['url', 'src', 'href', 'link', 'source']
const idAttributes = ['id', 'video', 'v', 'clip_id']
const fileAttributes = 'src mp3 m4a ogg oga wav wma mp4 m4v webm ogv mov wmv flv'.split(' ')

/** Finds the content that a shortcode names: the first of its attributes and values that fits, else its inner text. */
function findEmbedValue(
  use: ShortcodeUse,
  attributeNames: readonly string[],
  isWanted: (text: string) => boolean,
): string | null {
  const { attributes } = use
  const values = [
    ...attributeNames.map((name) => readAttributeText(attributes, name)),
    ...attributes.positionalValues.map(htmlToLine),
    htmlToLine(use.contents),
  ]
  return values.find(isWanted) ?? null
}

/** Renders a link, and the text between the tags unless that is the target. */
function renderLinkAndText(use: ShortcodeUse, target: string, name: string): string {
  return htmlToLine(use.contents) === name
    ? renderLinkParagraph(target)
    : renderLinkParagraph(target) + use.expandContents()
}

/** Links an embed by its URL. */
export const expandEmbed: ExpandShortcode = (use) => {
  const url = findEmbedValue(use, addressAttributes, isAddress)
  return url === null ? null : renderLinkAndText(use, url, url)
}

/** Links the videos of a site that names them by an id. */
export const expandVideo =
  (toPageUrl: (idPattern: string) => string, idPattern: RegExp): ExpandShortcode =>
  (use) => {
    const embedId = findEmbedValue(use, idAttributes, (text) => idPattern.test(text))
    return expandEmbed(use) ?? (embedId === null ? null : renderLinkAndText(use, toPageUrl(embedId), embedId))
  }

/** Links a recording by the URL of its file or by its attachment. */
export const expandPlayer: ExpandShortcode = (use) => {
  const { index } = use.post
  const url =
    findEmbedValue(use, fileAttributes, isAddress) ??
    index.attachmentById.get(readAttributeText(use.attributes, 'id'))?.url ??
    null
  return url === null ? null : renderLinkAndText(use, url, url)
}

/** Links recordings by their attachments. */
export const expandPlaylist: ExpandShortcode = ({ attributes, post: { index, notes, budget } }) => {
  const ids = readAttributeText(attributes, 'ids')
    .split(/[\s,]+/)
    .filter((id) => id !== '')
  const links = findAttachments(ids, index, notes)
    .values()
    .map(({ url, title }) => renderLinkParagraph(url, htmlToLine(title) || url))
    .filter((link) => budget.spend(link))
  return [...links].join('')
}
