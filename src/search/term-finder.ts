import { listBaseForms } from './inflections.ts'
import { MatchStartFinder } from './match-start-finder.ts'
import type { Query, SearchTerm } from './query.ts'
import { type SearchWord, splitWords } from './words.ts'

/** A match of a term in a text. The offsets are in UTF-16 code units: [start, end). */
export interface TermMatch {
  start: number
  end: number
  term: SearchTerm
}

/** A word, with the terms that have matches beginning with it. */
type WordWithTerms = SearchWord & { terms: readonly SearchTerm[] }

/** A word's position in a text: the offset of its token, the words of that token, and its index among them. */
interface WordPosition {
  start: number
  words: readonly WordWithTerms[]
  index: number
}

/**
 * True if a word equals the term's word or shares a base form with it. The first letters are compared first, because
 * that is fast and such words always have the same first letter.
 */
const matchesWordTerm = (term: Extract<SearchTerm, { kind: 'word' }>, { word, written }: SearchWord) =>
  word[0] === term.word[0] &&
  (word === term.word ||
    term.baseForms.includes(word) ||
    listBaseForms(word, written).some((form) => form === term.word || term.baseForms.includes(form)))

/** True if a match of the term can begin with a word. A phrase must have it as its first word. */
function canTermBeginWith(term: SearchTerm, word: SearchWord): boolean {
  if (term.kind === 'word') return matchesWordTerm(term, word)
  return term.kind === 'prefix' ? word.word.startsWith(term.prefix) : term.words[0] === word.word
}

/** Returns the end of the token at a position. Tokens are separated by spaces, so no word extends beyond a token. */
function findTokenEnd(text: string, position: number): number {
  const space = text.indexOf(' ', position)
  return space < 0 ? text.length : space
}

/**
 * Finds a query's required terms in texts. Analyses only tokens that contain the first two letters of a term, and
 * each token only once for all texts: analysing every word of twenty long articles would take 200 ms.
 */
export class TermFinder {
  readonly terms: readonly SearchTerm[]
  readonly #matchStarts: MatchStartFinder
  readonly #wordsByToken = new Map<string, readonly WordWithTerms[]>()

  constructor({ required }: Query) {
    this.terms = required
    this.#matchStarts = new MatchStartFinder(required)
  }

  /**
   * Finds the matches in a text, in order and without overlaps. If several begin at a word, chooses the one with the
   * most words.
   */
  *find(text: string): Generator<TermMatch, void> {
    let [matchEnd, tokenEnd] = [0, 0]
    for (;;) {
      const candidatePosition = this.#matchStarts.findNext(text, tokenEnd)
      if (candidatePosition === text.length) return
      const tokenStart = text.lastIndexOf(' ', candidatePosition) + 1
      tokenEnd = findTokenEnd(text, candidatePosition)
      const words = this.#analyseToken(text.slice(tokenStart, tokenEnd))
      for (let index = 0; index < words.length; index++) {
        const word = words[index]
        if (!word || word.terms.length === 0 || tokenStart + word.start < matchEnd) continue
        const match = this.#findMatchAt(text, { start: tokenStart, words, index })
        if (match) yield match
        matchEnd = match?.end ?? matchEnd
      }
    }
  }

  #analyseToken(token: string): readonly WordWithTerms[] {
    const cachedWords = this.#wordsByToken.get(token)
    if (cachedWords) return cachedWords
    const words = splitWords(token).map((word) => ({
      ...word,
      terms: this.terms.filter((term) => canTermBeginWith(term, word)),
    }))
    this.#wordsByToken.set(token, words)
    return words
  }

  /** Returns the match with the most words that begins at a word, or `null` if there is none. */
  #findMatchAt(text: string, position: WordPosition): TermMatch | null {
    const { start, words, index } = position
    const word = words[index]
    if (!word) return null
    let match: TermMatch | null = null
    let maxWordCount = 0
    for (const term of word.terms) {
      const phraseWords = term.kind === 'phrase' ? term.words : [word.word]
      const end = phraseWords.length > maxWordCount ? this.#findPhraseEnd(text, position, phraseWords) : 0
      if (end === 0) continue
      match = { start: start + word.start, end, term }
      maxWordCount = phraseWords.length
    }
    return match
  }

  /** Returns the end of the phrase if it begins at a word, and 0 otherwise. */
  #findPhraseEnd(text: string, position: WordPosition, phraseWords: readonly string[]): number {
    let { start, words, index } = position
    let phraseEnd = 0
    for (const expectedWord of phraseWords) {
      for (; index === words.length; index = 0) {
        start = findTokenEnd(text, start) + 1
        if (start > text.length) return 0
        words = this.#analyseToken(text.slice(start, findTokenEnd(text, start)))
      }
      const word = words[index++]
      if (word?.word !== expectedWord) return 0
      phraseEnd = start + word.end
    }
    return phraseEnd
  }
}
