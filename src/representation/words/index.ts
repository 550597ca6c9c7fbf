import { type CatalogueLanguage, primarySubtagOf } from '../../model/catalogue-languages.ts'
import { de } from './de.ts'
import { type Catalogue, en } from './en.ts'
import { enGb } from './en-gb.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type { Catalogue }

declare global {
  /** Catalogues to omit from a build. Only `morgue deploy` defines its members. */
  var omittedCatalogues: Partial<Record<CatalogueLanguage, true>> | undefined
}

/**
 * Catalogues by language, with one file for each. The bundler drops an omitted catalogue, but only if evaluating its
 * file calls no function and its name is a literal here.
 */
const cataloguesByLanguage = new Map<string, Catalogue>([
  ['en', en],
  ...(globalThis.omittedCatalogues?.de ? [] : [['de', de] as const]),
  ...(globalThis.omittedCatalogues?.es ? [] : [['es', es] as const]),
  ...(globalThis.omittedCatalogues?.fr ? [] : [['fr', fr] as const]),
])

/**
 * Matches tags for English in which dates begin with the month: those without a region, or with one of these regions.
 */
const monthFirstPattern = /^en(?:-latn)?(?:-(?:us|ca|ph|pr|um|vi|gu|as))?$/i

/** Returns the catalogue for a BCP 47 language, chosen by its primary subtag. Returns `null` if there is none. */
export function findCatalogue(language: string): Catalogue | null {
  const catalogue = cataloguesByLanguage.get(primarySubtagOf(language)) ?? null
  return catalogue === en && !monthFirstPattern.test(language) ? enGb : catalogue
}

/** Returns the catalogue for a BCP 47 language, or the English one if there is none. */
export const chooseCatalogue = (language: string): Catalogue => findCatalogue(language) ?? en
