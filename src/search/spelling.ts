import type { Query, SearchTerm } from './query.ts'
import { createPlainStatement, type Statement } from './statement.ts'

/** Letters to insert or substitute in similar spellings. Words in the index have no accents. */
const unaccentedLetters = [...'abcdefghijklmnopqrstuvwxyz']

/** Minimum and maximum length of a word to correct. A shorter word is similar to half of all words. */
const [minWordLength, maxWordLength] = [4, 20]

/** Maximum number of words to correct in a query. Each has about 600 similar spellings. */
const maxCorrectedWords = 3

/**
 * Lists the spellings that differ from a word by one letter, or by the order of two adjacent letters
 * (Damerau–Levenshtein distance 1).
 */
function listNearSpellings(word: string): string[] {
  const spellings = new Set<string>()
  for (let index = 0; index <= word.length; index++) {
    const [beginning, remainder] = [word.slice(0, index), word.slice(index)]
    spellings.add(beginning + remainder.slice(1))
    if (remainder.length > 1) spellings.add(`${beginning}${remainder[1]}${remainder[0]}${remainder.slice(2)}`)
    for (const letter of unaccentedLetters)
      spellings.add(beginning + letter + remainder).add(beginning + letter + remainder.slice(1))
  }
  spellings.delete(word)
  return [...spellings]
}

type WordTerm = Extract<SearchTerm, { kind: 'word' }>

/** Lists the first required words of a query whose length allows correction. */
const listCorrectableTerms = ({ required }: Query): WordTerm[] =>
  required
    .filter((term) => term.kind === 'word')
    .filter(({ word }) => word.length >= minWordLength && word.length <= maxWordLength)
    .slice(0, maxCorrectedWords)

/**
 * Creates the statement that finds spellings in the index, with their numbers of articles: those of the query's
 * words, and similar ones. Returns `null` if the query has no correctable words.
 */
export function createSpellingsStatement(query: Query): Statement | null {
  const terms = listCorrectableTerms(query)
  if (terms.length === 0) return null
  const spellings = terms.flatMap(({ word, baseForms }) => [word, ...baseForms, ...listNearSpellings(word)])
  return {
    ...createPlainStatement(`SELECT value AS word, doc AS articles FROM json_each(?1)
      CROSS JOIN vocabulary ON vocabulary.term = value`),
    params: [JSON.stringify(spellings)],
  }
}

/**
 * Corrects a query: replaces each word that is not in the index with the similar spelling that occurs in the most
 * articles. Returns `null` if no word is replaced.
 */
export function findCorrectedQuery(
  query: Query,
  articleCountsByWord: ReadonlyMap<string, number>,
): Query | null {
  const correctionsByTerm = new Map<SearchTerm, SearchTerm>()
  for (const term of listCorrectableTerms(query)) {
    if ([term.word, ...term.baseForms].some((word) => articleCountsByWord.has(word))) continue
    const nearSpellings = listNearSpellings(term.word).filter((word) => articleCountsByWord.has(word))
    const [bestSpelling] = nearSpellings.sort(
      (a, b) => (articleCountsByWord.get(b) ?? 0) - (articleCountsByWord.get(a) ?? 0),
    )
    if (bestSpelling !== undefined)
      correctionsByTerm.set(term, { kind: 'word', word: bestSpelling, written: bestSpelling, baseForms: [] })
  }
  if (correctionsByTerm.size === 0) return null
  return { ...query, required: query.required.map((term) => correctionsByTerm.get(term) ?? term) }
}
