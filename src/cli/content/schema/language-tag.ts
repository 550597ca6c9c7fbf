/**
 * Returns a BCP 47 language tag in its canonical form, or `null` for any other text. Rejects names of languages, such as
 * `English`: the syntax allows primary subtags of 4 to 8 letters, but none is registered (RFC 5646 §2.2.1).
 */
export function toLanguageTag(text: string): string | null {
  try {
    const [languageTag = ''] = Intl.getCanonicalLocales(text)
    return /^[a-z]{2,3}(?:-|$)/.test(languageTag) ? languageTag : null
  } catch {
    return null
  }
}
