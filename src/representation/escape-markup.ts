const references = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Replaces the characters that `special` matches, all of them markup in HTML or XML, by character references. */
export const escapeMarkup = (text: string, special: RegExp): string =>
  text.replace(special, (character) => references.get(character) ?? '')

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 excludes these characters
const forbiddenInXml = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** Escapes text for content and double-quoted attributes of XML, without the characters that XML excludes. */
export const escapeXml = (text: string): string =>
  escapeMarkup(text.toWellFormed().replace(forbiddenInXml, ''), /[&<>"]/g)
