import {
  type CatalogueLanguage,
  catalogueLanguages,
  listNeededCatalogues,
} from '../../model/catalogue-languages.ts'
import type { Configuration } from '../content/files/configuration.ts'

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** Lists languages in a sentence: `English and French`, or `English or French`. */
export const formatLanguages = (
  languages: readonly CatalogueLanguage[],
  listType: 'conjunction' | 'disjunction',
): string =>
  new Intl.ListFormat('en', { type: listType }).format(
    languages.map((language) => languageNames.of(language) ?? language),
  )

/** Lists the catalogues that an archive's Worker does not need. */
function listOmittedCatalogues(configuration: Configuration): CatalogueLanguage[] {
  const neededLanguages = listNeededCatalogues(configuration)
  return catalogueLanguages.filter((language) => !neededLanguages.includes(language))
}

/** Returns wrangler's arguments for building an archive's Worker without the catalogues that it does not need. */
export const listCatalogueOmissionArguments = (configuration: Configuration): string[] =>
  listOmittedCatalogues(configuration).flatMap((language) => [
    '--define',
    `globalThis.omittedCatalogues.${language}:true`,
  ])

/** Describes in which languages the interface texts of an archive's pages are uploaded. */
export function describeCatalogues(configuration: Configuration): string {
  const omittedCatalogues = listOmittedCatalogues(configuration)
  const interfaceSentence = `the interface is in ${formatLanguages(listNeededCatalogues(configuration), 'conjunction')}`
  return omittedCatalogues.length === 0
    ? interfaceSentence
    : `${interfaceSentence}, without ${formatLanguages(omittedCatalogues, 'conjunction')}, which no edition uses`
}
