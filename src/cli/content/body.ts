import type { Element, Root as HtmlTree } from 'hast'
import { toText } from 'hast-util-to-text'
import type { Root as MarkdownTree } from 'mdast'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { Body } from '../../model/article.ts'
import { toMarkdown } from './html-to-markdown.ts'
import { sanitizeSchema } from './sanitize-schema.ts'

/** GFM's tables and strikethrough only: its autolink literals would invent links. */
function tablesAndStrikethrough(this: Processor) {
  const settings = this.data()
  settings.micromarkExtensions = [gfmTable(), gfmStrikethrough({ singleTilde: false })]
  settings.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()]
}

/** The page's headline is the only first-level heading. */
const lowerHeadings = () => (tree: HtmlTree) =>
  visit(tree, 'element', (element: Element) => {
    if (element.tagName === 'h1') element.tagName = 'h2'
  })

const markdownParser = unified().use(remarkParse).use(tablesAndStrikethrough)

const toHtmlTree = unified()
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .use(lowerHeadings)
  .use(rehypeSanitize, sanitizeSchema)

const htmlWriter = unified().use(rehypeStringify, { closeSelfClosing: false })

const linkable = /^(?:https?:|mailto:|\/(?!\/)|#)/i

/** Markdown that can be served as it was written: no markup of its own, no link that leads anywhere but the web. */
function isTame(tree: MarkdownTree): boolean {
  let tame = true
  visit(tree, (node) => {
    if (node.type === 'html') tame = false
    if ('url' in node && !linkable.test(node.url)) tame = false
  })
  return tame
}

/**
 * Renders a body from Markdown: parsed, sanitised (whatever an importer or a person wrote), in the three forms that
 * are served. All hold the same words.
 */
export function renderBody(markdown: string): Body {
  const source = markdown.normalize('NFC').trim()
  const tree = markdownParser.parse(source)
  const html = toHtmlTree.runSync(tree)
  return {
    html: htmlWriter.stringify(html),
    markdown: isTame(tree) ? source : toMarkdown(html),
    text: toText(html).trim(),
  }
}
