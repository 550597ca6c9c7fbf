import {
  type CatalogueLanguage,
  catalogueLanguages,
  listNeededCatalogues,
} from '../../model/catalogue-languages.ts'
import type { Configuration } from '../content/files/configuration.ts'

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** Formats languages as a list in English, such as `English and French` or `English or French`. */
export const formatLanguageList = (
  languages: readonly CatalogueLanguage[],
  listType: 'conjunction' | 'disjunction',
): string =>
  new Intl.ListFormat('en', { type: listType }).format(
    languages.map((language) => languageNames.of(language) ?? language),
  )

/** Lists the languages of the catalogues that an archive's Worker does not need. */
function listOmittedCatalogues(configuration: Configuration): CatalogueLanguage[] {
  const neededLanguages = listNeededCatalogues(configuration)
  return catalogueLanguages.filter((language) => !neededLanguages.includes(language))
}

/** Returns the wrangler arguments that build an archive's Worker without the catalogues that it does not need. */
export const listCatalogueOmissionArguments = (configuration: Configuration): string[] =>
  listOmittedCatalogues(configuration).flatMap((language) => [
    '--define',
    `globalThis.omittedCatalogues.${language}:true`,
  ])

/** Describes the languages of the interface that are uploaded, and those that are omitted. */
export function describeUploadedCatalogues(configuration: Configuration): string {
  const omittedCatalogues = listOmittedCatalogues(configuration)
  const interfaceSentence = `the interface is in ${formatLanguageList(listNeededCatalogues(configuration), 'conjunction')}`
  return omittedCatalogues.length === 0
    ? interfaceSentence
    : `${interfaceSentence}, without ${formatLanguageList(omittedCatalogues, 'conjunction')}, which no edition uses`
}
