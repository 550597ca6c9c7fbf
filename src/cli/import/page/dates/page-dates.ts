import type { Element } from 'hast'
import { findTextField, type JsonObject } from '../../record/json-values.ts'
import { listMetaValues, type MetaValuesByName } from '../metadata/meta-tags.ts'
import { type StatedValue, toStatedValues } from '../metadata/stated-value.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { type DateParser, findDate } from './find-date.ts'
import { parseAnyDate } from './parse-any-date.ts'
import { findShownModificationDate, findShownPublicationDate } from './shown-dates.ts'

/** Names of `meta` elements by vocabulary. The vocabulary becomes the source of their values. */
type VocabulariesAndMetaNames = readonly (readonly [string, readonly string[]])[]

/** Names of `meta` elements for the date of first publication. */
const publicationMetaNames: VocabulariesAndMetaNames = [
  [
    'article',
    ['article:published_time', 'article:published', 'og:article:published_time', 'og:published_time'],
  ],
  [
    'dublin-core',
    (
      'dcterms.issued dc.date.issued dcterms.created dc.date.created dcterms.date dc.date dc:date ' +
      'dc.terms.date dc.terms.created dcsext.articlefirstpublished dcterms.available'
    ).split(' '),
  ],
  [
    'meta',
    (
      'parsely-pub-date sailthru.date cxenseparse:recs:publishtime bt:pubdate rnews:datepublished ' +
      'datepublished pubdate publishdate publish-date publish_date publication_date pub_date ' +
      'publicationdate published published-date published_time article_date_original displaydate ' +
      'originalpublicationdate citation_publication_date citation_date article.published ptime ' +
      'article:post_date og:pubdate vr:published_time date.created date_published date'
    ).split(' '),
  ],
]

const modificationMetaNames: VocabulariesAndMetaNames = [
  ['article', ['article:modified_time', 'article:modified', 'og:updated_time']],
  ['dublin-core', ['dcterms.modified', 'dc.date.modified']],
  ['meta', ['datemodified', 'lastmod', 'revision_date', 'date_modified']],
]

const listDatesInMeta = (
  tags: MetaValuesByName,
  vocabularies: VocabulariesAndMetaNames,
  parseDate: DateParser,
): StatedValue[] =>
  vocabularies.flatMap(([vocabulary, metaNames]) =>
    toStatedValues(
      vocabulary,
      listMetaValues(tags, ...metaNames).map((text) => parseDate(text) ?? findDate(text, parseDate)),
    ),
  )

const listDatesInJsonLd = (
  objects: readonly JsonObject[],
  propertyNames: readonly string[],
  parseDate: DateParser,
): StatedValue[] =>
  toStatedValues(
    'json-ld',
    objects.map((object) => parseDate(findTextField(object, ...propertyNames) ?? '')),
  )

/**
 * Returns the first date, or `null` if there is none. If the first date has no time, returns the first date and time of
 * the same day instead, if there is one.
 */
function findMostPreciseFirstDate(statedDates: readonly StatedValue[]): StatedValue | null {
  const [first] = statedDates
  if (!first || first.value.length > 10) return first ?? null
  return statedDates.find(({ value }) => value.length > 10 && value.startsWith(first.value)) ?? first
}

/**
 * Finds the dates on which a page's article was first published and last changed. A date that the page neither states
 * nor shows is `null`. `articleElements` are the elements in the article's part of the page.
 */
export function findPageDates(
  page: WebPage,
  { articleElements, heading }: { articleElements: readonly Element[]; heading: Element | null },
): { published: StatedValue | null; modified: StatedValue | null } {
  const { metaTags, jsonLdArticles, jsonLdObjects, parsingLanguage } = page
  const parseDate: DateParser = (text) => parseAnyDate(text, parsingLanguage)
  const publicationDates = [
    ...listDatesInJsonLd(jsonLdArticles, ['datePublished', 'dateCreated', 'uploadDate'], parseDate),
    ...listDatesInMeta(metaTags, publicationMetaNames.slice(0, 1), parseDate),
    ...listDatesInJsonLd(jsonLdObjects, ['datePublished'], parseDate),
    ...listDatesInMeta(metaTags, publicationMetaNames.slice(1), parseDate),
  ]
  const modificationDates = [
    ...listDatesInJsonLd(jsonLdArticles, ['dateModified'], parseDate),
    ...listDatesInMeta(metaTags, modificationMetaNames, parseDate),
  ]
  return {
    published:
      findMostPreciseFirstDate(publicationDates) ??
      findShownPublicationDate(page, { articleElements, heading, parseDate }),
    modified:
      findMostPreciseFirstDate(modificationDates) ?? findShownModificationDate(articleElements, parseDate),
  }
}
