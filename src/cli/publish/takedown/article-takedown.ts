import type { TakenDownArticle } from '../../../archive/takedowns.ts'
import { editionOf, foldAddress } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileIdentityPattern, findIdentity, identityKey } from '../../../model/identity.ts'
import { renderBody } from '../../content/body/render-body.ts'
import type { ContentFile } from '../../content/files/article-file.ts'
import { addressKey, identityMark, ownMarks } from './takedown-keys.ts'

/** What an article can be recognised by in another release. */
export type ArticleMarks = Omit<TakenDownArticle, 'how'>

function identitiesIn(addresses: readonly string[], editions: readonly Edition[]): string[] {
  return addresses.flatMap((address) => {
    const edition = editions.find(({ id }) => id === editionOf(address))
    const identity = edition?.identity
      ? findIdentity(foldAddress(address), compileIdentityPattern(edition.identity))
      : null
    return edition && identity !== null ? [identityMark(identityKey(edition.id, identity))] : []
  })
}

const inOrder = (keys: readonly string[]): string[] => [...new Set(keys)].sort()

/** The record of an article that is kept back. `addresses` are all that it has or had. */
export const markArticle = (
  { fields, markdown }: ContentFile<ArticleFields>,
  addresses: readonly string[],
  editions: readonly Edition[],
): ArticleMarks => ({
  addresses: inOrder(addresses.map(addressKey)),
  marks: inOrder([...ownMarks(fields, renderBody(markdown).text), ...identitiesIn(addresses, editions)]),
})
