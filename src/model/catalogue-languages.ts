/** Languages that have a catalogue of interface texts, as primary subtags of BCP 47. */
export const catalogueLanguages = ['de', 'en', 'es', 'fr'] as const

/** A language that has a catalogue. */
export type CatalogueLanguage = (typeof catalogueLanguages)[number]

interface ArchiveLanguages {
  archive: { language: string }
  editions: readonly { language: string }[]
}

/** Returns the primary subtag of a BCP 47 language tag, such as `fr` for `fr-CA`. */
export const primarySubtagOf = (language: string): string => language.split('-', 1)[0]?.toLowerCase() ?? ''

/**
 * Lists the catalogues that an archive's pages need: those for its own language and its editions' languages, and
 * English as the fallback. If an edition's language has no catalogue, lists all of them, because its pages may then
 * use the languages of their articles.
 */
export function listNeededCatalogues({ archive, editions }: ArchiveLanguages): CatalogueLanguage[] {
  const editionSubtags = editions.map(({ language }) => primarySubtagOf(language))
  if (editionSubtags.some((subtag) => !catalogueLanguages.some((language) => language === subtag)))
    return [...catalogueLanguages]
  const neededLanguages = new Set(['en', primarySubtagOf(archive.language), ...editionSubtags])
  return catalogueLanguages.filter((language) => neededLanguages.has(language))
}

/** Lists the catalogues that a release needs and the previous release did not; empty for the first release. */
export function listNewlyNeededCatalogues(
  previousLanguages: ArchiveLanguages | null,
  currentLanguages: ArchiveLanguages,
): CatalogueLanguage[] {
  const previousCatalogues =
    previousLanguages === null ? catalogueLanguages : listNeededCatalogues(previousLanguages)
  return listNeededCatalogues(currentLanguages).filter((language) => !previousCatalogues.includes(language))
}
