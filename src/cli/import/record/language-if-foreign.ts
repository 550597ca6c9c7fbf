/**
 * Returns a language name as BCP 47 when it differs from the edition's; `null` for the edition's own and for invalid
 * names.
 */
export function languageIfForeign(name: string | null, edition: { language: string }): string | null {
  const [language = null] = name === null ? [] : canonicalLocales(name.trim().replaceAll('_', '-'))
  return language === edition.language ? null : language
}

function canonicalLocales(name: string): string[] {
  try {
    return Intl.getCanonicalLocales(name)
  } catch {
    return []
  }
}
