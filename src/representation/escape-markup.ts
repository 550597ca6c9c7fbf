const referencesByCharacter = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/**
 * Replaces each character that `specialPattern` matches with a character reference. The pattern must not match any
 * characters except `&`, `<`, `>`, `"` and `'`.
 */
export const escapeMarkup = (text: string, specialPattern: RegExp): string =>
  text.replace(specialPattern, (character) => referencesByCharacter.get(character) ?? '')

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 excludes these characters
const forbiddenInXmlPattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/**
 * Escapes text for element content and double-quoted attributes in XML. Removes characters that XML does not allow.
 */
export const escapeXml = (text: string): string =>
  escapeMarkup(text.toWellFormed().replace(forbiddenInXmlPattern, ''), /[&<>"]/g)
