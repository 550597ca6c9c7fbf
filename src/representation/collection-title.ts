import type { CollectionDocument } from '../model/document.ts'
import { dateInWords } from './date.ts'
import type { Setting } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** What a collection is called, in its language. */
export function titleOf(document: CollectionDocument, { archive, edition, language }: Setting): string {
  if (document.subject === 'undated') return wordsFor(language).undated
  if (document.period !== null) return dateInWords(document.period, language, 'UTC')
  return edition?.name ?? archive.name
}
