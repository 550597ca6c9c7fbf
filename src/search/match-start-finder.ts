import { removeDiacritics } from '../model/slug.ts'
import { listIrregularWords } from './inflections.ts'
import type { SearchTerm } from './query.ts'
import { splitWords } from './words.ts'

/** Stands for the initial of a code unit that cannot begin a word. */
const noInitial = 1

/** Stands for the initial of half a surrogate pair. Its letter is unknown, so it may be any initial. */
const anyInitial = 0xffff

/** From this code unit on are scripts without spaces, in which every letter can begin a word. */
const firstSpacelessCodeUnit = 0xe00

/** Initials by code unit; 0 for a code unit that has not occurred yet. */
const initialsByCodeUnit = new Uint16Array(0x10000)

/** Returns a word's letters, without their accents and vowel marks. */
const toUnaccentedLetters = (word: string) => removeDiacritics(word.normalize('NFD'))

/** Returns the first letter of a text's first word, folded and decomposed. */
function computeFoldedInitial(text: string): number {
  if (!text.isWellFormed()) return anyInitial
  const letters = toUnaccentedLetters(splitWords(text)[0]?.word ?? '')
  return letters ? letters.charCodeAt(0) : noInitial
}

function getFoldedInitial(codeUnit: number): number {
  if (!initialsByCodeUnit[codeUnit])
    initialsByCodeUnit[codeUnit] = computeFoldedInitial(String.fromCharCode(codeUnit))
  return initialsByCodeUnit[codeUnit] ?? noInitial
}

/** Lists words such that every match of the term begins with the first two letters of one of them. */
function listMatchBeginnings(term: SearchTerm): readonly string[] {
  if (term.kind === 'prefix') return [term.prefix]
  if (term.kind === 'phrase') return term.words.slice(0, 1)
  const words = [term.word, ...term.baseForms]
  return [...words, ...listIrregularWords(words)]
}

/**
 * Returns the code unit at an index. Calls a bound method: once V8 has seen strings of five internal types, it
 * looks up a string's method each time, which takes three times as long as reading the letter.
 */
const codeUnitAt: (text: string, index: number) => number = Function.prototype.call.bind(
  String.prototype.charCodeAt,
)

/**
 * Roles of code units. A word can begin after a sign; of several letters, only the first can begin a word. A
 * letter of a script without spaces counts as a sign. The roles of code units that can begin a match are two
 * higher, so the roles of signs are odd.
 */
const [signRole, letterRole, matchRoleOffset] = [1, 2, 2]

/** Finds where matches of a query's terms can begin, by the first two letters of words. */
export class MatchStartFinder {
  readonly #initials: ReadonlySet<number>
  /**
   * Matches an ASCII letter followed by one that is the second letter of no match. Other letters can be ligatures
   * or syllables.
   */
  readonly #nonMatchingPairPattern: RegExp
  /** The roles of code units; 0 for a code unit that has not occurred yet. */
  readonly #rolesByCodeUnit = new Uint8Array(0x10000)

  constructor(terms: readonly SearchTerm[]) {
    const matchBeginnings = terms.flatMap(listMatchBeginnings)
    this.#initials = new Set([anyInitial, ...matchBeginnings.map(computeFoldedInitial)])
    const secondLetters = matchBeginnings.map((word) => toUnaccentedLetters(word).charAt(1)).join('')
    this.#nonMatchingPairPattern = new RegExp(`[a-z0-9](?![${secondLetters}])[a-z0-9]`, 'i')
  }

  /** Returns the position of the next letter that can begin a match; the length of the text if there is none. */
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
    const baseRole = initial > noInitial && initial < firstSpacelessCodeUnit ? letterRole : signRole
    const role = this.#initials.has(initial) ? baseRole + matchRoleOffset : baseRole
    this.#rolesByCodeUnit[codeUnit] = role
    return role
  }
}
