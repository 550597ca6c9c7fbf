import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { addPictureCredits } from '../../markup/add-picture-credits.ts'

import { convertToBodyBlocks, markdownFromBlocks } from '../../markup/html-body.ts'
import { replaceDrawingsWithMissingPictures } from '../../markup/replace-drawings-with-missing-pictures.ts'
import { joinFootnoteTexts, parseBlockFootnotes, renderFootnoteList } from '../shortcodes/footnotes.ts'
import { listMissingPictureDescriptions, recordMissingPictures } from '../shortcodes/missing-pictures.ts'
import { renderFigure } from '../shortcodes/pictures.ts'
import { escapeCodeAndDecodeBase64 } from '../shortcodes/shortcode-contents.ts'
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

/** Matches a CDATA section, which an HTML parser would treat as a comment, losing its text. */
const cdataPattern = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g

const embedWrapperUrlPattern =
  /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/div>)/g

/** Links each URL that is alone in an embed block (`wp-block-embed__wrapper`). */
const linkLoneUrlsInEmbedBlocks = (html: string) =>
  html.replace(embedWrapperUrlPattern, '$1<p><a href="$2">$2</a></p>')

/** True if `html` contains a picture's file name in any of the sizes that WordPress generates. */
function containsAnySizeOfPicture(html: string, pictureUrl: string): boolean {
  const [, fileStem = pictureUrl] = /([^/]+)\.\w+$/.exec(pictureUrl) ?? []
  return html
    .split(`/${fileStem}`)
    .slice(1)
    .some((followingHtml) => /^(?:-\d+x\d+|-scaled)?\./.test(followingHtml))
}

/** Matches the id of an attachment. WordPress stores 0 or -1 where an editor removed the picture. */
const attachmentIdPattern = /^[1-9]\d*$/

/**
 * Renders the featured picture, which themes show above a post. Returns an empty string if the post has none,
 * if the export does not contain it, or if the text already shows it. Notes a picture that is missing from
 * the export, and drops the caption of a picture that the text shows.
 */
function renderFeaturedPictureUnlessShown(item: WxrItem, html: string, post: PostContext): string {
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
  if (containsAnySizeOfPicture(html, attachment.url)) {
    const captionText = extractVisiblePostText(attachment.caption)
    if (captionText !== '')
      droppedBlocks.push({ reason: 'caption of a picture that the text shows', text: captionText })
    return ''
  }
  notes.add('featured picture')
  return renderFigure(attachment)
}

/** An item's body as Markdown, and all text that the item's page showed as part of the body. */
export interface PostBody {
  markdown: string
  sourceText: string
}

/**
 * Extracts all visible text of an item's content before conversion, its footnotes, and its featured picture's
 * caption.
 */
function extractVisibleSourceText(item: WxrItem, contentHtml: string, { index }: PostContext): string {
  const footnotes = parseBlockFootnotes(item)
  const captionHtml = index.attachmentById.get(findItemMeta(item, '_thumbnail_id'))?.caption ?? ''
  const footnoteText =
    footnotes === 'unreadable' ? findItemMeta(item, 'footnotes') : joinFootnoteTexts(footnotes)
  return [
    extractVisiblePostText(contentHtml.replace(cdataPattern, '$1')),
    footnoteText,
    extractVisiblePostText(captionHtml),
  ].join('\n')
}

/**
 * Converts an item's content to Markdown: replaces shortcodes and block comments, adds paragraphs as
 * WordPress does, adds the featured picture and the footnotes, and makes links absolute.
 */
export function convertPostBody(item: WxrItem, post: PostContext): PostBody | 'too long' {
  const contentHtml = escapeCodeAndDecodeBase64(findItemText(item, 'content:encoded'))
  const expandedHtml = expandShortcodes(
    replaceHtmlComments(contentHtml, post).replace(cdataPattern, '$1'),
    post,
  )
  const footnotes = parseBlockFootnotes(item)
  if (footnotes === 'unreadable') post.notes.add('unreadable footnotes')
  const paragraphHtml = isBlockEditorHtml(contentHtml)
    ? linkLoneUrlsInEmbedBlocks(expandedHtml)
    : autop(expandedHtml)
  const html =
    renderFeaturedPictureUnlessShown(item, expandedHtml, post) +
    paragraphHtml +
    renderFootnoteList([...(footnotes === 'unreadable' ? [] : footnotes), ...post.footnotes], paragraphHtml)
  if (html.length > maxPostTextLength || post.budget.isOverspent) return 'too long'
  const linkUrl = htmlToLine(findItemText(item, 'link'))
  const completedHtml = resolveLinksAndAddAltTexts(
    html,
    URL.canParse(linkUrl) ? linkUrl : post.index.baseUrl,
    post.index,
  )
  const bodyTree = parseHtmlFragment(completedHtml)
  replaceDrawingsWithMissingPictures(bodyTree)
  const { creditedTree, addedCredits } = addPictureCredits(bodyTree, createAttachmentCreditLookup(post.index))
  const sourceText = [
    extractVisibleSourceText(item, contentHtml, post),
    ...addedCredits,
    ...listMissingPictureDescriptions(post),
  ].join('\n')
  return { markdown: markdownFromBlocks(convertToBodyBlocks(creditedTree)), sourceText }
}
