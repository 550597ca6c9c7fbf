import { spellLigatures } from '../../../model/ligatures.ts'

/** A stretch of a text, in UTF-16 code units: [start, end). */
export interface NameMatch {
  start: number
  end: number
  name: string
}

interface Word {
  /** Without case, accents and characters that cannot be seen. */
  folded: string
  start: number
  end: number
}

/** Letters and what cannot be seen among them; scripts that write no spaces give a word a character. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[[\p{L}\p{N}]--[ʻʼ]][[\p{L}\p{N}\p{M}\p{Cf}]--[ʻʼ\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]*/gv

const fold = (text: string) =>
  spellLigatures(
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]+/gu, ''),
  )

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(word)].map(({ 0: written, index }) => ({
    folded: fold(written),
    start: index,
    end: index + written.length,
  }))

/** Emphasis in Markdown. */
const marks = /[*_~`\\[\]\p{Cf}]/gu

/** What may stand between two words of a name: white space in a paragraph, hyphens, what URLs have for spaces. */
const between = /^(?:\.?(?:[\p{Z}\t\r]*\n?[\p{Z}\t\r]*)|[\p{Pd}\p{Pc}+.'’ʻʼ´·]{0,3})$/u

const isInitial = ({ folded }: Word) => folded.length === 1

/** More stands between the words of no name, in characters. */
const widestGap = 64

function joins(before: Word, gap: string): boolean {
  if (gap.length > widestGap) return false
  const bare = gap.replace(marks, '')
  return between.test(bare) && (isInitial(before) || !/^\.\s/.test(bare))
}

/** Shorter words written together are other words. */
const shortestJoined = 6

/** A name as it is given, its words, and those of several written together. */
interface Pattern {
  name: string
  words: string[]
  joined: string | null
}

function patternOf(name: string): Pattern {
  const words = wordsIn(name).map(({ folded }) => folded)
  const joined = words.join('')
  return { name, words, joined: words.length > 1 && joined.length >= shortestJoined ? joined : null }
}

type Text = { text: string; words: Word[] }

/** The number of words that `expected` takes from a place on; 0 where it is not there. */
function length({ text, words }: Text, from: number, expected: readonly string[]): number {
  for (const [index, folded] of expected.entries()) {
    const [before, here] = [words[from + index - 1], words[from + index]]
    if (here?.folded !== folded) return 0
    if (index > 0 && before && !joins(before, text.slice(before.end, here.start))) return 0
  }
  return expected.length
}

/** The same for a name with its last words first: `Roe, Jane`. */
function turnedLength(inside: Text, from: number, { words }: Pattern): number {
  for (let first = 1; first < words.length; first++) {
    const [last, next] = [
      inside.words[from + words.length - first - 1],
      inside.words[from + words.length - first],
    ]
    if (!last || !next || !/^,[\s\p{Z}]*$/u.test(inside.text.slice(last.end, next.start))) continue
    const [surname, given] = [words.slice(first), words.slice(0, first)]
    if (length(inside, from, surname) > 0 && length(inside, from + surname.length, given) > 0)
      return words.length
  }
  return 0
}

function lengthAt(inside: Text, from: number, pattern: Pattern): number {
  const found = length(inside, from, pattern.words) || turnedLength(inside, from, pattern)
  return found || Number(inside.words[from]?.folded === pattern.joined)
}

/** Finds names in texts, as whole words: whatever their case, accents, spaces, hyphens and apostrophes. */
export class NameFinder {
  /** Longest first. */
  readonly #patterns: Pattern[]

  constructor(names: readonly string[]) {
    this.#patterns = names.map(patternOf).sort((a, b) => b.words.length - a.words.length)
  }

  /** Every name in a text, in order; where several begin, the longest. */
  find(text: string): NameMatch[] {
    const inside = { text, words: wordsIn(text) }
    const found: NameMatch[] = []
    for (let at = 0; at < inside.words.length; ) {
      const hit = this.#at(inside, at)
      if (hit) found.push({ name: hit.name, start: inside.words[at]?.start ?? 0, end: hit.end })
      at += hit?.words ?? 1
    }
    return found
  }

  #at(inside: Text, from: number): { name: string; words: number; end: number } | null {
    for (const pattern of this.#patterns) {
      const words = lengthAt(inside, from, pattern)
      const last = inside.words[from + words - 1]
      if (words > 0 && last) return { name: pattern.name, words, end: last.end }
    }
    return null
  }

  /** Words that hold a whole name written together, such as a hashtag: nothing can be put in their place. */
  findJoined(text: string): string[] {
    const joined = this.#patterns.map(({ joined: each }) => each).filter((each) => each !== null)
    return wordsIn(text)
      .filter(({ folded }) => joined.some((each) => folded.includes(each)))
      .map(({ start, end }) => text.slice(start, end))
  }
}
