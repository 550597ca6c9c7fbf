import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toMdast } from 'hast-util-to-mdast'
import type { Html } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown as write } from 'mdast-util-to-markdown'

/** Elements that Markdown has no word for stay HTML, sanitised as they are. */
const keptAsHtml = ['sup', 'sub', 'abbr', 'q', 'cite', 'time', 'figure', 'dl', 'small', 'ins']

const keep = (_: unknown, element: Element): Html => ({ type: 'html', value: toHtml(element) })

const handlers = Object.fromEntries(keptAsHtml.map((name) => [name, keep]))

const extensions = [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown()]

/** A sanitised HTML tree as Markdown. */
export function toMarkdown(tree: Root): string {
  const markdown = toMdast(tree, { handlers })
  return write(markdown.type === 'root' ? markdown : { type: 'root', children: [] }, {
    bullet: '-',
    extensions,
  }).trim()
}
