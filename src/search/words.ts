import { ligatures } from '../model/ligatures.ts'
import { createUnicodePattern } from '../model/unicode-pattern.ts'

/**
 * Splits a text into words, for the index and the query alike. Each word keeps its offsets, so that snippets can
 * highlight it.
 */

/** A word of a text. */
export interface SearchWord {
  /** Lower case, without accents, ligatures and apostrophes; at most 40 characters. */
  word: string
  /** Lower case in NFC, with accents, from which inflections are recognised. */
  written: string
  /** Offsets in UTF-16 code units: [start, end). */
  start: number
  end: number
}

/** Maximum length of a word, in the index and in queries. */
const maxWordLength = 40

const foldedLetters = new Map([...ligatures, ['ı', 'i'], ['ĳ', 'ij']])

const apostrophes = /['’‘ʼ′`＇]/g

/** Letters and digits, with marks, apostrophes and dots between them. */
const runPattern = createUnicodePattern(
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’‘ʼ′\x60＇.\u00ad]*[\p{L}\p{N}\p{M}])?`,
)

/** Words that lose their vowel before another; they are not indexed. */
const elisions = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)'/

/** Words that only look elided. */
const notElided = /^(?:aujourd'hui|prud'hom|presqu'[iî]l|entr'a|entr'ou|o'|d'accord$)/

const abbreviation = createUnicodePattern(String.raw`^\p{L}(?:\.\p{L})+$`, 'u')

/** Scripts without spaces between words; each character is a word. */
const spacelessScripts = createUnicodePattern(
  String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`,
)

/** Matches a word in which folding changes nothing but capitals. */
const plainPiece = /^[A-Za-z0-9]+$/

const leadingMarks = createUnicodePattern(String.raw`^\p{M}+`, 'u')
const nonLetters = createUnicodePattern(String.raw`[^\p{L}\p{N}\p{M}]+|ʼ`)
const letterOrDigit = createUnicodePattern(String.raw`[\p{L}\p{N}]`, 'u')

/** Folds case, accents and ligatures. Vowel marks of other scripts stay. */
const foldLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[œæßøłđðþıĳ]/g, (letter) => foldedLetters.get(letter) ?? '')
    .normalize('NFC')

const cutWord = (word: string) =>
  word.length <= maxWordLength ? word : word.slice(0, maxWordLength).toWellFormed()

/**
 * Creates a word from a piece between apostrophes and dots. Compatibility characters can fold to punctuation, which is
 * dropped.
 */
function toWord(piece: string, start: number): SearchWord[] {
  if (plainPiece.test(piece)) {
    const word = cutWord(piece.toLowerCase())
    return [{ word, written: word, start, end: start + piece.length }]
  }
  const written = piece.replaceAll('\u00ad', '').replace(leadingMarks(), '').normalize('NFC').toLowerCase()
  const word = cutWord(foldLetters(written).replace(nonLetters(), ''))
  return word.search(letterOrDigit()) < 0
    ? []
    : [{ word, written: cutWord(written), start, end: start + piece.length }]
}

/** Splits text in a script without spaces into characters, and the text between them into words. */
function splitCharacters(piece: string, start: number): SearchWord[] {
  const words: SearchWord[] = []
  let at = 0
  for (const { 0: character, index } of piece.matchAll(spacelessScripts())) {
    words.push(...splitApostrophes(piece.slice(at, index), start + at), ...toWord(character, start + index))
    at = index + character.length
  }
  return [...words, ...splitApostrophes(piece.slice(at), start + at)]
}

/** Number of letters that decide if a word begins with an elision. */
const maxElisionLength = 16

/** Returns the length of the elisions at the start of a piece. */
function measureElision(piece: string): number {
  for (let at = 0; ; ) {
    const opening = piece.slice(at, at + maxElisionLength).toLowerCase()
    const elision = notElided.test(opening) ? null : elisions.exec(opening)
    if (!elision) return at
    at += elision[0].length
  }
}

/** Removes elisions and possessive endings; any other apostrophe joins its word. */
function splitApostrophes(piece: string, start: number): SearchWord[] {
  const withAsciiApostrophes = piece.replace(apostrophes, "'")
  if (!withAsciiApostrophes.includes("'")) return toWord(piece, start)
  const elisionEnd = measureElision(withAsciiApostrophes)
  const unelided = withAsciiApostrophes.slice(elisionEnd)
  const withoutPossessive = unelided.replace(/'s$/i, '')
  const end = start + piece.length - (unelided.length - withoutPossessive.length)
  return toWord(withoutPossessive.replaceAll("'", ''), start + elisionEnd).map((word) => ({ ...word, end }))
}

/** Splits a run. Dots are dropped within an abbreviation (O.N.U. → onu), and otherwise separate words. */
function splitRun(run: string): SearchWord[] {
  if (!run.includes('.'))
    return run.search(spacelessScripts()) < 0 ? splitApostrophes(run, 0) : splitCharacters(run, 0)
  const apostrophe = Math.max(run.lastIndexOf("'"), run.lastIndexOf('’')) + 1
  const last = run.slice(apostrophe)
  if (abbreviation().test(last) && last.search(spacelessScripts()) < 0)
    return toWord(last.replaceAll('.', ''), apostrophe).map((word) => ({ ...word, end: run.length }))
  let at = 0
  return run.split('.').flatMap((piece) => {
    const start = at
    at += piece.length + 1
    return piece.search(spacelessScripts()) < 0
      ? splitApostrophes(piece, start)
      : splitCharacters(piece, start)
  })
}

/**
 * Splits a text into words, in order. All apostrophes are equivalent; elisions (l’, qu’, jusqu’) and possessive ’s are
 * dropped; O.N.U. becomes *onu*; hyphens separate words; words are cut at 40 characters.
 */
export function splitWords(text: string): SearchWord[] {
  const words: SearchWord[] = []
  for (const { 0: run, index } of text.matchAll(runPattern()))
    for (const { word, written, start, end } of splitRun(run))
      words.push({ word, written, start: start + index, end: end + index })
  return words
}

/** Splits a text into runs, each of one or a few words. Words depend on their run alone. */
export const splitRuns = (text: string): readonly string[] => text.match(runPattern()) ?? []
