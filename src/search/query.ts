import type { IgnoredTerms } from '../model/search-results.ts'
import { createUnicodePattern } from '../model/unicode-pattern.ts'
import { listBaseForms } from './inflections.ts'
import { isStopWord } from './stop-words.ts'
import { type SearchWord, splitWords } from './words.ts'

/** A condition on a text. */
export type Term =
  /** The word itself, or a word that shares a base form with it. */
  | { kind: 'word'; word: string; written: string; forms: readonly string[] }
  /** These words in this order. */
  | { kind: 'phrase'; words: readonly string[] }
  /** Any word that begins with the prefix. */
  | { kind: 'prefix'; prefix: string }

/** A parsed query: an article must match all of `required` and none of `excluded`. */
export interface Query {
  required: readonly Term[]
  excluded: readonly Term[]
  ignored: IgnoredTerms
}

/** Maximum parsed length, in characters. */
export const maxQueryLength = 256

const maxTerms = 10
const maxExclusions = 4
const maxPhraseLength = 12
const minPrefixLength = 3

/** Limits on prefixes and on phrases of stop words: each reads up to half of the index and narrows the results little. */
const maxPrefixes = 4
const maxStopPhrases = 3
const maxStopPhraseLength = 6

/**
 * A quoted phrase, whose closing mark may be missing, with an optional minus; or a run without spaces.
 */
const partPattern = /(-?)(?:["“”„]([^"“”„]*)["“”„]?|«([^»]*)»?)|([^\s"“”„«]+)/gu

const prefixPattern = createUnicodePattern(String.raw`[\p{L}\p{N}\p{M}]\*[^\p{L}\p{N}]*$`, 'u')

const exclusionPattern = createUnicodePattern(String.raw`^-[\p{L}\p{N}]`, 'u')

const toWordTerm = ({ word, written }: Pick<SearchWord, 'word' | 'written'>): Term => ({
  kind: 'word',
  word,
  written,
  forms: listBaseForms(word, written),
})

/** Formats a term as it would be typed. */
export function formatTerm(term: Term): string {
  if (term.kind === 'word') return term.written
  return term.kind === 'prefix' ? `${term.prefix}*` : `"${term.words.join(' ')}"`
}

/** True for a term that narrows a search: a phrase can consist of stop words alone. */
export const isMeaningful = (term: Term): boolean => term.kind !== 'phrase' || !term.words.every(isStopWord)

/** Collects the terms of a query. */
class QueryBuilder {
  readonly required = new Map<string, Term>()
  readonly excluded = new Map<string, Term>()
  readonly ignored: Record<keyof IgnoredTerms, string[]> = { stopWords: [], excess: [], prefixes: [] }

  addTerm(term: Term, isExcluded: boolean): void {
    const [terms, maxCount] = isExcluded ? [this.excluded, maxExclusions] : [this.required, maxTerms]
    const written = formatTerm(term)
    if (terms.has(written) || terms.size < maxCount) terms.set(written, term)
    else this.ignored.excess.push(isExcluded ? `-${written}` : written)
  }

  /** Counts the terms of a kind. */
  countTerms(isOfKind: (term: Term) => boolean): number {
    return [...this.required.values(), ...this.excluded.values()].filter(isOfKind).length
  }

  addPhrase(text: string, isExcluded: boolean): void {
    const words = splitWords(text).map(({ word }) => word)
    if (words.every(isStopWord) && this.countTerms((term) => !isMeaningful(term)) >= maxStopPhrases) {
      this.ignored.stopWords.push(...words)
      return
    }
    const maxLength = words.every(isStopWord) ? maxStopPhraseLength : maxPhraseLength
    if (words.length > maxLength) this.ignored.excess.push(words.slice(maxLength).join(' '))
    if (words.length > 0) this.addTerm({ kind: 'phrase', words: words.slice(0, maxLength) }, isExcluded)
  }

  addRun(run: string): void {
    const isExcluded = exclusionPattern().test(run)
    const words = splitWords(run)
    const last = prefixPattern().test(run) ? words.pop() : undefined
    const meaningful = words.filter(({ word }) => !isStopWord(word))
    const stopWords = words.filter(({ word }) => isStopWord(word))
    this.ignored.stopWords.push(...stopWords.map(({ written }) => written))
    if (isExcluded && meaningful.length > 1)
      this.addPhrase(meaningful.map(({ word }) => word).join(' '), true)
    else for (const word of meaningful) this.addTerm(toWordTerm(word), isExcluded)
    if (last) this.addPrefix(last, isExcluded)
  }

  addPrefix(last: SearchWord, isExcluded: boolean): void {
    const count = this.countTerms(({ kind }) => kind === 'prefix')
    if (last.word.length >= minPrefixLength && count < maxPrefixes)
      this.addTerm({ kind: 'prefix', prefix: last.word }, isExcluded)
    else {
      this.ignored.prefixes.push(`${last.written}*`)
      if (!isStopWord(last.word)) this.addTerm(toWordTerm(last), isExcluded)
    }
  }
}

/**
 * Parses a query: bare words are all required, "phrases" and «phrases» keep their order, -word excludes, word* is a
 * prefix. Any text is a valid query; what is ignored is listed in `ignored`.
 */
export function parseQuery(typed: string): Query {
  const text = typed.toWellFormed().normalize('NFC').trim()
  const builder = new QueryBuilder()
  if (text.length > maxQueryLength)
    builder.ignored.excess.push(text.slice(maxQueryLength, 2 * maxQueryLength))
  for (const [, minus, quoted, guillemets, run] of text.slice(0, maxQueryLength).matchAll(partPattern)) {
    const phrase = quoted ?? guillemets
    if (phrase !== undefined) builder.addPhrase(phrase, minus === '-')
    else if (run !== undefined) builder.addRun(run)
  }
  const { required, excluded, ignored } = builder
  return {
    required: [...required.values()],
    excluded: [...excluded.values()],
    ignored: { ...ignored, stopWords: [...new Set(ignored.stopWords)] },
  }
}

/** Formats a query in its normal form. Parsing it again gives the same query, with nothing ignored. */
export const formatQuery = ({ required, excluded }: Query): string =>
  [...required.map(formatTerm), ...excluded.map((term) => `-${formatTerm(term)}`)].join(' ')
