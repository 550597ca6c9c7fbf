import type { TakenDownArticle } from '../../../archive/takedowns.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { renderBody } from '../../content/body/render-body.ts'
import type { ParsedContentFile } from '../../content/files/article-file.ts'
import { findUrlIdKey } from '../articles/url-id-key.ts'
import { createContentMarks, toAddressKey, toUrlIdMark } from './takedown-keys.ts'

/** The address keys and marks by which an article can be recognised in another release. */
export type ArticleMarks = Omit<TakenDownArticle, 'how'>

const sortUnique = (keys: readonly string[]): string[] => [...new Set(keys)].sort()

/** Creates the marks of a taken-down article. @param articleAddresses its current address and all former addresses */
export function createArticleMarks(
  { fields, markdown }: ParsedContentFile<ArticleFields>,
  articleAddresses: readonly string[],
  editions: readonly Edition[],
): ArticleMarks {
  const urlIdMarks = articleAddresses.flatMap((address) => {
    const urlIdKey = findUrlIdKey(address, editions)
    return urlIdKey === null ? [] : [toUrlIdMark(urlIdKey)]
  })
  return {
    addresses: sortUnique(articleAddresses.map(toAddressKey)),
    marks: sortUnique([...createContentMarks(fields, renderBody(markdown).text), ...urlIdMarks]),
  }
}
