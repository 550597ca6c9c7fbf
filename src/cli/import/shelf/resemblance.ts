import { parseArticleFile } from '../../content/files/article-file.ts'
import { splitLowercaseWords } from '../accounting/split-words.ts'

/** Minimum share of words that versions of an article have in common. Unrelated texts have a quarter in common. */
const minSharedWordRatio = 0.5

/**
 * True if the texts have at least `minSharedWordRatio` of their distinct words in common, relative to the text with
 * more of them.
 */
function shareMostWords(firstText: string, secondText: string): boolean {
  const [firstWords, secondWords] = [
    new Set(splitLowercaseWords(firstText)),
    new Set(splitLowercaseWords(secondText)),
  ]
  const sharedWordCount = [...firstWords].filter((word) => secondWords.has(word)).length
  return sharedWordCount >= Math.max(firstWords.size, secondWords.size) * minSharedWordRatio
}

/** True if a content file and an article are versions of the same text. */
export function resemblesArticle(fileText: string, headline: string, markdown: string): boolean {
  const checkedFile = parseArticleFile({ file: '', text: fileText })
  const { fields, markdown: storedMarkdown } =
    'value' in checkedFile ? checkedFile.value : { fields: { headline: '' }, markdown: fileText }
  return shareMostWords(`${fields.headline}\n${storedMarkdown}`, `${headline}\n${markdown}`)
}
