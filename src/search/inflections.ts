import { createUnicodePatternGetter } from '../model/unicode-pattern.ts'
import { isStopWord } from './stop-words.ts'

/**
 * Rules for inflections only: plurals, feminines and participles in French, plurals in English. A stemmer would also
 * remove derivational endings: *Crimée* would match *crimes*, and *Français* would match *France*.
 */

/** Minimum length of a word that can have base forms. */
const minInflectedLength = 4

const digitPattern = createUnicodePatternGetter(String.raw`\p{N}`, 'u')

/** Words whose final *s* is not an ending. */
const invariableWords = new Set(
  'paris news mars texas jesus pays temps corps mois fois bras bois alors moins jamais puis ours gens wales reuters'.split(
    ' ',
  ),
)

/**
 * Irregular word → base form. This is a map rather than an object, because a text can contain the word `constructor`.
 */
const baseFormsByIrregularWord = new Map(
  Object.entries({
    men: 'man',
    women: 'woman',
    children: 'child',
    lives: 'life',
    wives: 'wife',
    feet: 'foot',
    travaux: 'travail',
    yeux: 'oeil',
    jeux: 'jeu',
    feux: 'feu',
    lieux: 'lieu',
    voeux: 'voeu',
    cheveux: 'cheveu',
    neveux: 'neveu',
    enjeux: 'enjeu',
    aveux: 'aveu',
    milieux: 'milieu',
    publique: 'public',
    turque: 'turc',
    grecque: 'grec',
    blanche: 'blanc',
    longue: 'long',
    allemande: 'allemand',
    grande: 'grand',
    flamande: 'flamand',
    normande: 'normand',
    petite: 'petit',
    candidate: 'candidat',
    avocate: 'avocat',
    deputee: 'depute',
    travailleuse: 'travailleur',
    belle: 'beau',
    vieille: 'vieux',
    nouvelle: 'nouveau',
    nouvel: 'nouveau',
  }),
)

/**
 * Lists the irregular words that have one of these base forms. Every other word begins with the same two letters as
 * its base forms.
 */
export const listIrregularWords = (baseForms: readonly string[]): string[] =>
  [...baseFormsByIrregularWord].flatMap(([word, form]) => (baseForms.includes(form) ? word : []))

/** Feminine endings, the masculine endings that replace them, and the minimum number of letters before them. */
const feminineEndings: [feminine: string, masculine: string, minLettersBefore: number][] = [
  ['oise', 'ois', 3],
  ['aise', 'ais', 3],
  ['ienne', 'ien', 2],
  ['eenne', 'een', 3],
  ['ielle', 'iel', 3],
  ['nelle', 'nel', 3],
  ['relle', 'rel', 3],
  ['uelle', 'uel', 2],
  ['trice', 'teur', 2],
  ['ive', 'if', 3],
  ['euse', 'eux', 3],
  ['eure', 'eur', 3],
  ['aine', 'ain', 3],
  ['iere', 'ier', 3],
  ['gere', 'ger', 3],
  ['crete', 'cret', 1],
  ['plete', 'plet', 3],
  ['ante', 'ant', 3],
  ['ente', 'ent', 3],
  ['ale', 'al', 3],
  ['prise', 'pris', 2],
  ['mise', 'mis', 2],
  ['quise', 'quis', 2],
  ['duite', 'duit', 2],
  ['truite', 'truit', 2],
  ['faite', 'fait', 2],
  ['crite', 'crit', 2],
  ['verte', 'vert', 2],
  ['ferte', 'fert', 1],
  ['inte', 'int', 3],
]

/** Matches feminine participles in *-ie*. They are listed in full, because *partie* is not the feminine of *parti*. */
const feminineIeParticiplePattern =
  /^(?:reun|fin|chois|etabl|retabl|sais|avert|suiv|poursuiv|sub|rempl|accompl|invest|elarg|franch|affaibl|enrich|pun|trah|nourr|guer|reuss|agrand|ralent|durc|garant|convert|envah)ie$/

/** Matches participles that can be recognised by their accent: *arrêté*, *arrêtées*. */
const accentedParticiplePattern = /^(.{2,})é(?:e|s|es)?$/

/** Matches feminine participles written without accents: *arretee*. Unaccented masculine ones cannot be recognised. */
const unaccentedParticiplePattern = /^(.{2,})ees?$/

/** Returns a participle's base form: the folded stem with *é* (*arreté*). Returns `null` for any other word. */
function toParticipleBaseForm(word: string, writtenWord: string): string | null {
  const stemMatch = accentedParticiplePattern.test(writtenWord)
    ? /^(.{2,}?)e{1,2}s?$/.exec(word)
    : unaccentedParticiplePattern.exec(word)
  return stemMatch ? `${stemMatch[1]}é` : null
}

/**
 * Lists the possible singulars of a folded plural: *churches* → churche, church. Empty for a word without a plural
 * ending.
 */
function listPossibleSingulars(word: string): string[] {
  const irregularForm = baseFormsByIrregularWord.get(word)
  if (irregularForm !== undefined) return [irregularForm]
  if (word.endsWith('eaux')) return [word.slice(0, -1)]
  if (/^.{3,}aux$/.test(word)) return [`${word.slice(0, -2)}l`]
  if (!word.endsWith('s') || word.endsWith('ss')) return []
  const withoutS = word.slice(0, -1)
  if (/(?:ch|sh|ss|x|z|o)es$/.test(word)) return [withoutS, word.slice(0, -2)]
  return /^.{2,}ies$/.test(word) ? [withoutS, `${word.slice(0, -3)}y`] : [withoutS]
}

/** Lists the possible masculine of a folded feminine word, at most one; empty for any other word. */
function listPossibleMasculines(word: string): string[] {
  const feminineEnding = feminineEndings.find(
    ([feminine, , minLettersBefore]) =>
      word.endsWith(feminine) && word.length - feminine.length >= minLettersBefore,
  )
  const irregularForm = baseFormsByIrregularWord.get(word)
  if (irregularForm !== undefined) return [irregularForm]
  if (feminineEnding) return [word.slice(0, -feminineEnding[0].length) + feminineEnding[1]]
  if (feminineIeParticiplePattern.test(word) || /^.+[^qg]ue$/.test(word)) return [word.slice(0, -1)]
  return []
}

/**
 * Lists the base forms of a word, without the word itself: *québécoises* → quebecoise, quebecois. Two words match if
 * one is a base form of the other, or if they have a base form in common.
 * @param word the folded word, without accents
 * @param writtenWord the same word in lower case, with the accents that the writer used
 */
export function listBaseForms(word: string, writtenWord: string): string[] {
  if (
    word.length < minInflectedLength ||
    invariableWords.has(word) ||
    isStopWord(word) ||
    digitPattern().test(word)
  )
    return []
  const singulars = listPossibleSingulars(word)
  const baseForms = [...singulars, ...[word, ...singulars].flatMap(listPossibleMasculines)]
  const participle = toParticipleBaseForm(word, writtenWord)
  return [...new Set(participle === null ? baseForms : [...baseForms, participle])].filter(
    (form) => form !== word,
  )
}
