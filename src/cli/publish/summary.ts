import path from 'node:path'
import type { ArticleFields } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { compareDates, type PartialDate } from '../../model/partial-date.ts'
import { addressOfArticle, addressOfUrl, isOwnUrl } from '../content/article-address.ts'
import type { ContentFile } from '../content/article-file.ts'

/** What publishing remembers of an article while it reads the others: enough to index and list it. */
export interface Summary {
  file: string
  edition: string
  address: string
  /**
   * Addresses of its other URLs on hosts that an edition owns, with their place in `formerly`, and the
   * query parameters that are no part of them.
   */
  formerly: { address: string; place: number; ignored: string[] }[]
  headline: string
  published: PartialDate | null
}

/** Query parameters of a URL that are no part of an address. */
const ignoredIn = (url: string, { query }: Edition): string[] =>
  [...new URL(url).searchParams.keys()].filter((name) => !query.includes(name))

/** Summarises an article's file. */
export function summarise(
  { file, fields }: ContentFile<ArticleFields>,
  edition: Edition,
  editions: readonly Edition[],
): Summary {
  const address = addressOfArticle(fields, path.basename(file, '.md'), edition)
  return {
    file,
    edition: edition.id,
    address,
    formerly: fields.formerly.flatMap((url, place) =>
      isOwnUrl(url, editions)
        ? [{ address: addressOfUrl(url, edition, editions), place, ignored: ignoredIn(url, edition) }]
        : [],
    ),
    headline: fields.headline,
    published: fields.published,
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Earlier first, undated last, then by address: an order that nothing but the content decides. */
export function inOrder(a: Summary, b: Summary): number {
  if (a.published === null || b.published === null)
    return Number(a.published === null) - Number(b.published === null) || byText(a.address, b.address)
  return compareDates(a.published, b.published) || byText(a.address, b.address)
}
