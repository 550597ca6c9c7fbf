import { removeDiacritics } from '../model/slug.ts'
import { listIrregularWords } from './inflections.ts'
import type { SearchTerm } from './query.ts'
import { splitWords } from './words.ts'

/** Initial for a code unit that cannot begin a word. */
const noInitial = 1

/** Initial for half of a surrogate pair. Its letter is unknown, so it could be any initial. */
const anyInitial = 0xffff

/** First code unit of the scripts that have no spaces between words. In these, every letter can begin a word. */
const firstSpacelessCodeUnit = 0xe00

/** Initials by code unit; 0 for a code unit that has not occurred yet. */
const initialsByCodeUnit = new Uint16Array(0x10000)

/** Returns a word's letters, without their accents and vowel marks. */
const toUnaccentedLetters = (word: string) => removeDiacritics(word.normalize('NFD'))

/**
 * Returns the code unit of the first letter of a text's first word, folded and without marks. Returns `noInitial` for
 * text without a word, and `anyInitial` for half of a surrogate pair.
 */
function computeFoldedInitial(text: string): number {
  if (!text.isWellFormed()) return anyInitial
  const letters = toUnaccentedLetters(splitWords(text)[0]?.word ?? '')
  return letters ? letters.charCodeAt(0) : noInitial
}

/** Returns the folded initial of a code unit. Each one is computed only once. */
function getFoldedInitial(codeUnit: number): number {
  if (!initialsByCodeUnit[codeUnit])
    initialsByCodeUnit[codeUnit] = computeFoldedInitial(String.fromCharCode(codeUnit))
  return initialsByCodeUnit[codeUnit] ?? noInitial
}

/** Lists words such that every match of a term begins with the first two letters of one of them. */
function listMatchBeginnings(term: SearchTerm): readonly string[] {
  if (term.kind === 'prefix') return [term.prefix]
  if (term.kind === 'phrase') return term.words.slice(0, 1)
  const words = [term.word, ...term.baseForms]
  return [...words, ...listIrregularWords(words)]
}

/**
 * Returns the code unit at an index. Uses a bound method for speed: once V8 has seen strings of five internal types,
 * it looks up `charCodeAt` at every call, which takes three times as long as reading the code unit.
 */
const codeUnitAt: (text: string, index: number) => number = Function.prototype.call.bind(
  String.prototype.charCodeAt,
)

/**
 * Roles of code units. A word begins at a letter after a sign. In scripts without spaces, letters count as signs.
 * `matchRoleOffset` is added to the role of any code unit that can begin a match. It is even, so that the roles of
 * signs stay odd.
 */
const [signRole, letterRole, matchRoleOffset] = [1, 2, 2]

/** Finds positions at which a match of a query's terms can begin, by the first two letters of words. */
export class MatchStartFinder {
  readonly #initials: ReadonlySet<number>
  /**
   * Matches two ASCII letters or digits of which the second is not the second letter of any match. Other letters are
   * not tested, because they can be ligatures or syllables.
   */
  readonly #nonMatchingPairPattern: RegExp
  /** Roles by code unit; 0 for a code unit that has not occurred yet. */
  readonly #rolesByCodeUnit = new Uint8Array(0x10000)

  constructor(terms: readonly SearchTerm[]) {
    const matchBeginnings = terms.flatMap(listMatchBeginnings)
    this.#initials = new Set([anyInitial, ...matchBeginnings.map(computeFoldedInitial)])
    const secondLetters = matchBeginnings.map((word) => toUnaccentedLetters(word).charAt(1)).join('')
    this.#nonMatchingPairPattern = new RegExp(`[a-z0-9](?![${secondLetters}])[a-z0-9]`, 'i')
  }

  /** Returns the position of the next letter that can begin a match, or the length of the text if there is none. */
  findNext(text: string, fromIndex: number): number {
    const roles = this.#rolesByCodeUnit
    const { length } = text
    let previousRole = signRole
    for (let index = fromIndex; index < length; index++) {
      const codeUnit = codeUnitAt(text, index)
      const role = roles[codeUnit] || this.#computeRole(codeUnit)
      if (
        role > letterRole &&
        (previousRole | role) & 1 &&
        !this.#nonMatchingPairPattern.test(text.slice(index, index + 2))
      )
        return index
      previousRole = role
    }
    return length
  }

  #computeRole(codeUnit: number): number {
    const initial = getFoldedInitial(codeUnit)
    const roleWithoutMatch = initial > noInitial && initial < firstSpacelessCodeUnit ? letterRole : signRole
    const role = this.#initials.has(initial) ? roleWithoutMatch + matchRoleOffset : roleWithoutMatch
    this.#rolesByCodeUnit[codeUnit] = role
    return role
  }
}
