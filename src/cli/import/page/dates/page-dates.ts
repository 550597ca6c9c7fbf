import type { Element } from 'hast'
import type { PartialDate } from '../../../../model/partial-date.ts'
import { type JsonObject, textField } from '../../record/json-values.ts'
import { type Claim, claims } from '../metadata/claim.ts'
import { type MetaTags, said } from '../metadata/meta-tags.ts'
import type { Page } from '../metadata/page.ts'
import { machineDate } from './machine-date.ts'
import { shownDates } from './shown-dates.ts'

/** Parses a date that stands alone; `null` when the text is not a date. */
export type ReadDate = (text: string) => PartialDate | null

type Vocabularies = readonly (readonly [string, readonly string[]])[]

/** Names of `meta` with the date of first publication, by vocabulary. */
const published: Vocabularies = [
  [
    'article',
    ['article:published_time', 'article:published', 'og:article:published_time', 'og:published_time'],
  ],
  [
    'dublin-core',
    [
      ...[
        'dcterms.issued',
        'dc.date.issued',
        'dcterms.created',
        'dc.date.created',
        'dcterms.date',
        'dc.date',
        'dc:date',
      ],
      ...['dc.terms.date', 'dc.terms.created', 'dcsext.articlefirstpublished', 'dcterms.available'],
    ],
  ],
  [
    'meta',
    [
      ...[
        'parsely-pub-date',
        'sailthru.date',
        'cxenseparse:recs:publishtime',
        'bt:pubdate',
        'rnews:datepublished',
      ],
      ...[
        'datepublished',
        'pubdate',
        'publishdate',
        'publish-date',
        'publish_date',
        'publication_date',
        'pub_date',
      ],
      ...[
        'publicationdate',
        'published',
        'published-date',
        'published_time',
        'article_date_original',
        'displaydate',
      ],
      ...[
        'originalpublicationdate',
        'citation_publication_date',
        'citation_date',
        'article.published',
        'ptime',
      ],
      ...['article:post_date', 'og:pubdate', 'vr:published_time', 'date.created', 'date_published', 'date'],
    ],
  ],
]

const modified: Vocabularies = [
  ['article', ['article:modified_time', 'article:modified', 'og:updated_time']],
  ['dublin-core', ['dcterms.modified', 'dc.date.modified']],
  ['meta', ['datemodified', 'lastmod', 'revision_date', 'date_modified']],
]

const inMeta = (tags: MetaTags, vocabularies: Vocabularies, read: ReadDate): Claim[] =>
  vocabularies.flatMap(([from, keys]) => claims(from, said(tags, ...keys).map(read)))

const inJsonLd = (objects: readonly JsonObject[], names: readonly string[], read: ReadDate): Claim[] =>
  claims(
    'json-ld',
    objects.map((object) => read(textField(object, ...names) ?? '')),
  )

/** Returns the first claim, or a later one for the same day that also gives the time. */
function best(all: readonly Claim[]): Claim | null {
  const [first] = all
  if (!first || first.value.length > 10) return first ?? null
  return all.find(({ value }) => value.length > 10 && value.startsWith(first.value)) ?? first
}

/**
 * Finds when a page's article was first published and last changed. `own` are the elements of the article's part of the
 * page.
 */
export function pageDates(
  page: Page,
  { own, heading }: { own: readonly Element[]; heading: Element | null },
): { published: Claim | null; modified: Claim | null } {
  const { tags, articles, described, language } = page
  const read: ReadDate = (text) => machineDate(text, language)
  const stated = [
    ...inJsonLd(articles, ['datePublished', 'dateCreated', 'uploadDate'], read),
    ...inMeta(tags, published.slice(0, 1), read),
    ...inJsonLd(described, ['datePublished'], read),
    ...inMeta(tags, published.slice(1), read),
  ]
  const changed = [...inJsonLd(articles, ['dateModified'], read), ...inMeta(tags, modified, read)]
  return {
    published: best(stated.length > 0 ? stated : shownDates(page, { own, heading, read })),
    modified: best(changed),
  }
}
