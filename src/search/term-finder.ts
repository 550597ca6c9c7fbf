import { listBaseForms, listIrregularWords } from './inflections.ts'
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

/** The initial of a code unit that begins no word. */
const noInitial = 1

/** The initial of half a surrogate pair, whose letter can have any. */
const anyInitial = 0xffff

/** Scripts without spaces, in which every letter can begin a word, are at this code unit and above. */
const firstSpaceless = 0xe00

/** Initials by code unit; 0 for a code unit that no text has contained. */
const initials = new Uint16Array(0x10000)

/** Returns the first letter of a text's first word, folded and decomposed. */
function analyseInitial(text: string): number {
  if (/^\p{Cs}/u.test(text)) return anyInitial
  const word = splitWords(text)[0]
    ?.word.normalize('NFD')
    .replace(/^\p{M}+/u, '')
  return word ? word.charCodeAt(0) : noInitial
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

/** Returns words of which one begins as every word that begins a match of the term. */
function listBeginnings(term: Term): readonly string[] {
  if (term.kind === 'prefix') return [term.prefix]
  if (term.kind === 'phrase') return term.words.slice(0, 1)
  const words = [term.word, ...term.forms]
  return [...words, ...listIrregularWords(words)]
}

const isLetter = (initial: number) => initial > noInitial && initial < firstSpaceless

/** A number for the first two letters of a word. */
const pairOf = (first: number, second: number) => first * 0x10000 + second

/** Returns the end of the token at a position. Tokens are separated by spaces, so that no word is in two. */
function endOfToken(text: string, position: number): number {
  const space = text.indexOf(' ', position)
  return space < 0 ? text.length : space
}

/**
 * Finds a query's terms in texts. Only tokens with a term's first two letters are analysed, each once for all texts: an analysis of
 * every word of twenty long articles takes 200 ms.
 */
export class TermFinder {
  readonly terms: readonly Term[]
  readonly #isInitial = new Uint8Array(0x10000)
  readonly #pairs = new Set<number>()
  readonly #tokens = new Map<string, readonly AnalysedWord[]>()

  constructor({ required }: Query) {
    this.terms = required
    for (const word of required.flatMap(listBeginnings)) {
      const letters = word.normalize('NFD').replace(/\p{M}+/gu, '')
      this.#isInitial[analyseInitial(word)] = 1
      this.#pairs.add(pairOf(letters.charCodeAt(0), letters.charCodeAt(1)))
    }
    this.#isInitial[anyInitial] = 1
  }

  /** Finds the matches in a text, in order: the one with the most words at each position. */
  *find(text: string): Generator<TermMatch, void> {
    let matchEnd = 0
    for (let at = this.#nextInitial(text, 0); at < text.length; at = this.#nextInitial(text, at)) {
      const start = text.lastIndexOf(' ', at) + 1
      at = endOfToken(text, at)
      for (const word of this.#analyse(text.slice(start, at))) {
        const match = start + word.start < matchEnd ? null : this.#matchAt(text, start + word.start, word)
        if (match) yield match
        matchEnd = match?.end ?? matchEnd
      }
    }
  }

  /** Returns the position of the next letter that can begin a match, or the end. */
  #nextInitial(text: string, from: number): number {
    let isInWord = false
    for (let at = from; at < text.length; at++) {
      const initial = initialOf(text.charCodeAt(at))
      const isInLetters = isLetter(initial)
      if (this.#isInitial[initial] && !(isInLetters && isInWord) && this.#canContinue(text, at)) return at
      isInWord = isInLetters
    }
    return text.length
  }

  /** False if no match begins with an ASCII letter and the letter after it. Other letters can be a ligature. */
  #canContinue(text: string, at: number): boolean {
    const first = text.charCodeAt(at)
    const second = at + 1 < text.length ? initialOf(text.charCodeAt(at + 1)) : noInitial
    return first >= 0x80 || !isLetter(second) || this.#pairs.has(pairOf(initialOf(first), second))
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

  #matchAt(text: string, start: number, { word, terms }: AnalysedWord): TermMatch | null {
    let match: TermMatch | null = null
    let longest = 0
    for (const term of terms) {
      const words = term.kind === 'phrase' ? term.words : [word]
      const end = words.length > longest ? this.#endOfPhrase(text, start, words) : 0
      if (end === 0) continue
      match = { start, end, term }
      longest = words.length
    }
    return match
  }

  /** Returns the end of a phrase that begins at a position; 0 if other words are there. */
  #endOfPhrase(text: string, position: number, words: readonly string[]): number {
    let matched = 0
    for (let start = text.lastIndexOf(' ', position) + 1, end = 0; start < text.length; start = end + 1) {
      end = endOfToken(text, start)
      for (const word of this.#analyse(text.slice(start, end))) {
        if (start + word.start < position) continue
        if (word.word !== words[matched]) return 0
        if (++matched === words.length) return start + word.end
      }
    }
    return 0
  }
}
