import { removeMarks } from '../model/slug.ts'
import { listBaseForms } from './inflections.ts'
import type { Query, Term } from './query.ts'
import { type SearchWord, splitWords } from './words.ts'

/** A match of a term in a text. */
export interface TermMatch {
  start: number
  end: number
  term: Term
}

/** A word with the terms that begin with it. */
type AnalysedWord = SearchWord & { terms: readonly Term[] }

/** A word of a text: its token's offset and words, and its index among them. */
interface WordPosition {
  start: number
  words: readonly AnalysedWord[]
  index: number
}

/** The initial of a code unit that begins no word. */
const noInitial = 1

/** The initial of half a surrogate pair, whose letter can have any. */
const anyInitial = 0xffff

/** Scripts without spaces, in which every letter can begin a word, are at this code unit and above. */
const firstSpaceless = 0xe00

/** Initials by code unit; 0 for a code unit that no text has contained. */
const initials = new Uint16Array(0x10000)

/** Returns a word's letters, without their accents and vowel marks. */
const toLetters = (word: string) => removeMarks(word.normalize('NFD'))

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

/**
 * True when a word matches the term or shares a base form. Base forms begin alike, so that the first letters are
 * compared first.
 */
const sharesBaseForm = (term: Extract<Term, { kind: 'word' }>, { word, written }: SearchWord) =>
  word[0] === term.word[0] &&
  (word === term.word ||
    term.forms.includes(word) ||
    listBaseForms(word, written).some((form) => form === term.word || term.forms.includes(form)))

function beginsWith(term: Term, word: SearchWord): boolean {
  if (term.kind === 'word') return sharesBaseForm(term, word)
  return term.kind === 'prefix' ? word.word.startsWith(term.prefix) : term.words[0] === word.word
}

/** Returns a word that begins with the initial of every match of the term. */
function firstWordOf(term: Term): string {
  if (term.kind === 'prefix') return term.prefix
  return term.kind === 'phrase' ? (term.words[0] ?? '') : term.word
}

const isLetter = (initial: number) => initial > noInitial && initial < firstSpaceless

/** Returns the end of the token at a position. Tokens are separated by spaces, so that no word is in two. */
function endOfToken(text: string, position: number): number {
  const space = text.indexOf(' ', position)
  return space < 0 ? text.length : space
}

/**
 * Finds a query's terms in texts. Only tokens with a term's initial are analysed, each once for all texts: an analysis
 * of every word of twenty long articles takes 200 ms.
 */
export class TermFinder {
  readonly terms: readonly Term[]
  readonly #isInitial = new Uint8Array(0x10000)
  readonly #tokens = new Map<string, readonly AnalysedWord[]>()

  constructor({ required }: Query) {
    this.terms = required
    for (const term of required) this.#isInitial[analyseInitial(firstWordOf(term))] = 1
    this.#isInitial[anyInitial] = 1
  }

  /** Finds the matches in a text, in order: the one with the most words at each position. */
  *find(text: string): Generator<TermMatch, void> {
    let [matchEnd, tokenEnd] = [0, 0]
    for (;;) {
      const initial = this.#nextInitial(text, tokenEnd)
      if (initial === text.length) return
      const start = text.lastIndexOf(' ', initial) + 1
      tokenEnd = endOfToken(text, initial)
      const words = this.#analyse(text.slice(start, tokenEnd))
      for (let index = 0; index < words.length; index++) {
        const word = words[index]
        if (!word || word.terms.length === 0 || start + word.start < matchEnd) continue
        const match = this.#matchAt(text, { start, words, index })
        if (match) yield match
        matchEnd = match?.end ?? matchEnd
      }
    }
  }

  /** Returns the position of the next letter that can begin a match, or the end. */
  #nextInitial(text: string, from: number): number {
    const isInitial = this.#isInitial
    let isInWord = false
    for (let index = from; index < text.length; index++) {
      const initial = initialOf(text.charCodeAt(index))
      const isInLetters = isLetter(initial)
      if (isInitial[initial] && !(isInLetters && isInWord)) return index
      isInWord = isInLetters
    }
    return text.length
  }

  #analyse(token: string): readonly AnalysedWord[] {
    const known = this.#tokens.get(token)
    if (known) return known
    const words = splitWords(token).map((word) => ({
      ...word,
      terms: this.terms.filter((term) => beginsWith(term, word)),
    }))
    this.#tokens.set(token, words)
    return words
  }

  /** Returns the match with the most words that begins at a word. */
  #matchAt(text: string, position: WordPosition): TermMatch | null {
    const { start, words, index } = position
    const word = words[index]
    if (!word) return null
    let match: TermMatch | null = null
    let longest = 0
    for (const term of word.terms) {
      const phrase = term.kind === 'phrase' ? term.words : [word.word]
      const end = phrase.length > longest ? this.#endOfPhrase(text, position, phrase) : 0
      if (end === 0) continue
      match = { start: start + word.start, end, term }
      longest = phrase.length
    }
    return match
  }

  /** Returns the end of a phrase that begins at a word; 0 if other words are there. */
  #endOfPhrase(text: string, position: WordPosition, phrase: readonly string[]): number {
    let { start, words, index } = position
    let end = 0
    for (const expected of phrase) {
      for (; index === words.length; index = 0) {
        start = endOfToken(text, start) + 1
        if (start > text.length) return 0
        words = this.#analyse(text.slice(start, endOfToken(text, start)))
      }
      const word = words[index++]
      if (word?.word !== expected) return 0
      end = start + word.end
    }
    return end
  }
}
