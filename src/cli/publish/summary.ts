import path from 'node:path'
import type { ArticleFields } from '../../model/article.ts'
import type { Listing } from '../../model/document.ts'
import type { Edition, NameList } from '../../model/edition.ts'
import { lastChangeOf } from '../../model/last-change.ts'
import { compareDates, type PartialDate } from '../../model/partial-date.ts'
import { addressOfArticle, addressOfUrl, isOwnUrl } from '../content/article-address.ts'
import type { ContentFile } from '../content/article-file.ts'

/** An address that an article had. */
export interface FormerAddress {
  address: string
  /** Its URL's place in `formerly`; -1 for that of its first URL. */
  place: number
  /** Query parameters that are no part of the address. */
  ignored: string[]
}

/** What publishing remembers of an article while it reads the others: enough to index and list it. */
export interface Summary {
  file: string
  edition: string
  address: string
  /** Those of its other URLs on hosts that an edition owns. */
  formerly: FormerAddress[]
  headline: string
  published: PartialDate | null
  /** Its line in every list. */
  listing: Listing
  names: Record<NameList, readonly string[]>
  /** Whether it is kept out of robots, sitemaps and search. */
  noindex: boolean
  /** What it lacks. */
  without: { byline: boolean; body: boolean }
}

/** Query parameters of a URL that are no part of an address. */
const ignoredIn = (url: string, { query }: Edition): string[] =>
  [...new URL(url).searchParams.keys()].filter((name) => !query.includes(name))

/** The addresses of an article's other URLs on hosts that an edition owns. */
export const formerAddresses = (
  { formerly }: Pick<ArticleFields, 'formerly'>,
  edition: Edition,
  editions: readonly Edition[],
): FormerAddress[] =>
  formerly.flatMap((url, place) =>
    isOwnUrl(url, editions)
      ? [{ address: addressOfUrl(url, edition, editions), place, ignored: ignoredIn(url, edition) }]
      : [],
  )

/** A copy that holds on to nothing else: the engine keeps a whole file in memory for each string cut out of it. */
const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

/** One string for a name that thousands of articles have. */
const interned = new Map<string, string>()

function intern(name: string): string {
  const known = interned.get(name)
  if (known !== undefined) return known
  const own = copyOf(name)
  interned.set(own, own)
  return own
}

const none: readonly string[] = []

const listed = (names: readonly string[]) => (names.length === 0 ? none : names.map(intern))

/** Summarises an article's file. */
export function summarise(
  { file, fields, markdown }: ContentFile<ArticleFields>,
  edition: Edition,
  editions: readonly Edition[],
): Summary {
  const address = addressOfArticle(fields, fields.status?.slug ?? path.basename(file, '.md'), edition)
  const { headline, published } = fields
  const listing = copyOf({ address, headline, published, modified: lastChangeOf(fields) })
  return {
    file,
    edition: edition.id,
    address: listing.address,
    formerly: copyOf(formerAddresses(fields, edition, editions)),
    headline: listing.headline,
    published: listing.published,
    listing,
    names: {
      sections: fields.section === null ? none : listed([fields.section]),
      topics: listed(fields.topics),
      authors: listed(fields.authors),
    },
    noindex: fields.status?.is === 'noindex',
    without: { byline: fields.byline === null, body: markdown.trim() === '' },
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Earlier first, undated last, then by address: an order that nothing but the content decides. */
export function inOrder(a: Summary, b: Summary): number {
  if (a.published === null || b.published === null)
    return Number(a.published === null) - Number(b.published === null) || byText(a.address, b.address)
  return compareDates(a.published, b.published) || byText(a.address, b.address)
}
