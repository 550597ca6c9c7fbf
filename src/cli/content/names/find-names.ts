import { spellLigatures } from '../../../model/ligatures.ts'

/** An occurrence of a name, by offsets in UTF-16 code units: [start, end). */
export interface NameMatch {
  start: number
  end: number
  name: string
}

interface Word {
  /** Lower case, without accents, ligatures and invisible characters. */
  folded: string
  start: number
  end: number
}

/** A word: letters with marks and invisible characters. In scripts without spaces, each character is a word. */
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

/** Markdown's marks of emphasis, and invisible characters. */
const marks = /[*_~`\\[\]\p{Cf}]/gu

/** * Separators between the words of a name: white space within a paragraph, hyphens, and the separators of URLs. */
const between = /^(?:\.?(?:[\p{Z}\t\r]*\n?[\p{Z}\t\r]*)|[\p{Pd}\p{Pc}+.'’ʻʼ´·]{0,3})$/u

const isInitial = ({ folded }: Word) => folded.length === 1

/** Maximum length of a separator, in characters. */
const widestGap = 64

function joins(before: Word, gap: string): boolean {
  if (gap.length > widestGap) return false
  const bare = gap.replace(marks, '')
  return between.test(bare) && (isInitial(before) || !/^\.\s/.test(bare))
}

/** Minimum length of a name whose words are joined: shorter ones occur inside other words. */
const shortestJoined = 6

/** A name, its folded words, and these joined (as in a hashtag). */
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

/** Returns the number of words when `expected` starts at a word, else 0. */
function length({ text, words }: Text, from: number, expected: readonly string[]): number {
  for (const [index, folded] of expected.entries()) {
    const [before, here] = [words[from + index - 1], words[from + index]]
    if (here?.folded !== folded) return 0
    if (index > 0 && before && !joins(before, text.slice(before.end, here.start))) return 0
  }
  return expected.length
}

/** Returns the number of words when the name starts there with its surname first: `Roe, Jane`. */
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

/** Finds names in texts as whole words, regardless of case, accents, spaces, hyphens and apostrophes. */
export class NameFinder {
  /** Patterns, those of most words first. */
  readonly #patterns: Pattern[]

  constructor(names: readonly string[]) {
    this.#patterns = names.map(patternOf).sort((a, b) => b.words.length - a.words.length)
  }

  /** Returns all occurrences in order; the longest where several start at one word. */
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

  /** Returns words that contain a joined name, such as a hashtag. They cannot be replaced automatically. */
  findJoined(text: string): string[] {
    const joined = this.#patterns.map(({ joined: each }) => each).filter((each) => each !== null)
    return wordsIn(text)
      .filter(({ folded }) => joined.some((each) => folded.includes(each)))
      .map(({ start, end }) => text.slice(start, end))
  }
}
