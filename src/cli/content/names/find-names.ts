import { spellOutLigatures } from '../../../model/ligatures.ts'

/** An occurrence of a name, given by offsets in UTF-16 code units; `end` is exclusive. */
export interface NameMatch {
  start: number
  end: number
  name: string
}

interface FoldedWord {
  /** Lower case, without accents, ligatures and invisible characters. */
  foldedText: string
  start: number
  end: number
}

/**
 * Matches a word: letters and digits, with combining marks and invisible characters. In scripts without spaces, each
 * character is a word.
 */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[[\p{L}\p{N}]--[ʻʼ]][[\p{L}\p{N}\p{M}\p{Cf}]--[ʻʼ\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]*/gv

const foldWord = (text: string) =>
  spellOutLigatures(
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]+/gu, ''),
  )

const splitIntoWords = (text: string): FoldedWord[] =>
  [...text.matchAll(wordPattern)].map(({ 0: writtenWord, index }) => ({
    foldedText: foldWord(writtenWord),
    start: index,
    end: index + writtenWord.length,
  }))

/** Matches the characters of Markdown's inline formatting, and invisible characters. */
const ignoredCharacterPattern = /[*_~`\\[\]\p{Cf}]/gu

/**
 * Matches a separator between the words of a name: white space within a paragraph, hyphens, apostrophes, and the
 * separators of URLs.
 */
const separatorPattern = /^(?:\.?(?:[\p{Z}\t\r]*\n?[\p{Z}\t\r]*)|[\p{Pd}\p{Pc}+.'’ʻʼ´·]{0,3})$/u

const isInitial = ({ foldedText }: FoldedWord) => foldedText.length === 1

/** Maximum length of a separator, in characters. */
const maxSeparatorLength = 64

function isNameSeparator(precedingWord: FoldedWord, separator: string): boolean {
  if (separator.length > maxSeparatorLength) return false
  const visibleSeparator = separator.replace(ignoredCharacterPattern, '')
  return (
    separatorPattern.test(visibleSeparator) && (isInitial(precedingWord) || !/^\.\s/.test(visibleSeparator))
  )
}

/**
 * Minimum length, in characters, of a name that is also found without its spaces. Shorter names would be found inside
 * other words.
 */
const minJoinedNameLength = 6

/**
 * A name, its folded words, and those words joined, as in a hashtag. `joinedName` is `null` if the name has only one
 * word, or is too short to be recognised without spaces.
 */
interface NamePattern {
  name: string
  foldedWords: string[]
  joinedName: string | null
}

function toNamePattern(name: string): NamePattern {
  const foldedWords = splitIntoWords(name).map(({ foldedText }) => foldedText)
  const joinedWords = foldedWords.join('')
  return {
    name,
    foldedWords,
    joinedName: foldedWords.length > 1 && joinedWords.length >= minJoinedNameLength ? joinedWords : null,
  }
}

type SplitText = { text: string; words: FoldedWord[] }

/**
 * Returns the number of `expectedWords` if the text contains them in sequence, beginning with the word at
 * `startIndex`. Returns 0 otherwise.
 */
function countWordsIfMatched(
  { text, words }: SplitText,
  startIndex: number,
  expectedWords: readonly string[],
): number {
  for (const [index, expectedWord] of expectedWords.entries()) {
    const [precedingWord, currentWord] = [words[startIndex + index - 1], words[startIndex + index]]
    if (currentWord?.foldedText !== expectedWord) return 0
    if (
      index > 0 &&
      precedingWord &&
      !isNameSeparator(precedingWord, text.slice(precedingWord.end, currentWord.start))
    )
      return 0
  }
  return expectedWords.length
}

/**
 * Returns the number of words in a name if it begins with the word at `startIndex`, surname first, as in `Roe, Jane`.
 * Returns 0 otherwise.
 */
function countWordsIfMatchedSurnameFirst(
  splitText: SplitText,
  startIndex: number,
  { foldedWords }: NamePattern,
): number {
  for (let givenWordCount = 1; givenWordCount < foldedWords.length; givenWordCount++) {
    const [lastSurnameWord, firstGivenWord] = [
      splitText.words[startIndex + foldedWords.length - givenWordCount - 1],
      splitText.words[startIndex + foldedWords.length - givenWordCount],
    ]
    if (
      !lastSurnameWord ||
      !firstGivenWord ||
      !/^,[\s\p{Z}]*$/u.test(splitText.text.slice(lastSurnameWord.end, firstGivenWord.start))
    )
      continue
    const [surnameWords, givenWords] = [
      foldedWords.slice(givenWordCount),
      foldedWords.slice(0, givenWordCount),
    ]
    if (
      countWordsIfMatched(splitText, startIndex, surnameWords) > 0 &&
      countWordsIfMatched(splitText, startIndex + surnameWords.length, givenWords) > 0
    )
      return foldedWords.length
  }
  return 0
}

function countWordsIfNameMatched(splitText: SplitText, startIndex: number, pattern: NamePattern): number {
  const wordCount =
    countWordsIfMatched(splitText, startIndex, pattern.foldedWords) ||
    countWordsIfMatchedSurnameFirst(splitText, startIndex, pattern)
  return wordCount || Number(splitText.words[startIndex]?.foldedText === pattern.joinedName)
}

/** Finds names in texts as whole words, ignoring case, accents, spaces, hyphens and apostrophes. */
export class NameFinder {
  /** Patterns of all names. Those with the most words come first. */
  readonly #patterns: NamePattern[]

  constructor(names: readonly string[]) {
    this.#patterns = names.map(toNamePattern).sort((a, b) => b.foldedWords.length - a.foldedWords.length)
  }

  /**
   * Returns all occurrences of names, in order. Of the names that begin at the same word, only the longest counts.
   */
  findNames(text: string): NameMatch[] {
    const splitText = { text, words: splitIntoWords(text) }
    const matches: NameMatch[] = []
    for (let wordIndex = 0; wordIndex < splitText.words.length; ) {
      const match = this.#findLongestMatchAt(splitText, wordIndex)
      if (match)
        matches.push({ name: match.name, start: splitText.words[wordIndex]?.start ?? 0, end: match.end })
      wordIndex += match?.wordCount ?? 1
    }
    return matches
  }

  #findLongestMatchAt(
    splitText: SplitText,
    startIndex: number,
  ): { name: string; wordCount: number; end: number } | null {
    for (const pattern of this.#patterns) {
      const wordCount = countWordsIfNameMatched(splitText, startIndex, pattern)
      const lastWord = splitText.words[startIndex + wordCount - 1]
      if (wordCount > 0 && lastWord) return { name: pattern.name, wordCount, end: lastWord.end }
    }
    return null
  }

  /** Lists the words that contain a joined name, such as hashtags. Such words cannot be replaced automatically. */
  listWordsContainingJoinedNames(text: string): string[] {
    const joinedNames = this.#patterns.flatMap((pattern) => pattern.joinedName ?? [])
    return splitIntoWords(text)
      .filter(({ foldedText }) => joinedNames.some((name) => foldedText.includes(name)))
      .map(({ start, end }) => text.slice(start, end))
  }
}
