/**
 * Converts the name of a language to a BCP 47 tag. Returns `null` for the edition's own language, and for a
 * missing or invalid name.
 */
export function findForeignLanguage(
  languageName: string | null,
  edition: { language: string },
): string | null {
  const [languageTag = null] =
    languageName === null ? [] : toCanonicalLocales(languageName.trim().replaceAll('_', '-'))
  return languageTag === edition.language ? null : languageTag
}

function toCanonicalLocales(languageName: string): string[] {
  try {
    return Intl.getCanonicalLocales(languageName)
  } catch {
    return []
  }
}
