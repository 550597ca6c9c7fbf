import { parseHtml } from '../../../content/html/parse-html.ts'
import { addCredits } from '../../markup/add-credits.ts'

import { convertToBodyBlocks, markdownFromBlocks } from '../../markup/html-body.ts'
import { replaceDrawings } from '../../markup/replace-drawings.ts'
import { extractFootnoteText, parseBlockFootnotes, renderFootnoteList } from '../shortcodes/footnotes.ts'
import { listMissingPictureTexts, recordMissingPictures } from '../shortcodes/missing-pictures.ts'
import { renderFigure } from '../shortcodes/pictures.ts'
import { escapeAndDecodeShortcodes } from '../shortcodes/shortcode-contents.ts'
import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { expandShortcodes } from '../shortcodes/shortcodes.ts'
import { maxPostTextLength } from '../shortcodes/text-budget.ts'
import { extractVisiblePostText } from '../shortcodes/visible-post-text.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemMeta, findItemText, type WxrItem } from '../wxr/wxr-item.ts'
import { autop } from './autop.ts'
import { createAttachmentCreditLookup } from './picture-credits.ts'
import { isBlockEditorHtml, replaceHtmlComments } from './replace-html-comments.ts'
import { resolveLinksAndAddAltTexts } from './resolve-links-and-add-alt-texts.ts'

/** HTML parses a CDATA section as a comment, and would lose its text. */
const cdataPattern = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g

const embedFrameUrlPattern = /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/div>)/g

/** Links a URL that stands alone in the block editor's frame for embeds. */
const linkUrlsInEmbedFrames = (html: string) =>
  html.replace(embedFrameUrlPattern, '$1<p><a href="$2">$2</a></p>')

/** True when a text shows a picture in any of the sizes that WordPress makes of it. */
function containsPicture(html: string, pictureUrl: string): boolean {
  const [, fileStem = pictureUrl] = /([^/]+)\.\w+$/.exec(pictureUrl) ?? []
  return html
    .split(`/${fileStem}`)
    .slice(1)
    .some((followingHtml) => /^(?:-\d+x\d+|-scaled)?\./.test(followingHtml))
}

/** WordPress stores 0 or -1 where an editor removed the picture. */
const attachmentIdPattern = /^[1-9]\d*$/

/** Renders the picture that themes show above a post, unless its text shows it. */
function renderFeaturedFigure(item: WxrItem, html: string, post: PostContext): string {
  const { index, notes, droppedBlocks } = post
  const attachmentId = findItemMeta(item, '_thumbnail_id')
  const attachment = index.attachmentById.get(attachmentId)
  if (!attachment) {
    if (attachmentIdPattern.test(attachmentId)) {
      notes.add('missing featured picture')
      recordMissingPictures(post, `featured picture ${attachmentId}`)
    }
    return ''
  }
  if (containsPicture(html, attachment.url)) {
    const captionText = extractVisiblePostText(attachment.caption)
    if (captionText !== '')
      droppedBlocks.push({ reason: 'caption of a picture that the text shows', text: captionText })
    return ''
  }
  notes.add('featured picture')
  return renderFigure(attachment)
}

/** An item's body, and all text that its page showed as part of it. */
export interface PostBody {
  markdown: string
  sourceText: string
}

/** Returns all visible text of an item's content, before anything is changed. */
function extractVisibleSourceText(item: WxrItem, contentHtml: string, { index }: PostContext): string {
  const footnotes = parseBlockFootnotes(item)
  const captionHtml = index.attachmentById.get(findItemMeta(item, '_thumbnail_id'))?.caption ?? ''
  const footnoteText = footnotes === null ? findItemMeta(item, 'footnotes') : extractFootnoteText(footnotes)
  return [
    extractVisiblePostText(contentHtml.replace(cdataPattern, '$1')),
    footnoteText,
    extractVisiblePostText(captionHtml),
  ].join('\n')
}

/**
 * Converts the content of an item to its body: replaces shortcodes and block comments, adds WordPress's paragraphs,
 * appends footnotes, completes links. Returns `null` for a text longer than any article.
 */
export function readPostBody(item: WxrItem, post: PostContext): PostBody | null {
  const contentHtml = escapeAndDecodeShortcodes(findItemText(item, 'content:encoded'))
  const expandedHtml = expandShortcodes(
    replaceHtmlComments(contentHtml, post).replace(cdataPattern, '$1'),
    post,
  )
  const footnotes = parseBlockFootnotes(item)
  if (footnotes === null) post.notes.add('unreadable footnotes')
  const paragraphHtml = isBlockEditorHtml(contentHtml)
    ? linkUrlsInEmbedFrames(expandedHtml)
    : autop(expandedHtml)
  const html =
    renderFeaturedFigure(item, expandedHtml, post) +
    paragraphHtml +
    renderFootnoteList([...(footnotes ?? []), ...post.footnotes], paragraphHtml)
  if (html.length > maxPostTextLength || post.budget.isOverspent) return null
  const linkUrl = htmlToLine(findItemText(item, 'link'))
  const completedHtml = resolveLinksAndAddAltTexts(
    html,
    URL.canParse(linkUrl) ? linkUrl : post.index.baseUrl,
    post.index,
  )
  const bodyTree = parseHtml(completedHtml)
  replaceDrawings(bodyTree)
  const { creditedTree, addedCredits } = addCredits(bodyTree, createAttachmentCreditLookup(post.index))
  const sourceText = [
    extractVisibleSourceText(item, contentHtml, post),
    ...addedCredits,
    ...listMissingPictureTexts(post),
  ].join('\n')
  return { markdown: markdownFromBlocks(convertToBodyBlocks(creditedTree)), sourceText }
}
