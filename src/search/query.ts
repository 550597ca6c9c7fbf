import type { IgnoredTerms } from '../model/search-results.ts'
import { createUnicodePatternGetter } from '../model/unicode-pattern.ts'
import { listBaseForms } from './inflections.ts'
import { isStopWord } from './stop-words.ts'
import { type SearchWord, splitWords } from './words.ts'

/** A term of a query: a word, phrase or prefix that articles must contain or, if excluded, must not. */
export type SearchTerm =
  /** Matches the word itself, and words that share a base form with it. */
  | { kind: 'word'; word: string; written: string; baseForms: readonly string[] }
  /** Matches these words in this order. */
  | { kind: 'phrase'; words: readonly string[] }
  /** Matches any word that begins with the prefix. */
  | { kind: 'prefix'; prefix: string }

/** A parsed query: an article must match all of `required` and none of `excluded`. */
export interface Query {
  required: readonly SearchTerm[]
  excluded: readonly SearchTerm[]
  ignored: IgnoredTerms
}

/** Maximum length of the parsed part of a query, in UTF-16 code units. */
export const maxQueryLength = 256

const maxRequiredTerms = 10
const maxExclusions = 4
const maxPhraseWords = 12
const minPrefixLength = 3

/**
 * Limits on prefixes and on phrases of stop words. Each of these terms reads up to half of the index but hardly
 * narrows the results.
 */
const maxPrefixes = 4
const maxStopWordPhrases = 3
const maxStopWordPhraseWords = 6

/**
 * Matches an optional minus with a quoted phrase, or a run without spaces. The closing quotation mark may be missing.
 */
const queryPartPattern = /(-?)(?:["“”„]([^"“”„]*)["“”„]?|«([^»]*)»?)|([^\s"“”„«]+)/gu

const prefixPattern = createUnicodePatternGetter(String.raw`[\p{L}\p{N}\p{M}]\*[^\p{L}\p{N}]*$`, 'u')

const exclusionPattern = createUnicodePatternGetter(String.raw`^-[\p{L}\p{N}]`, 'u')

const toWordTerm = ({ word, written }: Pick<SearchWord, 'word' | 'written'>): SearchTerm => ({
  kind: 'word',
  word,
  written,
  baseForms: listBaseForms(word, written),
})

/** Formats a term as a reader would type it. */
export function formatTerm(term: SearchTerm): string {
  if (term.kind === 'word') return term.written
  return term.kind === 'prefix' ? `${term.prefix}*` : `"${term.words.join(' ')}"`
}

/** False for a phrase that consists only of stop words, which hardly narrows a search; true for any other term. */
export const narrowsSearch = (term: SearchTerm): boolean =>
  term.kind !== 'phrase' || !term.words.every(isStopWord)

/** Collects the terms of a query, up to the limits, and the parts that are ignored. */
class QueryBuilder {
  readonly required = new Map<string, SearchTerm>()
  readonly excluded = new Map<string, SearchTerm>()
  readonly ignored: Record<keyof IgnoredTerms, string[]> = { stopWords: [], excess: [], prefixes: [] }

  /** Adds a term. If there are already too many terms, lists it as excess. */
  addTerm(term: SearchTerm, isExcluded: boolean): void {
    const [terms, maxTermCount] = isExcluded
      ? [this.excluded, maxExclusions]
      : [this.required, maxRequiredTerms]
    const termText = formatTerm(term)
    if (terms.has(termText) || terms.size < maxTermCount) terms.set(termText, term)
    else this.ignored.excess.push(isExcluded ? `-${termText}` : termText)
  }

  /** Counts the required and excluded terms for which the test is true. */
  countTerms(isOfKind: (term: SearchTerm) => boolean): number {
    return [...this.required.values(), ...this.excluded.values()].filter(isOfKind).length
  }

  /**
   * Adds a phrase. Ignores words beyond the limit, and the whole phrase if there are already too many phrases of stop
   * words.
   */
  addPhrase(phraseText: string, isExcluded: boolean): void {
    const words = splitWords(phraseText).map(({ word }) => word)
    if (words.every(isStopWord) && this.countTerms((term) => !narrowsSearch(term)) >= maxStopWordPhrases) {
      this.ignored.stopWords.push(...words)
      return
    }
    const maxWordCount = words.every(isStopWord) ? maxStopWordPhraseWords : maxPhraseWords
    if (words.length > maxWordCount) this.ignored.excess.push(words.slice(maxWordCount).join(' '))
    if (words.length > 0) this.addTerm({ kind: 'phrase', words: words.slice(0, maxWordCount) }, isExcluded)
  }

  /**
   * Adds the terms in unquoted text without spaces. Ignores stop words. If several words are excluded together,
   * excludes them as a phrase.
   */
  addRun(unquotedText: string): void {
    const isExcluded = exclusionPattern().test(unquotedText)
    const words = splitWords(unquotedText)
    const prefixWord = prefixPattern().test(unquotedText) ? words.pop() : undefined
    const meaningfulWords = words.filter(({ word }) => !isStopWord(word))
    const stopWords = words.filter(({ word }) => isStopWord(word))
    this.ignored.stopWords.push(...stopWords.map(({ written }) => written))
    if (isExcluded && meaningfulWords.length > 1)
      this.addPhrase(meaningfulWords.map(({ word }) => word).join(' '), true)
    else for (const word of meaningfulWords) this.addTerm(toWordTerm(word), isExcluded)
    if (prefixWord) this.addPrefix(prefixWord, isExcluded)
  }

  /** Adds a prefix, or a word instead if the prefix is too short or there are too many prefixes. */
  addPrefix(prefixWord: SearchWord, isExcluded: boolean): void {
    const prefixCount = this.countTerms(({ kind }) => kind === 'prefix')
    if (prefixWord.word.length >= minPrefixLength && prefixCount < maxPrefixes)
      this.addTerm({ kind: 'prefix', prefix: prefixWord.word }, isExcluded)
    else {
      this.ignored.prefixes.push(`${prefixWord.written}*`)
      if (!isStopWord(prefixWord.word)) this.addTerm(toWordTerm(prefixWord), isExcluded)
    }
  }
}

/**
 * Parses a query: unquoted words are required, "phrases" and «phrases» preserve their order, -word excludes, word* is
 * a prefix. Any text is a valid query. `ignored` lists the parts that are not searched for.
 */
export function parseQuery(typedQuery: string): Query {
  const queryText = typedQuery.toWellFormed().normalize('NFC').trim()
  const builder = new QueryBuilder()
  if (queryText.length > maxQueryLength)
    builder.ignored.excess.push(queryText.slice(maxQueryLength, 2 * maxQueryLength))
  for (const [, minus, quotedText, guillemetText, unquotedText] of queryText
    .slice(0, maxQueryLength)
    .matchAll(queryPartPattern)) {
    const phrase = quotedText ?? guillemetText
    if (phrase !== undefined) builder.addPhrase(phrase, minus === '-')
    else if (unquotedText !== undefined) builder.addRun(unquotedText)
  }
  const { required, excluded, ignored } = builder
  return {
    required: [...required.values()],
    excluded: [...excluded.values()],
    ignored: { ...ignored, stopWords: [...new Set(ignored.stopWords)] },
  }
}

/** Formats a query in its normal form. Parsing the result returns the same query, with nothing ignored. */
export const formatQuery = ({ required, excluded }: Query): string =>
  [...required.map(formatTerm), ...excluded.map((term) => `-${formatTerm(term)}`)].join(' ')
