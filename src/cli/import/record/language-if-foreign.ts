/** A language that a source names, as BCP 47, where it is not the edition's; `null` also for what is none. */
export function languageIfForeign(name: string | null, edition: { language: string }): string | null {
  const [language = null] = name === null ? [] : canonical(name.trim().replaceAll('_', '-'))
  return language === edition.language ? null : language
}

function canonical(name: string): string[] {
  try {
    return Intl.getCanonicalLocales(name)
  } catch {
    return []
  }
}
