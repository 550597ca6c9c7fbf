import { createHash } from 'node:crypto'
import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { formatArticleFile } from '../../content/files/format-article-file.ts'

const digestText = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The text of an imported article's file, with the digest of that very text in `source.imported`. */
export function stampedFileText(fields: ArticleFields & { source: ArticleSource }, markdown: string): string {
  const bare = formatArticleFile({ ...fields, source: { ...fields.source, imported: null } }, markdown)
  return formatArticleFile({ ...fields, source: { ...fields.source, imported: digestText(bare) } }, markdown)
}

const stamp = /^ {2}imported: "?([0-9a-f]{16})"?\n/m

/** The digest that an importer left in a file, or `null`. */
export const readStamp = (text: string): string | null => stamp.exec(text)?.[1] ?? null

/** Whether a file still is as an importer wrote it. */
export const isUnedited = (text: string): boolean => digestText(text.replace(stamp, '')) === readStamp(text)

const normaliseWords = (text: string) =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

/** A digest of a text's words, whatever their markup and spacing: the same text is the same article. */
export const digestWords = (markdown: string): string => digestText(normaliseWords(markdown))

/** A digest of an article's words: those of its body, or of its headline where the body has none, as photographs do. */
export const digestArticle = ({ headline }: Pick<ArticleFields, 'headline'>, markdown: string): string =>
  digestText(normaliseWords(markdown) || `headline: ${normaliseWords(headline)}`)
