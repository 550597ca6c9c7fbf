import { parseArticleFile } from '../../content/files/article-file.ts'
import { splitWords } from '../accounting/split-words.ts'

/** Versions of one article share at least this part of their words; unrelated texts share a quarter. */
const minShared = 0.5

/** True when two texts share most of their words. */
function shareMostWords(a: string, b: string): boolean {
  const [ofA, ofB] = [new Set(splitWords(a)), new Set(splitWords(b))]
  const shared = [...ofA].filter((word) => ofB.has(word)).length
  return shared >= Math.max(ofA.size, ofB.size) * minShared
}

/** True when the text of a content file and an article are versions of one text. */
export function resemblesText(fileText: string, headline: string, markdown: string): boolean {
  const checked = parseArticleFile({ file: '', text: fileText })
  const { fields, markdown: storedMarkdown } =
    'value' in checked ? checked.value : { fields: { headline: '' }, markdown: fileText }
  return shareMostWords(`${fields.headline}\n${storedMarkdown}`, `${headline}\n${markdown}`)
}
