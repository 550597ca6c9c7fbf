import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'

function gfm(this: Processor) {
  const settings = this.data()
  settings.micromarkExtensions = [gfmTable(), gfmStrikethrough({ singleTilde: false })]
  settings.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()]
}

const trusting = unified()
  .use(remarkParse)
  .use(gfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true, allowDangerousCharacters: true })

/** Markdown as a reader shows it that sanitises nothing: what our Markdown must be harmless in. */
export const rawMarkdown = (markdown: string): string => String(trusting.processSync(markdown))
