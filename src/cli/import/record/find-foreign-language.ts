/**
 * Returns a language name as BCP 47 when it differs from the edition's; `null` for the edition's own and for invalid
 * names.
 */
export function findForeignLanguage(name: string | null, edition: { language: string }): string | null {
  const [language = null] = name === null ? [] : toCanonicalLocales(name.trim().replaceAll('_', '-'))
  return language === edition.language ? null : language
}

function toCanonicalLocales(name: string): string[] {
  try {
    return Intl.getCanonicalLocales(name)
  } catch {
    return []
  }
}
