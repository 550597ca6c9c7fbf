import { parseHtml } from '../../../content/html/parse-html.ts'
import { addCredits } from '../../markup/add-credits.ts'

import { listBodyBlocks, markdownFromBlocks } from '../../markup/html-body.ts'
import { replaceDrawings } from '../../markup/replace-drawings.ts'
import { extractFootnoteText, parseBlockFootnotes, renderFootnoteList } from '../shortcodes/footnotes.ts'
import { dropMissingPictures, listMissingPictureTexts } from '../shortcodes/missing-pictures.ts'
import { renderFigure } from '../shortcodes/pictures.ts'
import { extractPostTextWithShortcodes } from '../shortcodes/post-text-with-shortcodes.ts'
import { rewriteShortcodeContents } from '../shortcodes/shortcode-contents.ts'
import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { expandShortcodes } from '../shortcodes/shortcodes.ts'
import { maxPostTextLength } from '../shortcodes/text-budget.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemMeta, findItemText, type WxrItem } from '../wxr/wxr-item.ts'
import { autop } from './autop.ts'
import { completeLinksAndPictures } from './complete-links-and-pictures.ts'
import { createAttachmentCreditLookup } from './picture-credits.ts'
import { hasBlocks, removeHtmlComments } from './remove-html-comments.ts'

/** HTML parses a CDATA section as a comment, and would lose its text. */
const cdataPattern = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g

const embedFramePattern = /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/div>)/g

/** Links a URL that stands alone in the block editor's frame for embeds. */
const linkUrlsInEmbedFrames = (html: string) =>
  html.replace(embedFramePattern, '$1<p><a href="$2">$2</a></p>')

/** True when a text shows a picture in any of the sizes that WordPress makes of it. */
function showsPicture(html: string, pictureUrl: string): boolean {
  const [, stem = pictureUrl] = /([^/]+)\.\w+$/.exec(pictureUrl) ?? []
  return html
    .split(`/${stem}`)
    .slice(1)
    .some((rest) => /^(?:-\d+x\d+|-scaled)?\./.test(rest))
}

/** WordPress stores 0 or -1 where an editor removed the picture. */
const attachmentIdPattern = /^[1-9]\d*$/

/** Renders the picture that themes show above a post, unless its text shows it. */
function renderFeaturedFigure(item: WxrItem, html: string, post: PostContext): string {
  const { index, notes, dropped } = post
  const id = findItemMeta(item, '_thumbnail_id')
  const attachment = index.attachmentById.get(id)
  if (!attachment) {
    if (attachmentIdPattern.test(id)) {
      notes.add('missing featured picture')
      dropMissingPictures(post, `featured picture ${id}`)
    }
    return ''
  }
  if (showsPicture(html, attachment.url)) {
    const caption = extractPostTextWithShortcodes(attachment.caption)
    if (caption !== '') dropped.push({ reason: 'caption of a picture that the text shows', text: caption })
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
function extractVisibleSourceText(item: WxrItem, content: string, { index }: PostContext): string {
  const footnotes = parseBlockFootnotes(item)
  const caption = index.attachmentById.get(findItemMeta(item, '_thumbnail_id'))?.caption ?? ''
  const noteText = footnotes === null ? findItemMeta(item, 'footnotes') : extractFootnoteText(footnotes)
  return [
    extractPostTextWithShortcodes(content.replace(cdataPattern, '$1')),
    noteText,
    extractPostTextWithShortcodes(caption),
  ].join('\n')
}

/**
 * Converts the content of an item to its body: replaces shortcodes and block comments, adds WordPress's paragraphs,
 * appends footnotes, completes links. Returns `null` for a text longer than any article.
 */
export function readPostBody(item: WxrItem, post: PostContext): PostBody | null {
  const content = rewriteShortcodeContents(findItemText(item, 'content:encoded'))
  const expandedContent = expandShortcodes(
    removeHtmlComments(content, post).replace(cdataPattern, '$1'),
    post,
  )
  const footnotes = parseBlockFootnotes(item)
  if (footnotes === null) post.notes.add('unreadable footnotes')
  const textWithFootnotes = hasBlocks(content)
    ? linkUrlsInEmbedFrames(expandedContent)
    : autop(expandedContent)
  const html =
    renderFeaturedFigure(item, expandedContent, post) +
    textWithFootnotes +
    renderFootnoteList([...(footnotes ?? []), ...post.footnotes], textWithFootnotes)
  if (html.length > maxPostTextLength || post.budget.isOverspent) return null
  const link = htmlToLine(findItemText(item, 'link'))
  const completed = completeLinksAndPictures(html, URL.canParse(link) ? link : post.index.baseUrl, post.index)
  const tree = parseHtml(completed)
  replaceDrawings(tree)
  const { creditedTree, addedCredits } = addCredits(tree, createAttachmentCreditLookup(post.index))
  const sourceText = [
    extractVisibleSourceText(item, content, post),
    ...addedCredits,
    ...listMissingPictureTexts(post),
  ].join('\n')
  return { markdown: markdownFromBlocks(listBodyBlocks(creditedTree)), sourceText }
}
