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

/** Renders Markdown without sanitising it: the archive's Markdown must be harmless even then. */
export const rawMarkdown = (markdown: string): string => String(trusting.processSync(markdown))
