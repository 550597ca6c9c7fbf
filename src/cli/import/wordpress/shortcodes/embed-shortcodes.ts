import { htmlToLine } from '../wxr/html-to-line.ts'
import { findAttachments } from './pictures.ts'
import {
  type ExpandShortcode,
  isUrlReference,
  readAttributeText,
  renderLinkParagraph,
  type ShortcodeUse,
} from './shortcode-use.ts'

const urlAttributeNames = ['url', 'src', 'href', 'link', 'source']
const idAttributeNames = ['id', 'video', 'v', 'clip_id']
const fileAttributeNames = 'src mp3 m4a ogg oga wav wma mp4 m4v webm ogv mov wmv flv'.split(' ')

/** Finds the content that a shortcode names: the first of its attributes and values that fits, else its inner text. */
function findEmbedValue(
  shortcode: ShortcodeUse,
  attributeNames: readonly string[],
  isWanted: (text: string) => boolean,
): string | null {
  const { attributes } = shortcode
  const candidateTexts = [
    ...attributeNames.map((name) => readAttributeText(attributes, name)),
    ...attributes.positionalValues.map(htmlToLine),
    htmlToLine(shortcode.contents),
  ]
  return candidateTexts.find(isWanted) ?? null
}

/** Renders a link, and the text between the tags unless that is the target. */
function renderLinkAndContents(shortcode: ShortcodeUse, targetUrl: string, targetText: string): string {
  return htmlToLine(shortcode.contents) === targetText
    ? renderLinkParagraph(targetUrl)
    : renderLinkParagraph(targetUrl) + shortcode.expandContents()
}

/** Links an embed by its URL. */
export const expandEmbed: ExpandShortcode = (shortcode) => {
  const url = findEmbedValue(shortcode, urlAttributeNames, isUrlReference)
  return url === null ? null : renderLinkAndContents(shortcode, url, url)
}

/** Links the videos of a site that names them by an id. */
export const createVideoExpander =
  (toPageUrl: (videoId: string) => string, idPattern: RegExp): ExpandShortcode =>
  (shortcode) => {
    const videoId = findEmbedValue(shortcode, idAttributeNames, (text) => idPattern.test(text))
    return (
      expandEmbed(shortcode) ??
      (videoId === null ? null : renderLinkAndContents(shortcode, toPageUrl(videoId), videoId))
    )
  }

/** Links a recording by the URL of its file or by its attachment. */
export const expandMediaPlayer: ExpandShortcode = (shortcode) => {
  const { index } = shortcode.post
  const url =
    findEmbedValue(shortcode, fileAttributeNames, isUrlReference) ??
    index.attachmentById.get(readAttributeText(shortcode.attributes, 'id'))?.url ??
    null
  return url === null ? null : renderLinkAndContents(shortcode, url, url)
}

/** Links recordings by their attachments. */
export const expandPlaylist: ExpandShortcode = ({ attributes, post: { index, notes, budget } }) => {
  const attachmentIds = readAttributeText(attributes, 'ids')
    .split(/[\s,]+/)
    .filter((id) => id !== '')
  const linkParagraphs = findAttachments(attachmentIds, index, notes)
    .values()
    .map(({ url, title }) => renderLinkParagraph(url, htmlToLine(title) || url))
    .filter((link) => budget.spend(link))
  return [...linkParagraphs].join('')
}
