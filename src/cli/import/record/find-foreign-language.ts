/**
 * Returns a language name as BCP 47 when it differs from the edition's; `null` for the edition's own and for invalid
 * names.
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
