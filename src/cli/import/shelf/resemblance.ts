import { readFile } from 'node:fs/promises'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { splitWords } from '../accounting/split-words.ts'

/** Texts of which this share of the words is the same are versions of one article. Unrelated ones share a quarter. */
const fewestShared = 0.5

/** Whether two texts share most of their words. */
export function shareMostWords(a: string, b: string): boolean {
  const [ofA, ofB] = [new Set(splitWords(a)), new Set(splitWords(b))]
  const shared = [...ofA].filter((word) => ofB.has(word)).length
  return shared >= Math.max(ofA.size, ofB.size) * fewestShared
}

/** Whether a content file and an article that was read are versions of one text. */
export async function resemblesFile(file: string, headline: string, markdown: string): Promise<boolean> {
  const text = await readFile(file, 'utf8')
  const checked = parseArticleFile({ file, text })
  const { fields, markdown: there } =
    'value' in checked ? checked.value : { fields: { headline: '' }, markdown: text }
  return shareMostWords(`${fields.headline}\n${there}`, `${headline}\n${markdown}`)
}
