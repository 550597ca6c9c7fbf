import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Words } from './words.ts'

/** The catalogues, one file a language. */
const catalogues: ReadonlyMap<string, Words> = new Map([
  ['en', en],
  ['fr', fr],
])

/** The catalogue of a BCP 47 language, by its primary subtag; `null` where there is none. */
export const catalogueFor = (language: string): Words | null =>
  catalogues.get(language.split('-', 1)[0]?.toLowerCase() ?? '') ?? null

/** The words for a BCP 47 language; English where there is no catalogue. */
export const wordsFor = (language: string): Words => catalogueFor(language) ?? en
