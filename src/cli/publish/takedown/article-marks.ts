import type { TakenDownArticle } from '../../../archive/takedowns.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { renderBody } from '../../content/body/render-body.ts'
import type { ContentFile } from '../../content/files/article-file.ts'
import { findIdentityKey } from '../articles/identity-key.ts'
import { createContentMarks, toAddressKey, toIdentityMark } from './takedown-keys.ts'

/** The keys and marks by which an article can be recognised in another release. */
export type ArticleMarks = Omit<TakenDownArticle, 'how'>

const sortUnique = (keys: readonly string[]): string[] => [...new Set(keys)].sort()

/** Marks a taken-down article. `addresses` are all its present and former ones. */
export function createArticleMarks(
  { fields, markdown }: ContentFile<ArticleFields>,
  addresses: readonly string[],
  editions: readonly Edition[],
): ArticleMarks {
  const identities = addresses.flatMap((address) => {
    const key = findIdentityKey(address, editions)
    return key === null ? [] : [toIdentityMark(key)]
  })
  return {
    addresses: sortUnique(addresses.map(toAddressKey)),
    marks: sortUnique([...createContentMarks(fields, renderBody(markdown).text), ...identities]),
  }
}
