import { absentArticleFields } from '../model/absent-article-fields.ts'
import type { ArticleFields, ArticleSource, DocumentBody } from '../model/article.ts'
import type { PublishedArchive, PublishedEdition } from '../model/configuration.ts'
import type { CollectionDocument, Document, HoldingsDocument, ListedArticle } from '../model/document.ts'
import type { ArticleStatus } from '../model/status.ts'
import type { Root } from './root.ts'
import { type Entry, isTakenDown, type Takedown } from './shard.ts'

/**
 * Defaults for the fields that objects of earlier formats lack. A release can be served for decades, and a rollback
 * can return to an old one. When a type gets a new field, the code does not compile until the field has a default.
 */

/** The fields, by type, that every version has written. They need no default. */
type FieldsOfEveryVersion = {
  archive: 'name' | 'url' | 'language'
  edition: 'id' | 'name' | 'language' | 'articles'
  root: 'archive' | 'editions' | 'counts' | 'bits' | 'shards'
}

const archiveDefaults: Omit<PublishedArchive, FieldsOfEveryVersion['archive']> = {
  logo: null,
  contentSignal: null,
  tdm: null,
  crawlers: {},
  retention: 365,
  hsts: 'host',
}

const editionDefaults: Omit<PublishedEdition, FieldsOfEveryVersion['edition']> = {
  logo: null,
  parent: null,
  founded: null,
  closed: null,
  hosts: [],
  identity: null,
  timeZone: 'UTC',
  query: [],
  notices: {},
  correction: null,
  contact: null,
  corrections: { by: 'mail' },
  accent: null,
  extract: null,
  gaps: [],
  collections: { sections: [], topics: [], authors: [] },
  names: {},
  place: null,
  issn: null,
  pages: [],
  sections: [],
  offsets: [],
}

const rootDefaults: Omit<Root, FieldsOfEveryVersion['root']> = { format: 0, takedowns: null }

const sourceDefaults: Omit<ArticleSource, 'sha256' | 'mediaType' | 'importer'> = {
  file: null,
  record: null,
  captured: null,
  earlier: [],
  imported: null,
}

const statusDefaults: Omit<ArticleStatus, 'is'> = {
  reason: null,
  since: null,
  authority: null,
  showHeadline: false,
  names: {},
  slug: null,
}

const bodyDefaults: Omit<DocumentBody, 'html' | 'markdown' | 'text'> = { lostPictures: 0 }

export const collectionDefaults: Omit<CollectionDocument, 'kind' | 'edition' | 'address' | 'subject'> = {
  names: [],
  period: null,
  undated: false,
  initial: null,
  articles: null,
  divisions: [],
  listings: [],
  above: null,
  previous: null,
  next: null,
  chain: null,
}

const listingDefaults: Omit<ListedArticle, 'address' | 'headline' | 'corrections'> = {
  published: null,
  modified: null,
}

const holdingsDefaults: Omit<HoldingsDocument, 'kind' | 'edition' | 'address' | 'articles'> = {
  lostPictures: 0,
  first: null,
  last: null,
  periods: [],
  without: { date: 0, byline: 0, authors: 0, body: 0 },
}

const takedownDefaults: Takedown = { reason: null, since: null, authority: null, headline: null }

const addBodyDefaults = (body: DocumentBody): DocumentBody => ({ ...bodyDefaults, ...body })

function addFieldDefaults(fields: ArticleFields): ArticleFields {
  const completedFields = { ...absentArticleFields, ...fields }
  if (completedFields.source) completedFields.source = { ...sourceDefaults, ...completedFields.source }
  if (completedFields.status) completedFields.status = { ...statusDefaults, ...completedFields.status }
  return completedFields
}

/** Fills in the fields that a document of an earlier format lacks. */
export function upgradeDocument<Any extends Document | { kind: 'sitemap' }>(document: Any): Any
export function upgradeDocument(document: Document | { kind: 'sitemap' }): Document | { kind: 'sitemap' } {
  switch (document.kind) {
    case 'article':
      return {
        ...document,
        terms: document.terms ?? null,
        fields: addFieldDefaults(document.fields),
        body: addBodyDefaults(document.body),
      }
    case 'page':
      return { ...document, language: document.language ?? null, body: addBodyDefaults(document.body) }
    case 'collection': {
      const listings = (document.listings ?? []).map((listing) => ({ ...listingDefaults, ...listing }))
      return { ...collectionDefaults, ...document, listings }
    }
    case 'holdings':
      return { ...holdingsDefaults, ...document }
    default:
      return document
  }
}

/** Fills in the fields that a root of an earlier format lacks. */
export const upgradeRoot = (root: Root): Root => ({
  ...rootDefaults,
  ...root,
  archive: { ...archiveDefaults, ...root.archive },
  editions: root.editions.map((edition) => ({ ...editionDefaults, ...edition })),
})

/** Fills in the fields that a takedown entry of an earlier format lacks. Other entries have not changed. */
export const upgradeEntry = (entry: Entry): Entry =>
  isTakenDown(entry) ? { ...takedownDefaults, ...entry } : entry
