import { createHash } from 'node:crypto'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { addressOfArticle } from '../../content/addresses/article-address.ts'
import type { ContentFile } from '../../content/files/article-file.ts'
import { neutralSlug, toReleasedFields } from '../../content/names/anonymise.ts'
import {
  type ArticleSummary,
  type FormerAddress,
  listFormerAddresses,
  summariseArticle,
} from '../articles/article-summary.ts'
import { type ArticleMarks, markArticle } from './article-takedown.ts'

/** What publishing remembers of an anonymised article, beside its summary. */
export interface AnonymisedArticle {
  summary: ArticleSummary
  record: ArticleMarks
  /** A digest of its names and of what nobody can guess. */
  fingerprint: string
}

const digits = 16

/** The names alone could be guessed; with the source's digests, or the text, they cannot. */
function fingerprintOf({ fields, markdown }: ContentFile<ArticleFields>): string {
  const names = Object.keys(fields.status?.names ?? {}).sort()
  const told = JSON.stringify([names, fields.source ?? markdown])
  return createHash('sha256').update(told).digest('hex').slice(0, digits)
}

const place = -1

/** An anonymised article as a release has it; `null` when there is nothing to make a neutral address of. */
export function anonymiseArticle(
  content: ContentFile<ArticleFields>,
  edition: Edition,
  editions: readonly Edition[],
): AnonymisedArticle | null {
  const { file, fields, markdown } = content
  if (neutralSlug(fields) === null) return null
  const first = addressOfArticle(fields, path.basename(file, '.md'), edition)
  const own: FormerAddress = { address: first, place, ignored: [] }
  const summary = summariseArticle({ file, fields: toReleasedFields(fields), markdown }, edition, editions)
  const formerly = structuredClone([own, ...listFormerAddresses(fields, edition, editions)])
  const all = formerly.map(({ address }) => address)
  const record = markArticle(content, all, editions)
  return { summary: { ...summary, formerly }, record, fingerprint: fingerprintOf(content) }
}
