import { spellingsByLigature } from '../model/ligatures.ts'
import { createUnicodePatternGetter } from '../model/unicode-pattern.ts'

/**
 * Splits texts into words, for both the index and queries. Words have offsets, so that snippets can highlight them.
 */

/** A word of a text, as it is indexed and searched for. */
export interface SearchWord {
  /** Lower case, without accents, ligatures or apostrophes; at most 40 characters. */
  word: string
  /** Lower case in NFC, with the accents that identify inflections; at most 40 characters. */
  written: string
  /** Offsets in UTF-16 code units: [start, end). */
  start: number
  end: number
}

/** Maximum length of a word, in the index and in queries. */
const maxWordLength = 40

const foldingsByLetter = new Map([...spellingsByLigature, ['ı', 'i'], ['ĳ', 'ij']])

const apostrophePattern = /['’‘ʼ′`＇]/g

/** Matches a run: letters and digits, with any marks, apostrophes and dots between them. */
const wordRunPattern = createUnicodePatternGetter(
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’‘ʼ′\x60＇.\u00ad]*[\p{L}\p{N}\p{M}])?`,
)

/** Matches an elided word at the beginning of a run: *l'*, *qu'*, *jusqu'*. Elided words are not indexed. */
const elisionPattern = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)'/

/** Matches words that only appear to begin with an elided word: *aujourd'hui*. */
const notElidedPattern = /^(?:aujourd'hui|prud'hom|presqu'[iî]l|entr'a|entr'ou|o'|d'accord$)/

const abbreviationPattern = createUnicodePatternGetter(String.raw`^\p{L}(?:\.\p{L})+$`, 'u')

/** Matches a character of a script that has no spaces between words. Each such character counts as a word. */
const spacelessScriptPattern = createUnicodePatternGetter(
  String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`,
)

/** Matches words in which folding can only change capitals. */
const asciiWordPattern = /^[A-Za-z0-9]+$/

const leadingMarksPattern = createUnicodePatternGetter(String.raw`^\p{M}+`, 'u')
const nonLetterPattern = createUnicodePatternGetter(String.raw`[^\p{L}\p{N}\p{M}]+|ʼ`)
const letterOrDigitPattern = createUnicodePatternGetter(String.raw`[\p{L}\p{N}]`, 'u')

/** Folds case, Latin accents and ligatures. Preserves the vowel marks of other scripts. */
const foldLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[œæßøłđðþıĳ]/g, (letter) => foldingsByLetter.get(letter) ?? '')
    .normalize('NFC')

const truncateWord = (word: string) =>
  word.length <= maxWordLength ? word : word.slice(0, maxWordLength).toWellFormed()

/**
 * Creates the word for a piece without apostrophes or dots. Returns an empty list if no letter or digit remains.
 * Drops punctuation, because folding can convert compatibility characters to punctuation.
 */
function toWordOrNone(piece: string, startOffset: number): SearchWord[] {
  if (asciiWordPattern.test(piece)) {
    const word = truncateWord(piece.toLowerCase())
    return [{ word, written: word, start: startOffset, end: startOffset + piece.length }]
  }
  const written = piece
    .replaceAll('\u00ad', '')
    .replace(leadingMarksPattern(), '')
    .normalize('NFC')
    .toLowerCase()
  const word = truncateWord(foldLetters(written).replace(nonLetterPattern(), ''))
  return word.search(letterOrDigitPattern()) < 0
    ? []
    : [{ word, written: truncateWord(written), start: startOffset, end: startOffset + piece.length }]
}

/** Splits text in a script without spaces into characters, and the text between them into words. */
function splitSpacelessText(piece: string, startOffset: number): SearchWord[] {
  const words: SearchWord[] = []
  let pieceStart = 0
  for (const { 0: character, index: characterIndex } of piece.matchAll(spacelessScriptPattern())) {
    words.push(
      ...toWordWithoutElisions(piece.slice(pieceStart, characterIndex), startOffset + pieceStart),
      ...toWordOrNone(character, startOffset + characterIndex),
    )
    pieceStart = characterIndex + character.length
  }
  return [...words, ...toWordWithoutElisions(piece.slice(pieceStart), startOffset + pieceStart)]
}

/** Number of characters that determine whether a word begins with an elision. */
const maxElisionLength = 16

/** Returns the total length of the elided words at the start of a piece. */
function measureLeadingElisions(piece: string): number {
  for (let elisionEnd = 0; ; ) {
    const pieceOpening = piece.slice(elisionEnd, elisionEnd + maxElisionLength).toLowerCase()
    const elision = notElidedPattern.test(pieceOpening) ? null : elisionPattern.exec(pieceOpening)
    if (!elision) return elisionEnd
    elisionEnd += elision[0].length
  }
}

/** Creates the word for a piece, without elided words or a possessive ending. Drops any other apostrophe. */
function toWordWithoutElisions(piece: string, startOffset: number): SearchWord[] {
  const plainApostrophePiece = piece.replace(apostrophePattern, "'")
  if (!plainApostrophePiece.includes("'")) return toWordOrNone(piece, startOffset)
  const elisionEnd = measureLeadingElisions(plainApostrophePiece)
  const withoutElision = plainApostrophePiece.slice(elisionEnd)
  const withoutPossessive = withoutElision.replace(/'s$/i, '')
  const endOffset = startOffset + piece.length - (withoutElision.length - withoutPossessive.length)
  return toWordOrNone(withoutPossessive.replaceAll("'", ''), startOffset + elisionEnd).map((word) => ({
    ...word,
    end: endOffset,
  }))
}

/**
 * Splits a run into words. Drops elisions, and the dots of an abbreviation (O.N.U. → onu). Any other dot separates
 * words. Segments scripts that have no spaces.
 */
function splitRunIntoWords(run: string): SearchWord[] {
  if (!run.includes('.'))
    return run.search(spacelessScriptPattern()) < 0
      ? toWordWithoutElisions(run, 0)
      : splitSpacelessText(run, 0)
  const lastPieceStart = Math.max(run.lastIndexOf("'"), run.lastIndexOf('’')) + 1
  const lastPiece = run.slice(lastPieceStart)
  if (abbreviationPattern().test(lastPiece) && lastPiece.search(spacelessScriptPattern()) < 0)
    return toWordOrNone(lastPiece.replaceAll('.', ''), lastPieceStart).map((word) => ({
      ...word,
      end: run.length,
    }))
  let pieceStart = 0
  return run.split('.').flatMap((piece) => {
    const start = pieceStart
    pieceStart += piece.length + 1
    return piece.search(spacelessScriptPattern()) < 0
      ? toWordWithoutElisions(piece, start)
      : splitSpacelessText(piece, start)
  })
}

/**
 * Splits a text into words, in order:
 * - all apostrophes are equivalent
 * - elisions (l’, qu’, jusqu’) and possessive ’s are dropped
 * - O.N.U. becomes *onu*
 * - hyphens separate words
 * - words are cut off at 40 characters
 */
export function splitWords(text: string): SearchWord[] {
  const words: SearchWord[] = []
  for (const { 0: run, index } of text.matchAll(wordRunPattern()))
    for (const { word, written, start, end } of splitRunIntoWords(run))
      words.push({ word, written, start: start + index, end: end + index })
  return words
}

/** Splits a text into runs of one or a few words each. A word depends only on its run. */
export const extractWordRuns = (text: string): readonly string[] => text.match(wordRunPattern()) ?? []
