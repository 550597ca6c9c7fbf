import { en } from './en.ts'
import { enGb } from './en-gb.ts'
import { fr } from './fr.ts'
import type { Words } from './words.ts'

/** The catalogues, one file a language. */
const catalogues = new Map<string, Words>([
  ['en', en],
  ['fr', fr],
])

/** Where English dates begin with the month; elsewhere, and only elsewhere, with the day. */
const monthFirst = /^en(?:-latn)?(?:-(?:us|ca|ph|pr|um|vi|gu|as))?$/i

/** The catalogue of a BCP 47 language, by its primary subtag; `null` where there is none. */
export function catalogueFor(language: string): Words | null {
  const found = catalogues.get(language.split('-', 1)[0]?.toLowerCase() ?? '') ?? null
  return found === en && !monthFirst.test(language) ? enGb : found
}

/** The words for a BCP 47 language; English where there is no catalogue. */
export const wordsFor = (language: string): Words => catalogueFor(language) ?? en
