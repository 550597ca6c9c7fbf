const referencesByCharacter = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/**
 * Replaces each character that `specialPattern` matches with a character reference. The pattern may match only `&`,
 * `<`, `>`, `"` and `'`.
 */
export const escapeMarkup = (text: string, specialPattern: RegExp): string =>
  text.replace(specialPattern, (character) => referencesByCharacter.get(character) ?? '')

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 excludes these characters
const forbiddenInXmlPattern = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** Escapes text for content and double-quoted attributes of XML. Removes the characters that XML excludes. */
export const escapeXml = (text: string): string =>
  escapeMarkup(text.toWellFormed().replace(forbiddenInXmlPattern, ''), /[&<>"]/g)
