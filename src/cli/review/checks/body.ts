import { primarySubtagOf } from '../../../model/catalogue-languages.ts'
import { countNoun } from '../../import/text/count-noun.ts'
import { detectLanguage } from '../../import/text/detect-language.ts'
import { type ArticleCheck, createBodyFinding, createFieldFinding } from '../check.ts'

/** Minimum number of words in a complete article. Even a news brief has more. */
const minBodyWords = 25

/** Number of letters counted as one word, in scripts without spaces. */
const lettersPerWord = 2
const unspacedLetterPattern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu

function countWords(text: string): number {
  const unspacedLetterCount = text.match(unspacedLetterPattern)?.length ?? 0
  return (
    (text.replace(unspacedLetterPattern, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0) +
    unspacedLetterCount / lettersPerWord
  )
}

/** Finds a body without text or with only a few words. */
export const checkBodyLength: ArticleCheck = (article) => {
  const wordCount = Math.round(countWords(article.bodyText))
  if (wordCount === 0) return [createBodyFinding(article, 'empty-body', { text: 'no text' })]
  return wordCount < minBodyWords
    ? [createBodyFinding(article, 'short-body', { text: countNoun(wordCount, 'word') })]
    : []
}

/** Returns the language detector's code for a language: `no` for both written forms of Norwegian. */
const toDetectorLanguageCode = (language: string) => primarySubtagOf(language).replace(/^n[bn]$/, 'no')

/** Minimum number of words for detecting the language. In shorter texts, names and quotations have too much weight. */
const minWordsForDetection = 60

/** Finds an article written in a language other than the one that it states or, if it states none, its edition's. */
export const checkLanguage: ArticleCheck = (article) => {
  const statedLanguage = article.fields.language ?? article.edition.language
  const detectedLanguage =
    countWords(article.bodyText) < minWordsForDetection ? null : detectLanguage(article.bodyText)
  if (detectedLanguage === null || detectedLanguage === toDetectorLanguageCode(statedLanguage)) return []
  const findingText = `is probably in ${detectedLanguage}, but states ${statedLanguage}`
  return [createFieldFinding(article, 'other-language', { path: ['language'], text: findingText })]
}
