import { bodyFromHtml } from '../html-body.ts'
import { autop } from './autop.ts'
import { hasBlocks, withoutComments } from './block-comments.ts'
import { completeTags } from './complete-tags.ts'
import { figureOf } from './pictures.ts'
import { plain } from './plain.ts'
import { longestText } from './room.ts'
import type { PostContext } from './shortcode-use.ts'
import { expandShortcodes } from './shortcodes.ts'
import { type Item, textOf } from './wxr-item.ts'

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
function featured(item: Item, html: string, { survey, findings }: PostContext): string {
  const id = item.meta.find(([key]) => key === '_thumbnail_id')?.[1] ?? ''
  const attachment = survey.attachments.get(id)
  if (!attachment || shows(html, attachment.url)) return ''
  findings.note('featured picture')
  return figureOf(attachment)
}

/**
 * The body of an item as Markdown: shortcodes and block comments replaced, paragraphs where WordPress would show
 * them, links complete. `null` when it is longer than any article.
 */
export function bodyOf(item: Item, post: PostContext): string | null {
  const content = textOf(item, 'content:encoded')
  const html = expandShortcodes(withoutComments(content, post).replace(cdata, '$1'), post)
  const shown = featured(item, html, post) + (hasBlocks(content) ? linkFramed(html) : autop(html))
  if (shown.length > longestText || post.room.isOverfull) return null
  const link = plain(textOf(item, 'link'))
  return bodyFromHtml(completeTags(shown, URL.canParse(link) ? link : post.survey.base, post.survey))
}
