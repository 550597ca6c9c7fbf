import { ligatures } from '../model/ligatures.ts'

/**
 * How a text is cut into words: the one way for the index and the query. Everything here works on what a person
 * wrote, and says where each word stands in it, so that a snippet can mark it.
 */

/** A word of a text. */
export interface SearchWord {
  /** Lower case, without accents, ligatures or apostrophes. At most 40 characters. */
  word: string
  /** Lower case, NFC, with its accents: what inflections are told by. */
  written: string
  /** Where it stands in the text, in UTF-16 code units. */
  start: number
  end: number
}

/** Longer words are cut here, in the index and in the query alike. */
const longestWord = 40

const foldedLetters = new Map([...ligatures, ['ı', 'i'], ['ĳ', 'ij']])

const apostrophes = /['’‘ʼ′`＇]/g

/** Letters and digits, with marks, apostrophes and dots between them. */
const runs = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’‘ʼ′`＇.\u00ad]*[\p{L}\p{N}\p{M}])?/gu

/** What loses its vowel before another: never a word of its own. */
const elisions = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)'/

/** Words that only look elided. */
const whole = /^(?:aujourd'hui|prud'hom|presqu'[iî]l|entr'a|entr'ou|o'|d'accord$)/

const dotted = /^\p{L}(?:\.\p{L})+$/u

/** Scripts that put no space between words: each character is one. */
const spaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu

/** Lower case without accents and ligatures; the marks of scripts that live by them stay. */
export const foldLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[œæßøłđðþıĳ]/g, (letter) => foldedLetters.get(letter) ?? '')
    .normalize('NFC')

const cut = (word: string) => (word.length <= longestWord ? word : word.slice(0, longestWord).toWellFormed())

/** A piece between apostrophes and dots as a word. Compatibility forms may fold to more than letters: that goes. */
function wordOf(piece: string, start: number): SearchWord[] {
  const written = piece
    .replaceAll('\u00ad', '')
    .replace(/^\p{M}+/u, '')
    .normalize('NFC')
    .toLowerCase()
  const word = cut(foldLetters(written).replace(/[^\p{L}\p{N}\p{M}]+|ʼ/gu, ''))
  return word.search(/[\p{L}\p{N}]/u) < 0
    ? []
    : [{ word, written: cut(written), start, end: start + piece.length }]
}

/** Each character of a spaceless script, and what stands between them. */
function characters(piece: string, start: number): SearchWord[] {
  const found: SearchWord[] = []
  let at = 0
  for (const { 0: character, index } of piece.matchAll(spaceless)) {
    found.push(...unbound(piece.slice(at, index), start + at), ...wordOf(character, start + index))
    at = index + character.length
  }
  return [...found, ...unbound(piece.slice(at), start + at)]
}

/** More letters decide of no elision. */
const longestElision = 16

/** How long the elisions are with which a piece begins. */
function elidedLength(piece: string): number {
  for (let at = 0; ; ) {
    const beginning = piece.slice(at, at + longestElision).toLowerCase()
    const elided = whole.test(beginning) ? null : elisions.exec(beginning)
    if (!elided) return at
    at += elided[0].length
  }
}

/** What an apostrophe binds: an elision goes, a possessive goes, anything else is one word without it. */
function unbound(piece: string, start: number): SearchWord[] {
  const plain = piece.replace(apostrophes, "'")
  if (!plain.includes("'")) return wordOf(piece, start)
  const from = elidedLength(plain)
  const rest = plain.slice(from)
  const owner = rest.replace(/'s$/i, '')
  const end = start + piece.length - (rest.length - owner.length)
  return wordOf(owner.replaceAll("'", ''), start + from).map((word) => ({ ...word, end }))
}

/** The words of a run: an abbreviation's dots go with it, any other dot parts two words. */
function wordsOfRun(run: string): SearchWord[] {
  if (!run.includes('.')) return run.search(spaceless) < 0 ? unbound(run, 0) : characters(run, 0)
  const apostrophe = Math.max(run.lastIndexOf("'"), run.lastIndexOf('’')) + 1
  const last = run.slice(apostrophe)
  if (dotted.test(last) && last.search(spaceless) < 0)
    return wordOf(last.replaceAll('.', ''), apostrophe).map((word) => ({ ...word, end: run.length }))
  let at = 0
  return run.split('.').flatMap((piece) => {
    const start = at
    at += piece.length + 1
    return piece.search(spaceless) < 0 ? unbound(piece, start) : characters(piece, start)
  })
}

/**
 * The words of a text in their order. Apostrophes of every form are one; elisions (l’, qu’, jusqu’) and possessive ’s
 * are no words; O.N.U. is *onu*; hyphens part words; words longer than 40 characters are cut.
 */
export function splitWords(text: string): SearchWord[] {
  const found: SearchWord[] = []
  for (const { 0: run, index } of text.matchAll(runs))
    for (const { word, written, start, end } of wordsOfRun(run))
      found.push({ word, written, start: start + index, end: end + index })
  return found
}

/** The runs that a text is cut into first, each of which is one word or a few. Runs alone decide which words there are. */
export const splitRuns = (text: string): readonly string[] => text.match(runs) ?? []
