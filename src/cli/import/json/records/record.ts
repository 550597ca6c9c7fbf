import type { ArticleFields } from '../../../../model/article.ts'
import type { WordAccount } from '../../accounting/word-account.ts'
import type { Briefing } from '../../briefing.ts'
import type { Article, ImportEvent, Original } from '../../importer.ts'

/** A record of a JSON file, with its position and the briefing. */
export interface RecordSetting {
  file: string
  /** The record's name in messages: a title, an id, a position in the list. */
  record: string
  line: number
  briefing: Briefing
  original: Original
}

/** An article read from a record, and the account of its words. */
export interface UnderstoodRecord {
  fields: ArticleFields
  markdown: string
  slug: string | null
  account: WordAccount
}

/** Reports the record as an article. */
export const article = ({ original }: RecordSetting, understood: UnderstoodRecord): Article => ({
  kind: 'article',
  ...understood,
  original,
})

/** Reports the record as skipped. */
export const skipped = ({ file, record }: RecordSetting, why: string): ImportEvent => ({
  kind: 'skipped',
  file,
  why,
  record,
})

/** Reports the record as rejected. */
export const refused = ({ file, record, line }: RecordSetting, reason: string): ImportEvent => ({
  kind: 'rejection',
  file,
  line,
  record,
  reason,
})
