import { createHash } from 'node:crypto'
import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { formatArticleFile } from '../../content/files/format-article-file.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The text of an imported article's file, with the digest of that very text in `source.imported`. */
export function importedText(fields: ArticleFields & { source: ArticleSource }, markdown: string): string {
  const bare = formatArticleFile({ ...fields, source: { ...fields.source, imported: null } }, markdown)
  return formatArticleFile({ ...fields, source: { ...fields.source, imported: digestOf(bare) } }, markdown)
}

const stamp = /^ {2}imported: "?([0-9a-f]{16})"?\n/m

/** The digest that an importer left in a file, or `null`. */
export const stampOf = (text: string): string | null => stamp.exec(text)?.[1] ?? null

/** Whether a file still is as an importer wrote it. */
export const isUnedited = (text: string): boolean => digestOf(text.replace(stamp, '')) === stampOf(text)

const wordsOf = (text: string) =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

/** A digest of a text's words, whatever their markup and spacing: the same text is the same article. */
export const wordsDigest = (markdown: string): string => digestOf(wordsOf(markdown))

/** A digest of an article's words: those of its body, or of its headline where the body has none, as photographs do. */
export const articleDigest = ({ headline }: Pick<ArticleFields, 'headline'>, markdown: string): string =>
  digestOf(wordsOf(markdown) || `headline: ${wordsOf(headline)}`)
