import { listBaseForms } from './inflections.ts'
import { MatchStartFinder } from './match-start-finder.ts'
import type { Query, SearchTerm } from './query.ts'
import { type SearchWord, splitWords } from './words.ts'

/** A match of a term in a text. */
export interface TermMatch {
  start: number
  end: number
  term: SearchTerm
}

/** A word with the terms that begin with it. */
type WordWithTerms = SearchWord & { terms: readonly SearchTerm[] }

/** The position of a word in a text: its token's offset, the token's words, and the word's index among them. */
interface WordPosition {
  start: number
  words: readonly WordWithTerms[]
  index: number
}

/**
 * True if a word matches the term or shares a base form with it. Base forms begin with the same letter, so the
 * first letters are compared first.
 */
const matchesWordTerm = (term: Extract<SearchTerm, { kind: 'word' }>, { word, written }: SearchWord) =>
  word[0] === term.word[0] &&
  (word === term.word ||
    term.baseForms.includes(word) ||
    listBaseForms(word, written).some((form) => form === term.word || term.baseForms.includes(form)))

function canTermBeginWith(term: SearchTerm, word: SearchWord): boolean {
  if (term.kind === 'word') return matchesWordTerm(term, word)
  return term.kind === 'prefix' ? word.word.startsWith(term.prefix) : term.words[0] === word.word
}

/** Returns the end of the token at a position. Tokens are separated by spaces, so each word is within a token. */
function findTokenEnd(text: string, position: number): number {
  const space = text.indexOf(' ', position)
  return space < 0 ? text.length : space
}

/**
 * Finds a query's terms in texts. Analyses only tokens with a term's first two letters, and each token once for
 * all texts: analysing every word of twenty long articles takes 200 ms.
 */
export class TermFinder {
  readonly terms: readonly SearchTerm[]
  readonly #matchStarts: MatchStartFinder
  readonly #wordsByToken = new Map<string, readonly WordWithTerms[]>()

  constructor({ required }: Query) {
    this.terms = required
    this.#matchStarts = new MatchStartFinder(required)
  }

  /** Finds the matches in a text, in order. At each position, finds the match that has the most words. */
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

  /** Returns the match that begins at a word; of several, the one with the most words. */
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

  /** Returns the end of a phrase that begins at a word; 0 if other words are there. */
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
