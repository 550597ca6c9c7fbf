import { isStopWord } from './stop-words.ts'

/**
 * Inflections only: plural, feminine and participles in French, plural in English. A stemmer would also strip
 * derivations, so that *Crimée* would match *crimes* and *Français* match *France*.
 */

/** Minimum length of an inflected word. */
const shortest = 4

/** Words whose last letter only looks like an ending. */
const invariable = new Set(
  'paris news mars texas jesus pays temps corps mois fois bras bois alors moins jamais puis texas ours gens wales reuters'.split(
    ' ',
  ),
)

/** A map, since a text can contain any word, `constructor` included. */
const irregular = new Map(
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

/** Feminine endings, the masculine endings that replace them, and the minimum number of letters before them. */
const feminines: [feminine: string, masculine: string, before: number][] = [
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

/** Participles in *-i*. The list is closed, since *partie* is not the feminine of *parti*. */
const participles =
  /^(?:reun|fin|chois|etabl|retabl|sais|avert|suiv|poursuiv|sub|rempl|accompl|invest|elarg|franch|affaibl|enrich|pun|trah|nourr|guer|reuss|agrand|rempl|ralent|durc|garant|convert|envah)ie$/

/** A written participle, recognised by its accent. */
const accented = /^(.{2,})é(?:e|s|es)?$/

/** A participle without accents; only the feminine form is recognisable. */
const unaccented = /^(.{2,})ees?$/

function participleOf(word: string, written: string): string | null {
  const plain = accented.test(written) ? /^(.{2,}?)e{1,2}s?$/.exec(word) : unaccented.exec(word)
  return plain ? `${plain[1]}é` : null
}

function singulars(word: string): string[] {
  const known = irregular.get(word)
  if (known !== undefined) return [known]
  if (word.endsWith('eaux')) return [word.slice(0, -1)]
  if (/^.{3,}aux$/.test(word)) return [`${word.slice(0, -2)}l`]
  if (!word.endsWith('s') || word.endsWith('ss')) return []
  const bare = word.slice(0, -1)
  if (/(?:ch|sh|ss|x|z|o)es$/.test(word)) return [bare, word.slice(0, -2)]
  return /^.{2,}ies$/.test(word) ? [bare, `${word.slice(0, -3)}y`] : [bare]
}

function masculines(word: string): string[] {
  const found = feminines.find(
    ([feminine, , before]) => word.endsWith(feminine) && word.length - feminine.length >= before,
  )
  const known = irregular.get(word)
  if (known !== undefined) return [known]
  if (found) return [word.slice(0, -found[0].length) + found[1]]
  if (participles.test(word) || /^.+[^qg]ue$/.test(word)) return [word.slice(0, -1)]
  return []
}

/**
 * Returns the base forms of a word, without itself: *québécoises* → quebecoise, quebecois. Two words match when one is
 * a base form of the other, or both share one.
 * @param word folded
 * @param written with accents, as far as the writer used them
 */
export function baseForms(word: string, written: string): string[] {
  if (word.length < shortest || invariable.has(word) || isStopWord(word) || /\p{N}/u.test(word)) return []
  const one = singulars(word)
  const forms = [...one, ...[word, ...one].flatMap(masculines)]
  const participle = participleOf(word, written)
  return [...new Set(participle === null ? forms : [...forms, participle])].filter((form) => form !== word)
}
