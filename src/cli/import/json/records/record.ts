import type { ArticleFields } from '../../../../model/article.ts'
import type { WordAccount } from '../../accounting/word-account.ts'
import type { Briefing } from '../../briefing.ts'
import type { Article, ImportEvent, Original } from '../../importer.ts'

/** A record of a JSON file, and all that is known beside its value. */
export interface RecordSetting {
  file: string
  /** Names it: a title, an id, a place in the list. */
  record: string
  line: number
  briefing: Briefing
  original: Original
}

/** What a record was understood as, and the account of its words. */
export interface UnderstoodRecord {
  fields: ArticleFields
  markdown: string
  slug: string | null
  account: WordAccount
}

/** The record as an article. */
export const article = ({ original }: RecordSetting, understood: UnderstoodRecord): Article => ({
  kind: 'article',
  ...understood,
  original,
})

/** The record as one that is no article. */
export const skipped = ({ file, record }: RecordSetting, why: string): ImportEvent => ({
  kind: 'skipped',
  file,
  why,
  record,
})

/** The record as one that was refused. */
export const refused = ({ file, record, line }: RecordSetting, reason: string): ImportEvent => ({
  kind: 'rejection',
  file,
  line,
  record,
  reason,
})
