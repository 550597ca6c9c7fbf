import { type CatalogueLanguage, primarySubtagOf } from '../../model/catalogue-languages.ts'
import { de } from './de.ts'
import { type Catalogue, en } from './en.ts'
import { enGb } from './en-gb.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type { Catalogue }

declare global {
  /** Catalogues that a build leaves out. `morgue deploy` defines its members; nothing else does. */
  var omittedCatalogues: Partial<Record<CatalogueLanguage, true>> | undefined
}

/**
 * The catalogues by language, one file each. The bundler drops an omitted catalogue, provided that its file calls
 * no function when it is evaluated, and that its name is a literal here.
 */
const cataloguesByLanguage = new Map<string, Catalogue>([
  ['en', en],
  ...(globalThis.omittedCatalogues?.de ? [] : [['de', de] as const]),
  ...(globalThis.omittedCatalogues?.es ? [] : [['es', es] as const]),
  ...(globalThis.omittedCatalogues?.fr ? [] : [['fr', fr] as const]),
])

/** Matches the tags of English whose dates begin with the month: without a region, or with one of these. */
const monthFirstPattern = /^en(?:-latn)?(?:-(?:us|ca|ph|pr|um|vi|gu|as))?$/i

/** Returns the catalogue for a BCP 47 language by its primary subtag; `null` for a language without one. */
export function findCatalogue(language: string): Catalogue | null {
  const catalogue = cataloguesByLanguage.get(primarySubtagOf(language)) ?? null
  return catalogue === en && !monthFirstPattern.test(language) ? enGb : catalogue
}

/** Returns the catalogue for a BCP 47 language; the English one for a language without a catalogue. */
export const chooseCatalogue = (language: string): Catalogue => findCatalogue(language) ?? en
