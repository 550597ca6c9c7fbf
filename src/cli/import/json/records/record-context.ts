import type { ArticleFields } from '../../../../model/article.ts'
import type { WordAccount } from '../../accounting/word-account.ts'
import type { Briefing } from '../../briefing.ts'
import type { Article, ArticleOriginal, ImportEvent } from '../../importer.ts'
import { findTextField, isObject } from '../../record/json-values.ts'

/** Context for reading one record of a JSON file. */
export interface RecordContext {
  file: string
  /** The record's name in messages: its id, URL or slug, or its position in the file. */
  recordName: string
  line: number
  briefing: Briefing
  original: ArticleOriginal
}

/** An article read from a record, with its word account. */
export interface RecordArticle {
  fields: ArticleFields
  markdown: string
  slug: string | null
  account: WordAccount
}

export const createArticleEvent = ({ original }: RecordContext, recordArticle: RecordArticle): Article => ({
  kind: 'article',
  ...recordArticle,
  original,
})

export const createSkippedEvent = ({ file, recordName }: RecordContext, skipReason: string): ImportEvent => ({
  kind: 'skipped',
  file,
  why: skipReason,
  record: recordName,
})

export const createRecordRejection = (
  { file, recordName, line }: RecordContext,
  reason: string,
): ImportEvent => ({
  kind: 'rejection',
  file,
  line,
  record: recordName,
  reason,
})

/** Returns a record's id, URL or slug; `null` if it has none. */
export const findRecordId = (value: unknown) =>
  isObject(value) ? findTextField(value, 'id', 'uri', '@id', 'url', 'slug') : null
