import path from 'node:path'
import type { ArticleFields, Correction } from '../../../model/article.ts'
import type { ListedArticle } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { lastChangeOf } from '../../../model/last-change.ts'
import { compareDates, type PartialDate } from '../../../model/partial-date.ts'
import {
  type AddressRules,
  addressOfArticle,
  addressOfUrl,
  isOwnUrl,
} from '../../content/addresses/article-address.ts'
import type { ContentFile } from '../../content/files/article-file.ts'

/** An address that an article had. */
export interface FormerAddress {
  address: string
  /** Its URL's place in `formerly`; -1 for that of its first URL. */
  place: number
  /** Query parameters that are no part of the address. */
  ignored: string[]
}

/** What publishing remembers of an article while it reads the others: enough to index and list it. */
export interface ArticleSummary {
  file: string
  edition: string
  address: string
  /** Those of its other URLs on hosts that an edition owns. */
  formerly: FormerAddress[]
  headline: string
  published: PartialDate | null
  /** Its line in every list. */
  listing: ListedArticle
  names: Record<NameList, readonly string[]>
  /** Whether it is kept out of robots, sitemaps and search. */
  noindex: boolean
  corrections: readonly Correction[]
  /** What it lacks. */
  without: { byline: boolean; body: boolean }
}

/** Query parameters of a URL that are no part of an address. */
const ignoredIn = (url: string, { query }: AddressRules): string[] =>
  [...new URL(url).searchParams.keys()].filter((name) => !query.includes(name))

/** The addresses of an article's other URLs on hosts that an edition owns. */
export const listFormerAddresses = (
  { formerly }: Pick<ArticleFields, 'formerly'>,
  edition: AddressRules,
  editions: readonly AddressRules[],
): FormerAddress[] =>
  formerly.flatMap((url, place) =>
    isOwnUrl(url, editions)
      ? [{ address: addressOfUrl(url, edition, editions), place, ignored: ignoredIn(url, edition) }]
      : [],
  )

/** A copy that holds on to nothing else: the engine keeps a whole file in memory for each string cut out of it. */
const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

const interned = new Map<string, string>()

/** A string that is in memory once, however often it was read. */
export function intern(name: string): string {
  const known = interned.get(name)
  if (known !== undefined) return known
  const own = copyOf(name)
  interned.set(own, own)
  return own
}

const none: readonly string[] = []

const noNames: string[] = []

const uncorrected: readonly Correction[] = []

const noFormerly: ArticleSummary['formerly'] = []

/** Lists of one name, by that name: most sections and authors stand alone. */
const single = new Map<string, readonly string[]>()

function listed(names: readonly string[]): readonly string[] {
  const [first, second] = names
  if (first === undefined) return none
  if (second !== undefined) return names.map(intern)
  const known = single.get(first)
  if (known) return known
  const list = [intern(first)]
  single.set(intern(first), list)
  return list
}

const lacks = [false, true].flatMap((byline) => [false, true].map((body) => ({ byline, body })))

/** What an article lacks, as one of four. */
const lack = (byline: boolean, body: boolean) =>
  lacks.find((each) => each.byline === byline && each.body === body) ?? { byline, body }

/** Summarises an article's file. */
export function summariseArticle(
  { file, fields, markdown }: ContentFile<ArticleFields>,
  edition: AddressRules & { language: string },
  editions: readonly AddressRules[],
): ArticleSummary {
  const address = addressOfArticle(fields, fields.status?.slug ?? path.basename(file, '.md'), edition)
  const { headline, published } = fields
  const other =
    fields.language === null || fields.language === edition.language ? {} : { language: fields.language }
  const listing = copyOf({ address, headline, published, modified: lastChangeOf(fields), ...other })
  const formerly = listFormerAddresses(fields, edition, editions)
  return {
    file,
    edition: edition.id,
    address: listing.address,
    formerly: formerly.length === 0 ? noFormerly : copyOf(formerly),
    headline: listing.headline,
    published: listing.published,
    listing,
    names: {
      sections: fields.section === null ? none : listed([fields.section]),
      topics: listed(fields.topics),
      authors: listed(fields.authors),
    },
    noindex: fields.status?.is === 'noindex',
    corrections: fields.corrections.length === 0 ? uncorrected : copyOf(fields.corrections),
    without: lack(fields.byline === null, markdown.trim() === ''),
  }
}

const recalledFormer = (former: ArticleSummary['formerly'][number]) =>
  former.ignored.length === 0 ? { ...former, ignored: noNames } : former

/** A summary that was kept as JSON, its strings shared again. */
export function restoreSummary(summary: ArticleSummary): ArticleSummary {
  const { listing, names } = summary
  return {
    ...summary,
    address: listing.address,
    headline: listing.headline,
    published: listing.published,
    formerly: summary.formerly.length === 0 ? noFormerly : summary.formerly.map(recalledFormer),
    corrections: summary.corrections.length === 0 ? uncorrected : summary.corrections,
    without: lack(summary.without.byline, summary.without.body),
    names: {
      sections: listed(names.sections),
      topics: listed(names.topics),
      authors: listed(names.authors),
    },
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Earlier first, undated last, then by address: an order that nothing but the content decides. */
export function compareArticles(a: ArticleSummary, b: ArticleSummary): number {
  if (a.published === null || b.published === null)
    return Number(a.published === null) - Number(b.published === null) || byText(a.address, b.address)
  return compareDates(a.published, b.published) || byText(a.address, b.address)
}
