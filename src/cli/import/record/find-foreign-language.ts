/**
 * Returns a language name as a BCP 47 tag if it differs from the edition's language; `null` for the edition's own
 * language and for an invalid name.
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
