import { spellLigatures } from '../../../model/ligatures.ts'

/** An occurrence of a name, by offsets in UTF-16 code units: [start, end). */
export interface NameMatch {
  start: number
  end: number
  name: string
}

interface FoldedWord {
  /** Lower case, without accents, ligatures and invisible characters. */
  folded: string
  start: number
  end: number
}

/** A word: letters with marks and invisible characters. In scripts without spaces, each character is a word. */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[[\p{L}\p{N}]--[ʻʼ]][[\p{L}\p{N}\p{M}\p{Cf}]--[ʻʼ\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]*/gv

const foldWord = (text: string) =>
  spellLigatures(
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]+/gu, ''),
  )

const splitIntoWords = (text: string): FoldedWord[] =>
  [...text.matchAll(wordPattern)].map(({ 0: written, index }) => ({
    folded: foldWord(written),
    start: index,
    end: index + written.length,
  }))

/** Markdown's emphasis marks, and invisible characters. */
const ignoredCharacters = /[*_~`\\[\]\p{Cf}]/gu

/** Separators between the words of a name: white space within a paragraph, hyphens, and the separators of URLs. */
const separatorPattern = /^(?:\.?(?:[\p{Z}\t\r]*\n?[\p{Z}\t\r]*)|[\p{Pd}\p{Pc}+.'’ʻʼ´·]{0,3})$/u

const isInitial = ({ folded }: FoldedWord) => folded.length === 1

/** Maximum length of a separator, in characters. */
const maxSeparatorLength = 64

function isSeparator(before: FoldedWord, separator: string): boolean {
  if (separator.length > maxSeparatorLength) return false
  const visible = separator.replace(ignoredCharacters, '')
  return separatorPattern.test(visible) && (isInitial(before) || !/^\.\s/.test(visible))
}

/** Minimum length of a name that is found without its spaces: shorter ones occur within other words. */
const minJoinedLength = 6

/** A name, its folded words, and these joined (as in a hashtag). */
interface NamePattern {
  name: string
  words: string[]
  joined: string | null
}

function toPattern(name: string): NamePattern {
  const words = splitIntoWords(name).map(({ folded }) => folded)
  const joined = words.join('')
  return { name, words, joined: words.length > 1 && joined.length >= minJoinedLength ? joined : null }
}

type SplitText = { text: string; words: FoldedWord[] }

/** Returns the number of words if `expected` starts at a word, otherwise 0. */
function matchLength({ text, words }: SplitText, from: number, expected: readonly string[]): number {
  for (const [index, folded] of expected.entries()) {
    const [before, here] = [words[from + index - 1], words[from + index]]
    if (here?.folded !== folded) return 0
    if (index > 0 && before && !isSeparator(before, text.slice(before.end, here.start))) return 0
  }
  return expected.length
}

/** Returns the number of words if the name starts there with the surname first: `Roe, Jane`. */
function matchSurnameFirst(splitText: SplitText, from: number, { words }: NamePattern): number {
  for (let first = 1; first < words.length; first++) {
    const [last, next] = [
      splitText.words[from + words.length - first - 1],
      splitText.words[from + words.length - first],
    ]
    if (!last || !next || !/^,[\s\p{Z}]*$/u.test(splitText.text.slice(last.end, next.start))) continue
    const [surname, given] = [words.slice(first), words.slice(0, first)]
    if (matchLength(splitText, from, surname) > 0 && matchLength(splitText, from + surname.length, given) > 0)
      return words.length
  }
  return 0
}

function matchPattern(splitText: SplitText, from: number, pattern: NamePattern): number {
  const matches = matchLength(splitText, from, pattern.words) || matchSurnameFirst(splitText, from, pattern)
  return matches || Number(splitText.words[from]?.folded === pattern.joined)
}

/** Finds names in texts as whole words, regardless of case, accents, spaces, hyphens and apostrophes. */
export class NameFinder {
  /** Patterns, longest first. */
  readonly #patterns: NamePattern[]

  constructor(names: readonly string[]) {
    this.#patterns = names.map(toPattern).sort((a, b) => b.words.length - a.words.length)
  }

  /** Returns all occurrences in order; if several start at the same word, the longest. */
  find(text: string): NameMatch[] {
    const splitText = { text, words: splitIntoWords(text) }
    const matches: NameMatch[] = []
    for (let at = 0; at < splitText.words.length; ) {
      const match = this.#matchAt(splitText, at)
      if (match) matches.push({ name: match.name, start: splitText.words[at]?.start ?? 0, end: match.end })
      at += match?.words ?? 1
    }
    return matches
  }

  #matchAt(splitText: SplitText, from: number): { name: string; words: number; end: number } | null {
    for (const pattern of this.#patterns) {
      const words = matchPattern(splitText, from, pattern)
      const last = splitText.words[from + words - 1]
      if (words > 0 && last) return { name: pattern.name, words, end: last.end }
    }
    return null
  }

  /** Returns words that contain a joined name, such as a hashtag. They cannot be replaced automatically. */
  findJoined(text: string): string[] {
    const joined = this.#patterns.flatMap((pattern) => pattern.joined ?? [])
    return splitIntoWords(text)
      .filter(({ folded }) => joined.some((name) => folded.includes(name)))
      .map(({ start, end }) => text.slice(start, end))
  }
}
