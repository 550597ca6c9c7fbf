/** Languages with a catalogue of interface texts, as primary subtags of BCP 47. */
export const catalogueLanguages = ['de', 'en', 'es', 'fr'] as const

/** A language with a catalogue. */
export type CatalogueLanguage = (typeof catalogueLanguages)[number]

interface Languages {
  archive: { language: string }
  editions: readonly { language: string }[]
}

/** Returns the primary subtag of a BCP 47 language, such as `fr` of `fr-CA`. */
export const primarySubtagOf = (language: string): string => language.split('-', 1)[0]?.toLowerCase() ?? ''

/**
 * Lists the catalogues that an archive's pages need: those of its own language and of its editions', and English as the
 * fallback; or all, if an edition's language has none, since its pages then use their articles' languages.
 */
export function listNeededCatalogues({ archive, editions }: Languages): CatalogueLanguage[] {
  const subtags = editions.map(({ language }) => primarySubtagOf(language))
  if (subtags.some((subtag) => !catalogueLanguages.some((language) => language === subtag)))
    return [...catalogueLanguages]
  const needed = new Set(['en', primarySubtagOf(archive.language), ...subtags])
  return catalogueLanguages.filter((language) => needed.has(language))
}

/** Lists the catalogues that a release needs and the previous one did not; none for the first release. */
export function listNewCatalogues(before: Languages | null, now: Languages): CatalogueLanguage[] {
  const previousCatalogues = before === null ? catalogueLanguages : listNeededCatalogues(before)
  return listNeededCatalogues(now).filter((language) => !previousCatalogues.includes(language))
}
