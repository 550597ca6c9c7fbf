import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { formatArticleFile } from '../../content/files/format-article-file.ts'
import { computeShortDigest, normaliseWords } from '../../content/files/words-digest.ts'

/** Formats an imported article's file, with a digest of the otherwise identical text in `source.imported`. */
export function formatStampedFile(
  fields: ArticleFields & { source: ArticleSource },
  markdown: string,
): string {
  const unstampedText = formatArticleFile(
    { ...fields, source: { ...fields.source, imported: null } },
    markdown,
  )
  return formatArticleFile(
    { ...fields, source: { ...fields.source, imported: computeShortDigest(unstampedText) } },
    markdown,
  )
}

const stampPattern = /^ {2}imported: "?([0-9a-f]{16})"?\n/m

/** Returns the digest that an import left in a file; `null` if there is none. */
export const extractImportStamp = (fileText: string): string | null =>
  stampPattern.exec(fileText)?.[1] ?? null

/** True for a file that has not changed since the import wrote it. */
export const isUneditedSinceImport = (fileText: string): boolean =>
  computeShortDigest(fileText.replace(stampPattern, '')) === extractImportStamp(fileText)

/** Digests a text's words, ignoring markup and spacing, so that copies of an article have the same digest. */
export const digestWords = (markdown: string): string => computeShortDigest(normaliseWords(markdown))

/** Digests the words of an article's body or, if the body has none (a photograph), of its headline. */
export const digestArticleWords = ({ headline }: Pick<ArticleFields, 'headline'>, markdown: string): string =>
  computeShortDigest(normaliseWords(markdown) || `headline: ${normaliseWords(headline)}`)
