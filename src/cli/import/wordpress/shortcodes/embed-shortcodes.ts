import { htmlToLine } from '../wxr/html-to-line.ts'
import { findAttachments } from './pictures.ts'
import {
  isUrlReference,
  readAttributeText,
  renderLinkParagraph,
  type ShortcodeHandler,
  type ShortcodeUse,
} from './shortcode-use.ts'

const urlAttributeNames = ['url', 'src', 'href', 'link', 'source']
const idAttributeNames = ['id', 'video', 'v', 'clip_id']
const fileAttributeNames = 'src mp3 m4a ogg oga wav wma mp4 m4v webm ogv mov wmv flv'.split(' ')

/**
 * Finds the URL or id that a shortcode names: the first text for which `isWanted` is true among the given
 * attributes, the values without a name, and the text between the tags.
 */
function findEmbedUrlOrId(
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

/** Renders a link, then the text between the tags unless that text only repeats `targetText`. */
function renderLinkAndContents(shortcode: ShortcodeUse, targetUrl: string, targetText: string): string {
  return htmlToLine(shortcode.contents) === targetText
    ? renderLinkParagraph(targetUrl)
    : renderLinkParagraph(targetUrl) + shortcode.expandContents()
}

/** Replaces an embed by a link to its URL; `null` if it names no URL. */
export const expandEmbed: ShortcodeHandler = (shortcode) => {
  const url = findEmbedUrlOrId(shortcode, urlAttributeNames, isUrlReference)
  return url === null ? null : renderLinkAndContents(shortcode, url, url)
}

/**
 * Creates a handler that replaces a video by a link to its page, which the shortcode names by its URL or its
 * id.
 */
export const createVideoHandler =
  (toPageUrl: (videoId: string) => string, idPattern: RegExp): ShortcodeHandler =>
  (shortcode) => {
    const videoId = findEmbedUrlOrId(shortcode, idAttributeNames, (text) => idPattern.test(text))
    return (
      expandEmbed(shortcode) ??
      (videoId === null ? null : renderLinkAndContents(shortcode, toPageUrl(videoId), videoId))
    )
  }

/**
 * Replaces a media player by a link to its file, named by its URL or its attachment; `null` if neither is
 * known.
 */
export const expandMediaPlayer: ShortcodeHandler = (shortcode) => {
  const { index } = shortcode.post
  const url =
    findEmbedUrlOrId(shortcode, fileAttributeNames, isUrlReference) ??
    index.attachmentById.get(readAttributeText(shortcode.attributes, 'id'))?.url ??
    null
  return url === null ? null : renderLinkAndContents(shortcode, url, url)
}

/** Replaces a playlist by links to the files of its attachments. */
export const expandPlaylist: ShortcodeHandler = ({ attributes, post: { index, notes, budget } }) => {
  const attachmentIds = readAttributeText(attributes, 'ids')
    .split(/[\s,]+/)
    .filter((id) => id !== '')
  const linkParagraphs = findAttachments(attachmentIds, index, notes)
    .values()
    .map(({ url, title }) => renderLinkParagraph(url, htmlToLine(title) || url))
    .filter((link) => budget.spend(link))
  return [...linkParagraphs].join('')
}
