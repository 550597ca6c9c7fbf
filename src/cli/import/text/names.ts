const maxNameLength = 120

/** Placeholders for a missing name, and form labels. */
const placeholderNames = new Set(
  (
    'no author|none|null|undefined|n/a|na|unknown|unknown author|author|authors|auteur|autor|autorin|autore|name|nom|nombre|' +
    'your name|admin|administrator|root|user|guest|default|webmaster|test|print|share|search|suchen|suche|rechercher|buscar|' +
    'menu|menü|home|login|log in|sign in|subscribe|follow|send|comments?|reply|e-mail|email|more|read more|[object object]'
  ).split('|'),
)

/** True for text that is certainly not a name: `N/A`, `-`, `No Author`, or the label of a form, such as `Search`. */
export const isPlaceholderName = (text: string): boolean =>
  !/\p{L}/u.test(text) || placeholderNames.has(text.trim().toLowerCase())

const looksLikeAddress = (text: string) => /https?:|www\.|\S@\S|^[@/]|[<>{}[\]]/.test(text)

/** Matches text before a name that is certainly not part of it: `By` before two words, a label with a colon. */
const nameLabelPattern =
  /^(?:(?:written by|posted by|by|par)\s*:?\s+(?=\S+\s)|(?:by|par|por|von|texte?|auth?ore?s?|auteure?s?|autor(?:in|es|\/in)?)\s?:\s*)/i

/** Matches a credit for the makers of the website. */
const webCreditPattern = /^(?:(?:web )?design(?:ed)?|developed|powered|hosted|created) by\b/i

/** Matches a label of a form field, which often ends with an asterisk. */
const fieldLabelPattern = /(?:name|mail|phone|telefon|address|adresse|comment|message|nom|website)\s*\*$/i

/**
 * Removes an asterisk that refers to a note about the author: `Ann Lee *`. A single word with an asterisk is a form
 * label.
 */
const removeTrailingStar = (line: string) =>
  /\S\s+\S/.test(line) && !fieldLabelPattern.test(line) ? line.replace(/(?<=[\p{L}.])\s*\*$/u, '') : line

/**
 * Returns a stated name with tidied white space and without a label such as `By`. Returns `null` for an address, an
 * account, a placeholder such as `No Author`, a credit for the website's makers, or a form label (`Name *`).
 */
export function cleanName(text: string): string | null {
  if (text.length > maxNameLength * 4) return null
  const line = removeTrailingStar(
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^[/|–-]\s+|[,;]$/g, ''),
  )
  const labelMatch = nameLabelPattern.exec(line)
  const name = labelMatch ? line.slice(labelMatch[0].length) : line
  if (name.length < 2 || name.length > maxNameLength || isPlaceholderName(name)) return null
  return looksLikeAddress(name) || webCreditPattern.test(name) || /[*:?!]$/.test(name) ? null : name
}

/** Matches a particle in a name, which is usually in lower case. */
const nameParticlePattern =
  /^(?:de|del|della|di|da|do|dos|das|du|des|la|le|les|van|von|vom|der|den|ter|ten|bin|ibn|al|el|y|e|i|zu|zum|zur|af|av)$/iu

const createWordPattern = (alternatives: string) =>
  new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu')

/** Matches words from buttons and account names. */
const buttonWordPattern = createWordPattern(
  'read (?:next|more|also)|sign (?:up|in)|top stories|' +
    'e-?mail|comments?|send|view|more|follow|bio|profile|posts?|articles?|reply|subscribe|share|print|archive|feed|rss|learn|page|' +
    'search|suchen|menu|home|login|contact|about|privacy|terms|newsletter|updated|published|twitter|facebook|whatsapp|instagram',
)

/** Matches words for offices and firms. Text that contains one is not a person's name. */
const officeWordPattern = createWordPattern(
  'drupal|wordpress|admin|staff|writers?|reporters?|correspondents?|editors?|editorial|bureau|desk|team|news|newspaper|agency|' +
    'university|institute|company|inc|ltd|llc|gmbh|ag|group|media|magazine|online|redaktion|redakteur(?:in)?|redacción|redação|' +
    'redazione|rédaction|agence|agencia|agenzia|the|and|for|author|photos?|video|fotos?|image|copyright',
)

/** Matches genres, which can precede an author's name: `Eine Analyse von Anna Beispiel`. */
const genreWordPattern = createWordPattern(
  'ein|eine|une|analyse|analysis|kommentar|kolumne|gastbeitrag|interview|essay|reportage|bericht|porträt|chronique|' +
    'tribune|entretien|análisis|opinión|entrevista|crónica|analisi|intervista|commento|análise',
)

/** Matches two people, as in `Ana y Luis Pérez`. `Ortega y Gasset` and `Ramón y Cajal` are parts of one name. */
const severalPeoplePattern = / (?:y|e|i) \S+ \S/

/** Matches a byline in a language other than the page's, such as the Spanish `Por Ana Ruiz`. */
const foreignOpeningPattern = /^(?:por|von|door|di|av|af) \S+ \S/i

/** Matches particles that can begin a family name with a capital letter. */
const nobiliaryParticlePattern = /^(?:Da|De|Del|Della|Di|Dos|Du|Van|Von)$/

const maxNameWordCount = 6
const uncasedScriptPattern = /^[\p{Lo}\p{M}・·•･\s]+$/u
/** Matches scripts that are written without spaces between the parts of a name. */
const unspacedScriptPattern = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}]/u

/**
 * True for a word that can be part of a name: a capitalised word, an initial, or a particle, which can be joined to a
 * word (`al-Rashid`, `d’Arcy`). Words in scripts without capitals also pass.
 */
const isNameWord = (word: string) =>
  /^["'’“(]?(?:[dl]['’]|(?:a[lnrst]|el|ash?|ben|ould)-)?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) ||
  nameParticlePattern.test(word)

/**
 * True for text that can only be a person's full name: two to six capitalised words. A single word (`Frankfurt`,
 * `Jobs`) can be anything; `Von Miller` counts only after `By`.
 */
export function isFullName(text: string, isAfterBy = false): boolean {
  if (text.length > maxNameLength || cleanName(text) === null) return false
  const words = text.split(/\s+/)
  if (/[\d?!:()/|,;&]/.test(text)) return false
  // After `By`, `Larry Page` is a person.
  if (buttonWordPattern.test(text) && !(isAfterBy && words.length === 2)) return false
  if (
    [officeWordPattern, genreWordPattern, severalPeoplePattern, foreignOpeningPattern].some((pattern) =>
      pattern.test(text),
    )
  )
    return false
  if (uncasedScriptPattern.test(text))
    return text.length <= 30 && (words.length > 1 || unspacedScriptPattern.test(text))
  return (
    words.length >= 2 &&
    words.length <= maxNameWordCount &&
    words.every(isNameWord) &&
    !nameParticlePattern.test(words.at(-1) ?? '') &&
    words.filter(
      (word) => !nameParticlePattern.test(word) || (isAfterBy && nobiliaryParticlePattern.test(word)),
    ).length >= 2
  )
}

/** True for text that may be a name if its element says so, because it is neither a button nor a domain. */
export const isPlausibleName = (name: string): boolean =>
  name.length <= 60 && !buttonWordPattern.test(name) && !/\.\w{2,4}$|[→»›|]/.test(name)
