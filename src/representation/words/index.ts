import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { enGb } from './en-gb.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type { Words }

/** The catalogues by language, one file each. */
const catalogues = new Map<string, Words>([
  ['de', de],
  ['en', en],
  ['es', es],
  ['fr', fr],
])

/** Regions where English dates begin with the month; in all others they begin with the day. */
const monthFirst = /^en(?:-latn)?(?:-(?:us|ca|ph|pr|um|vi|gu|as))?$/i

/** Returns the catalogue for a BCP 47 language by its primary subtag; `null` for a language without one. */
export function findCatalogue(language: string): Words | null {
  const catalogue = catalogues.get(language.split('-', 1)[0]?.toLowerCase() ?? '') ?? null
  return catalogue === en && !monthFirst.test(language) ? enGb : catalogue
}

/** Returns the words for a BCP 47 language; English for a language without a catalogue. */
export const findWords = (language: string): Words => findCatalogue(language) ?? en
