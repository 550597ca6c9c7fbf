const longestName = 80
const mostWords = 6

/** Words before a name, in the languages that bylines are read in. */
export const by =
  /^(?:written by|posted by|story by|by|par|por|von|di|da|door|text|texte?|auteur|autor|author)\s*[:\s]\s*/i

/** What follows the names in a byline: a date, an address, a button, a place. */
const afterNames =
  /\s*(?:[|@·•(\u2013\u2014]|\d|\bView\b|\bGet\b|\bFollow\b|\bUpdated\b|\bPublished\b|\bPosted\b|\bTags?\b|\bfor\b|\bpour\b).*$/su

/** The month that a date begins with, after the names. */
const trailingMonth =
  /[\s,]+(?:jan|feb|f[ée]v|mar|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|ao[uû]t|sep|oct|okt|out|nov|dec|d[ée]c|dez)\p{L}*\.?$/iu

/** Whether a text can be a name: no address, account or sentence. */
const isName = (name: string) =>
  name.length >= 2 &&
  name.length <= longestName &&
  !/https?:|www\.|@|[<>{}[\]|():/→]|\.\w{2,4}$|\d/.test(name) &&
  /\p{L}/u.test(name)

/** Academic degrees, which commas part from names. */
const degree = /^(?:ph\.?d|m\.?d|r\.?d|m\.?s|m\.?a|b\.?a|jr|sr|esq|mph|rn)\.?$/i

/** The names in a byline such as `By Ann Lee, Bo Ray and Cy Fox`. */
export function namesInByline(byline: string): string[] {
  return byline
    .replace(by, '')
    .replace(afterNames, '')
    .replace(trailingMonth, '')
    .split(/\s*[;,]\s*(?:(?:and|et|y|und|e)\s+)?|\s+(?:and|et|y|und|&)\s+/i)
    .map((name) => name.replace(/^[\s,]+|[\s,.]+$/g, ''))
    .filter((name) => isName(name) && !degree.test(name))
}

const particle =
  /^(?:de|del|della|di|da|do|dos|du|des|la|le|les|van|von|der|den|ter|ten|bin|ibn|al|el|y|e|zu|of|the)$/i

/** Words of what stands beside an author's name: buttons, systems, other lines. */
const noName =
  /\b(?:e-?mail|comments?|send|author|view|more|follow|bio|profile|drupal|wordpress|admin|posts?|articles?|reply|subscribe|share)\b/i

/** Whether a text has the shape of a person's name: a few words that begin with capitals, where letters have them. */
export function isPerson(text: string): boolean {
  const words = text.replace(by, '').split(/\s+/)
  const isCapital = (word: string) => !/^\p{Ll}/u.test(word) || particle.test(word)
  return (
    isName(text.replace(by, '')) &&
    !noName.test(text.replace(by, '')) &&
    words.length <= mostWords &&
    words.length > 0 &&
    words.every(isCapital) &&
    !/[?!:]/.test(text)
  )
}
