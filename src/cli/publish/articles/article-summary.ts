import path from 'node:path'
import type { ArticleFields, Correction, DocumentBody } from '../../../model/article.ts'
import type { ListedArticle, SizedPicture } from '../../../model/document.ts'
import type { NameListKind } from '../../../model/edition.ts'
import { compareDates, type PartialDate } from '../../../model/partial-date.ts'
import type { TermsRule } from '../../../model/terms.ts'
import {
  type AddressRules,
  addressOfArticle,
  addressOfUrl,
  isUrlOnEditionHost,
} from '../../content/addresses/article-address.ts'
import type { ParsedArticleFile } from '../../content/files/article-file.ts'
import { digestHeadlineAndText } from '../../content/files/words-digest.ts'
import { findTermsRulePosition } from './find-terms.ts'
import { internEmptyList, internNames, internText } from './interning.ts'
import { createListing } from './listing.ts'

/** An address that an article had before. */
export interface FormerAddress {
  address: string
  /** Position in `formerly` of the URL with this address; -1 if the address comes from another field. */
  positionInFormerly: number
  /** Query parameters of the URL that are not part of the address. */
  ignoredParameters: readonly string[]
}

/** Facts about an article for indexes and lists. The article's body is not included. */
export interface ArticleSummary {
  file: string
  edition: string
  address: string
  /** Addresses of the article's former URLs on hosts of the archive's editions. */
  formerly: readonly FormerAddress[]
  headline: string
  published: PartialDate | null
  /** The article's line in lists. */
  listing: ListedArticle
  names: Record<NameListKind, readonly string[]>
  /** Digest of the headline and text; `null` for an article without words. */
  wordsDigest: string | null
  /** Address of another article that this article deliberately repeats; `null` if the file declares none. */
  sameAs: string | null
  /** True if the article is excluded from sitemaps and search. */
  isNoindex: boolean
  corrections: readonly Correction[]
  /** Index, in the edition's `rights`, of the rule that applies to the article; `null` if none does. */
  termsRulePosition: number | null
  /** Length of the text in UTF-16 code units. */
  textLength: number
  /** True for each part that is missing. */
  missingParts: { byline: boolean; body: boolean }
  /** Number of the article's pictures that are missing from the archive. */
  lostPictureCount: number
}

/** Lists the query parameters of a URL that are not part of its address. */
const listIgnoredParameters = (url: string, { query }: AddressRules): string[] =>
  [...new URL(url).searchParams.keys()].filter((name) => !query.includes(name))

/** Lists the addresses of an article's former URLs. Omits URLs whose host belongs to no edition. */
export const listFormerAddresses = (
  { formerly }: Pick<ArticleFields, 'formerly'>,
  edition: AddressRules,
  editions: readonly AddressRules[],
): FormerAddress[] =>
  formerly.flatMap((url, positionInFormerly) =>
    isUrlOnEditionHost(url, editions)
      ? [
          {
            address: addressOfUrl(url, edition, editions),
            positionInFormerly,
            ignoredParameters: listIgnoredParameters(url, edition),
          },
        ]
      : [],
  )

const missingPartsCombinations = [false, true].flatMap((byline) =>
  [false, true].map((body) => ({ byline, body })),
)

/** Returns whichever of four shared objects equals the argument. */
const internMissingParts = ({ byline, body }: ArticleSummary['missingParts']) =>
  missingPartsCombinations.find(
    (combination) => combination.byline === byline && combination.body === body,
  ) ?? {
    byline,
    body,
  }

/** Interns the credit and section of an article's line in lists, in place. @returns the same object */
function internListing(listing: ListedArticle): ListedArticle {
  if (listing.credit !== undefined) listing.credit = internText(listing.credit)
  if (listing.section !== undefined) listing.section = internText(listing.section)
  return listing
}

/** Interns the strings and lists of a summary that was parsed from JSON, so that equal values share memory. */
export function internSummary(summary: ArticleSummary): ArticleSummary {
  const { listing, names, formerly, corrections, missingParts } = summary
  return {
    ...summary,
    listing: internListing(listing),
    address: listing.address,
    headline: listing.headline,
    published: listing.published,
    formerly: internEmptyList(
      formerly.map((former) => ({ ...former, ignoredParameters: internEmptyList(former.ignoredParameters) })),
    ),
    corrections: internEmptyList(corrections),
    missingParts: internMissingParts(missingParts),
    names: {
      sections: internNames(names.sections),
      topics: internNames(names.topics),
      authors: internNames(names.authors),
    },
  }
}

/** Parts of an article's rendered body, the plain text of its first paragraph, and its picture in lists. */
export interface RenderedArticleParts extends Pick<DocumentBody, 'text' | 'lostPictures'> {
  lead: string
  /** The picture in the article's line in lists; `null` if no picture is suitable. */
  picture: SizedPicture | null
}

/**
 * Summarises an article file. Copies the summary through JSON, because substrings would keep the whole file's text in
 * memory.
 */
export function summariseArticle(
  {
    file,
    fields,
    markdown,
    sameAs,
    text,
    lead,
    picture,
    lostPictures,
  }: ParsedArticleFile & RenderedArticleParts,
  edition: AddressRules & { language: string; rightsRules: readonly TermsRule[] },
  editions: readonly AddressRules[],
): ArticleSummary {
  const address = addressOfArticle(fields, fields.status?.slug ?? path.basename(file, '.md'), edition)
  const { headline, published, section, topics, authors, corrections } = fields
  const summary: ArticleSummary = {
    file,
    edition: edition.id,
    address,
    formerly: listFormerAddresses(fields, edition, editions),
    headline,
    published,
    listing: createListing(fields, { address, lead, picture, editionLanguage: edition.language }),
    names: { sections: section === null ? [] : [section], topics, authors },
    wordsDigest: digestHeadlineAndText(headline, markdown),
    sameAs,
    isNoindex: fields.status?.is === 'noindex',
    corrections,
    termsRulePosition: findTermsRulePosition(fields, edition.rightsRules),
    textLength: text.length,
    lostPictureCount: lostPictures,
    missingParts: { byline: fields.byline === null, body: markdown.trim() === '' },
  }
  return internSummary(JSON.parse(JSON.stringify(summary)) as ArticleSummary)
}

const compareStrings = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Length of a date with minutes and an offset, such as `2016-04-01T10:00-05:00`. With seconds, a date is longer. */
const lengthWithMinutesAndOffset = 22

/**
 * True if two dates sort in the same order as text and as instants: both have the same precision and, if any, the same
 * offset. Computing instants would take longer than the rest of sorting articles.
 */
const canCompareAsTexts = (a: PartialDate, b: PartialDate) =>
  a.length === b.length && (a.length < lengthWithMinutesAndOffset || a.slice(-6) === b.slice(-6))

/** Orders articles by date, then by address. Undated articles come last. */
export function compareArticles(a: ArticleSummary, b: ArticleSummary): number {
  if (a.published === b.published) return compareStrings(a.address, b.address)
  if (a.published === null || b.published === null)
    return Number(a.published === null) - Number(b.published === null)
  return canCompareAsTexts(a.published, b.published)
    ? compareStrings(a.published, b.published)
    : compareDates(a.published, b.published) || compareStrings(a.address, b.address)
}
