import { countNoun } from '../../import/text/count-noun.ts'
import { detectLanguage } from '../../import/text/detect-language.ts'
import { type ArticleCheck, createBodyFinding, createFieldFinding } from '../check.ts'

/** Minimum number of words; even a news brief has more. */
const minWords = 25

/** Number of letters counted as a word in scripts without spaces. */
const lettersPerWord = 2
const unspacedLetters = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu

function countWords(text: string): number {
  const letters = text.match(unspacedLetters)?.length ?? 0
  return (text.replace(unspacedLetters, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + letters / lettersPerWord
}

/** Finds a body that is empty or has only a few words. A body of pictures alone can be complete. */
export const checkLength: ArticleCheck = (article) => {
  const wordCount = Math.round(countWords(article.text))
  if (wordCount === 0) return [createBodyFinding(article, 'empty-body', { text: 'no text' })]
  return wordCount < minWords
    ? [createBodyFinding(article, 'short-body', { text: countNoun(wordCount, 'word') })]
    : []
}

const primaryLanguage = (language: string) => language.split('-')[0]?.toLowerCase() ?? ''

/** Returns the code that the language detector uses: both written forms of Norwegian are `no`. */
const toDetected = (language: string) => primaryLanguage(language).replace(/^n[bn]$/, 'no')

/** Minimum number of words whose language is certain; in fewer, names and quotations weigh too much. */
const minWordsInLanguage = 60

/** Finds an article whose words are in another language than the article states or its edition has. */
export const checkLanguage: ArticleCheck = (article) => {
  const statedLanguage = article.fields.language ?? article.edition.language
  const detected = countWords(article.text) < minWordsInLanguage ? null : detectLanguage(article.text)
  if (detected === null || detected === toDetected(statedLanguage)) return []
  const text = `is probably in ${detected}, but states ${statedLanguage}`
  return [createFieldFinding(article, 'other-language', { path: ['language'], text })]
}
