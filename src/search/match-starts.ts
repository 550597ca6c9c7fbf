import { removeDiacritics } from '../model/slug.ts'
import { listIrregularWords } from './inflections.ts'
import type { Term } from './query.ts'
import { splitWords } from './words.ts'

/** The initial of a code unit that begins no word. */
const noInitial = 1

/** Stands for the initial of half a surrogate pair: its letter is unknown, so it may have any initial. */
const anyInitial = 0xffff

/** Scripts without spaces, in which every letter can begin a word, are at this code unit and above. */
const firstSpaceless = 0xe00

/** Initials by code unit; 0 for a code unit that no text has contained. */
const initials = new Uint16Array(0x10000)

/** Returns a word's letters, without their accents and vowel marks. */
const toLetters = (word: string) => removeDiacritics(word.normalize('NFD'))

/** Returns the first letter of a text's first word, folded and decomposed. */
function analyseInitial(text: string): number {
  if (!text.isWellFormed()) return anyInitial
  const letters = toLetters(splitWords(text)[0]?.word ?? '')
  return letters ? letters.charCodeAt(0) : noInitial
}

function initialOf(unit: number): number {
  if (!initials[unit]) initials[unit] = analyseInitial(String.fromCharCode(unit))
  return initials[unit] ?? noInitial
}

/** Lists words such that each match of the term begins with the first two letters of one. */
function listBeginnings(term: Term): readonly string[] {
  if (term.kind === 'prefix') return [term.prefix]
  if (term.kind === 'phrase') return term.words.slice(0, 1)
  const words = [term.word, ...term.forms]
  return [...words, ...listIrregularWords(words)]
}

/**
 * Returns the code unit at an index. V8 looks up a method of a string each time where it has seen strings of five internal
 * types, which takes three times as long as reading the letter.
 */
const codeUnitAt: (text: string, index: number) => number = Function.prototype.call.bind(
  String.prototype.charCodeAt,
)

/**
 * Roles of code units. After a sign, a word can begin; of letters, only the first begins a word. A letter of a script without
 * spaces is a sign. The roles of those that can begin a match are two higher, so signs are odd.
 */
const [sign, letter, matchInitial] = [1, 2, 2]

/** Finds where matches of a query's terms can begin, by the first two letters of words. */
export class MatchStarts {
  readonly #initials: ReadonlySet<number>
  /** An ASCII letter and one after it that is the second of no match. Other letters can be ligatures or syllables. */
  readonly #otherPair: RegExp
  /** The roles of code units; 0 for a code unit that no text has contained. */
  readonly #roles = new Uint8Array(0x10000)

  constructor(terms: readonly Term[]) {
    const beginnings = terms.flatMap(listBeginnings)
    this.#initials = new Set([anyInitial, ...beginnings.map(analyseInitial)])
    const seconds = beginnings.map((word) => toLetters(word).charAt(1)).join('')
    this.#otherPair = new RegExp(`[a-z0-9](?![${seconds}])[a-z0-9]`, 'i')
  }

  /** Returns the position of the next letter that can begin a match, or the end. */
  findNext(text: string, from: number): number {
    const roles = this.#roles
    const { length } = text
    let previous = sign
    for (let index = from; index < length; index++) {
      const unit = codeUnitAt(text, index)
      const role = roles[unit] || this.#learnRole(unit)
      if (role > letter && (previous | role) & 1 && !this.#otherPair.test(text.slice(index, index + 2)))
        return index
      previous = role
    }
    return length
  }

  #learnRole(unit: number): number {
    const initial = initialOf(unit)
    const own = initial > noInitial && initial < firstSpaceless ? letter : sign
    const role = this.#initials.has(initial) ? own + matchInitial : own
    this.#roles[unit] = role
    return role
  }
}
