import rehypeParse from 'rehype-parse'
import rehypeSanitize from 'rehype-sanitize'
import { unified } from 'unified'
import { toMarkdown } from '../content/html-to-markdown.ts'
import { sanitizeSchema } from '../content/sanitize-schema.ts'

const pipeline = unified().use(rehypeParse, { fragment: true }).use(rehypeSanitize, sanitizeSchema)

/**
 * A body as a CMS left it, as sanitised Markdown: every word is kept, markup that cannot be kept becomes text, and
 * an embed becomes a link. Pictures keep the URL they had.
 */
export function bodyFromHtml(html: string): string {
  return toMarkdown(pipeline.runSync(pipeline.parse(html)))
}
