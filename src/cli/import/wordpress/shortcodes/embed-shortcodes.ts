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
 * Finds the URL or id in a shortcode: the first text that satisfies `isWanted` among the given attributes,
 * the values without a name, and the text between the tags, in this order. Returns `null` if there is none.
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

/** Renders a link, followed by the text between the tags unless it only repeats `writtenTarget`. */
function renderLinkAndContents(shortcode: ShortcodeUse, targetUrl: string, writtenTarget: string): string {
  return htmlToLine(shortcode.contents) === writtenTarget
    ? renderLinkParagraph(targetUrl)
    : renderLinkParagraph(targetUrl) + shortcode.expandContents()
}

/** Replaces an embed with a link to its URL, or returns `null` if it contains no URL. */
export const expandEmbed: ShortcodeHandler = (shortcode) => {
  const url = findEmbedUrlOrId(shortcode, urlAttributeNames, isUrlReference)
  return url === null ? null : renderLinkAndContents(shortcode, url, url)
}

/**
 * Creates a handler that replaces a video with a link to its page. The shortcode contains the page's URL or
 * the video's id.
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
 * Replaces a media player with a link to its file, identified by URL or attachment id. Returns `null` if
 * neither identifies a file.
 */
export const expandMediaPlayer: ShortcodeHandler = (shortcode) => {
  const { index } = shortcode.post
  const url =
    findEmbedUrlOrId(shortcode, fileAttributeNames, isUrlReference) ??
    index.attachmentById.get(readAttributeText(shortcode.attributes, 'id'))?.url ??
    null
  return url === null ? null : renderLinkAndContents(shortcode, url, url)
}

/** Replaces a playlist with links to the files of its attachments. */
export const expandPlaylist: ShortcodeHandler = ({ attributes, post: { index, notes, budget } }) => {
  const attachmentIds = readAttributeText(attributes, 'ids')
    .split(/[\s,]+/)
    .filter((id) => id !== '')
  const attachments = findAttachments(attachmentIds, index)
  notes.add('missing attachment', '', attachmentIds.length - attachments.length)
  const linkParagraphs = attachments
    .values()
    .map(({ url, title }) => renderLinkParagraph(url, htmlToLine(title) || url))
    .filter((link) => budget.spendUnlessOverspent(link))
  return [...linkParagraphs].join('')
}
