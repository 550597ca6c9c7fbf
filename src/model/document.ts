import type { ArticleFields, Body } from './article.ts'
import type { PartialDate } from './partial-date.ts'

/** An article as a release keeps it, at `article/<digest>`. */
export interface ArticleDocument {
  kind: 'article'
  edition: string
  address: string
  fields: ArticleFields
  body: Body
}

/** A plain page, such as an edition's FAQ, at `page/<digest>`. */
export interface PageDocument {
  kind: 'page'
  edition: string
  address: string
  headline: string
  language: string | null
  body: Body
}

/** One line of a list of articles. */
export interface Listing {
  address: string
  headline: string
  published: PartialDate | null
}

/** A part of a collection that has an address of its own, with the number of articles in it. */
export interface Division {
  address: string
  name: string
  articles: number
}

/**
 * A list of articles that share an address, at `collection/<digest>`: listings, or divisions, or (a front) both.
 * Its size does not grow with the archive.
 */
export interface CollectionDocument {
  kind: 'collection'
  /** `null` for the archive's own front. */
  edition: string | null
  address: string
  /** What the list is of: the archive, an edition's front, a year, month or day, or its undated articles. */
  subject: 'archive' | 'front' | 'year' | 'month' | 'day' | 'undated'
  /** The year, month or day (ISO 8601), or `null`. */
  period: PartialDate | null
  articles: number
  divisions: Division[]
  listings: Listing[]
}

export type Document = ArticleDocument | PageDocument | CollectionDocument
export type DocumentKind = Document['kind']
