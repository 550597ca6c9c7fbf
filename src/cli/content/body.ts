import type { Root as HtmlTree } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Root as MarkdownTree } from 'mdast'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { Body } from '../../model/article.ts'
import { boundedMarkdown } from './bounded-markdown.ts'
import { contentModel } from './flow.ts'
import { toMarkdown } from './html-to-markdown.ts'
import { linkTarget } from './links.ts'
import type { NameReplacer } from './names/replace-names.ts'
import { parseHtml } from './parse-html.ts'
import { toPlainText } from './plain-text.ts'
import { type Relinked, type Resolver, relink } from './relink.ts'
import { sanitizeSchema } from './sanitize-schema.ts'

/** GFM's tables and strikethrough only: its autolink literals would invent links. */
function tablesAndStrikethrough(this: Processor) {
  const settings = this.data()
  settings.micromarkExtensions = [gfmTable(), gfmStrikethrough({ singleTilde: false })]
  settings.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()]
}

const markdownParser = unified().use(remarkParse).use(tablesAndStrikethrough)

const htmlMaker = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })

/** Pictures are the archive's own: nothing on a page loads from a third party. */
const isKept = (src: string) => src.startsWith('/media/')

/** Markdown that can be served as it was written: no markup of its own, no link or picture that the HTML lacks. */
function isTame(tree: MarkdownTree): boolean {
  let tame = true
  visit(tree, (node) => {
    if (node.type === 'html') tame = false
    if (node.type === 'image' && !isKept(node.url)) tame = false
    if (node.type === 'imageReference') tame = false
    if ('url' in node && linkTarget(node.url) !== node.url) tame = false
  })
  return tame
}

const hasMarkup = (tree: MarkdownTree) => {
  let found = false
  visit(tree, 'html', () => {
    found = true
  })
  return found
}

function toHtmlTree(
  tree: MarkdownTree,
  resolver: Resolver,
  names: NameReplacer | null,
): { html: HtmlTree } & Relinked {
  const raw = htmlMaker.runSync(tree)
  const parsed = hasMarkup(tree) ? parseHtml(toHtml(raw, { allowDangerousHtml: true })) : raw
  const relinked = relink(parsed, resolver)
  names?.inTree(parsed)
  const model: HtmlTree = { type: 'root', children: contentModel(parsed, isKept) }
  return { html: sanitize(model, sanitizeSchema) as HtmlTree, ...relinked }
}

/** Of a body that is in no archive yet. */
const outside: Resolver = {
  link: () => null,
  takenDown: () => null,
  picture: (url) => (isKept(url) ? url : null),
}

/**
 * Renders a body from Markdown: parsed, sanitised (whatever an importer or a person wrote), in the three forms that
 * are served, its URLs led into the archive. All hold the same words; those of an anonymised article lack its names.
 */
export function renderBody(
  markdown: string,
  resolver: Resolver = outside,
  names: NameReplacer | null = null,
): Body {
  const source = boundedMarkdown(markdown.normalize('NFC').trim())
  const tree = markdownParser.parse(source)
  const { html, changed, lost } = toHtmlTree(tree, resolver, names)
  return {
    html: toHtml(html),
    markdown: isTame(tree) && !changed && !names ? source : toMarkdown(html),
    text: toPlainText(html),
    lostPictures: lost,
  }
}
