/**
 * Converts a language tag as a source writes it, such as `pt_br`, to a BCP 47 tag. Returns `null` for the
 * edition's own language, and for a missing or invalid tag.
 */
export function findForeignLanguage(writtenTag: string | null, edition: { language: string }): string | null {
  const [languageTag = null] =
    writtenTag === null ? [] : toCanonicalLocales(writtenTag.trim().replaceAll('_', '-'))
  return languageTag === edition.language ? null : languageTag
}

function toCanonicalLocales(writtenTag: string): string[] {
  try {
    return Intl.getCanonicalLocales(writtenTag)
  } catch {
    return []
  }
}
