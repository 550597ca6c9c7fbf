import type { Query, Term } from './query.ts'
import { createPlainStatement, type Statement } from './statement.ts'

/** Letters that a misspelled word may lack, or have another in place of: those of words without accents. */
const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Minimum and maximum length of a corrected word; a shorter one is similar to half of all words. */
const [minLength, maxLength] = [4, 20]

/** Maximum number of corrected words in a query, each with some 600 similar spellings. */
const maxWords = 3

/** Lists the spellings that differ from a word in one letter, or in the order of two (Damerau–Levenshtein distance 1). */
function listNearSpellings(word: string): string[] {
  const spellings = new Set<string>()
  for (let index = 0; index <= word.length; index++) {
    const [start, end] = [word.slice(0, index), word.slice(index)]
    spellings.add(start + end.slice(1))
    if (end.length > 1) spellings.add(`${start}${end[1]}${end[0]}${end.slice(2)}`)
    for (const letter of letters) spellings.add(start + letter + end).add(start + letter + end.slice(1))
  }
  spellings.delete(word)
  return [...spellings]
}

type WordTerm = Extract<Term, { kind: 'word' }>

const wordsToCorrect = ({ required }: Query): WordTerm[] =>
  required
    .filter((term) => term.kind === 'word')
    .filter(({ word }) => word.length >= minLength && word.length <= maxLength)
    .slice(0, maxWords)

/** Selects the spellings similar to a query's words that occur in the index, with the number of articles; `null` without words. */
export function createSpellingsStatement(query: Query): Statement | null {
  const terms = wordsToCorrect(query)
  if (terms.length === 0) return null
  const spellings = terms.flatMap(({ word, forms }) => [word, ...forms, ...listNearSpellings(word)])
  return {
    ...createPlainStatement(`SELECT value AS word, doc AS articles FROM json_each(?1)
      CROSS JOIN vocabulary ON vocabulary.term = value`),
    params: [JSON.stringify(spellings)],
  }
}

/** Replaces each word that the index lacks by the similar spelling of most articles; `null` when nothing is replaced. */
export function correctQuery(query: Query, counts: ReadonlyMap<string, number>): Query | null {
  const corrections = new Map<Term, Term>()
  for (const term of wordsToCorrect(query)) {
    if ([term.word, ...term.forms].some((word) => counts.has(word))) continue
    const nearSpellings = listNearSpellings(term.word).filter((word) => counts.has(word))
    const [best] = nearSpellings.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    if (best !== undefined) corrections.set(term, { kind: 'word', word: best, written: best, forms: [] })
  }
  if (corrections.size === 0) return null
  return { ...query, required: query.required.map((term) => corrections.get(term) ?? term) }
}
