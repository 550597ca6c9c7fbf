import { bodyFromHtml } from '../../markup/html-body.ts'
import { blockFootnotes, footnoteList, footnoteText } from '../shortcodes/footnotes.ts'
import { figureOf } from '../shortcodes/pictures.ts'
import { readerText } from '../shortcodes/reader-text.ts'
import { longestText } from '../shortcodes/room.ts'
import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { expandShortcodes } from '../shortcodes/shortcodes.ts'
import { rewriteContents } from '../shortcodes/written-shortcodes.ts'
import { plain } from '../wxr/plain.ts'
import { type Item, metaOf, textOf } from '../wxr/wxr-item.ts'
import { autop } from './autop.ts'
import { hasBlocks, withoutComments } from './block-comments.ts'
import { completeTags } from './complete-tags.ts'

/** HTML takes a CDATA section for a comment, and its text with it. */
const cdata = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g

const embedFrame = /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/div>)/g

/** A URL alone in the block editor's frame for embeds is a link. */
const linkFramed = (html: string) => html.replace(embedFrame, '$1<p><a href="$2">$2</a></p>')

/** Whether a text shows a picture, in any of the sizes that WordPress makes of it. */
function shows(html: string, url: string): boolean {
  const [, stem = url] = /([^/]+)\.\w+$/.exec(url) ?? []
  return html
    .split(`/${stem}`)
    .slice(1)
    .some((rest) => /^(?:-\d+x\d+|-scaled)?\./.test(rest))
}

/** The picture that themes put above a post, unless its text shows it. */
function featured(item: Item, html: string, { survey, findings, dropped }: PostContext): string {
  const attachment = survey.attachments.get(metaOf(item, '_thumbnail_id'))
  if (!attachment) return ''
  if (shows(html, attachment.url)) {
    const caption = readerText(attachment.caption)
    if (caption !== '') dropped.push({ reason: 'caption of a picture that the text shows', text: caption })
    return ''
  }
  findings.note('featured picture')
  return figureOf(attachment)
}

/** An item's body, and every text that its page showed as a part of it. */
export interface Body {
  markdown: string
  sourceText: string
}

/** Everything that a page shows of an item's content, before anything is done to it. */
function sourceTextOf(item: Item, content: string, { survey }: PostContext): string {
  const notes = blockFootnotes(item)
  const caption = survey.attachments.get(metaOf(item, '_thumbnail_id'))?.caption ?? ''
  const noteText = notes === null ? metaOf(item, 'footnotes') : footnoteText(notes)
  return [readerText(content.replace(cdata, '$1')), noteText, readerText(caption)].join('\n')
}

/**
 * The body of an item: shortcodes and block comments replaced, paragraphs where WordPress would show them, footnotes at
 * the end, links complete. `null` when it is longer than any article.
 */
export function bodyOf(item: Item, post: PostContext): Body | null {
  const content = rewriteContents(textOf(item, 'content:encoded'))
  const html = expandShortcodes(withoutComments(content, post).replace(cdata, '$1'), post)
  const notes = blockFootnotes(item)
  if (notes === null) post.findings.note('unreadable footnotes')
  const shown =
    featured(item, html, post) +
    (hasBlocks(content) ? linkFramed(html) : autop(html)) +
    footnoteList([...(notes ?? []), ...post.footnotes])
  if (shown.length > longestText || post.room.isOverfull) return null
  const link = plain(textOf(item, 'link'))
  const markdown = bodyFromHtml(
    completeTags(shown, URL.canParse(link) ? link : post.survey.base, post.survey),
  )
  return { markdown, sourceText: sourceTextOf(item, content, post) }
}
