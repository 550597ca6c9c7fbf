import type { PublishedEdition } from '../model/configuration.ts'
import type {
  ArticleDocument,
  CollectionDocument,
  Document,
  DocumentKind,
  HoldingsDocument,
  PageDocument,
} from '../model/document.ts'
import type { Archive } from '../model/edition.ts'

/** Another representation of the same resource. */
export interface Alternate {
  name: string
  mediaType: string
  /** Its explicit URL, as a path. */
  href: string
}

/** What a document is rendered with: the release's configuration and the resource's other representations. */
export interface Setting {
  archive: Archive
  editions: readonly PublishedEdition[]
  /** The document's edition; `null` for the archive's own front. */
  edition: PublishedEdition | null
  /** BCP 47 language of the document; of the words around it, where the setting is theirs. */
  language: string
  /** Of the document, where the setting is of the words around it (`inChrome`). */
  documentLanguage?: string
  /** Every representation of the resource, this one included. */
  alternates: readonly Alternate[]
}

type Render<Kind extends Document> = (document: Kind, setting: Setting) => string

/** One form in which resources are served. */
export interface Representation {
  /** Names it in internal URLs. */
  name: string
  mediaType: string
  /** The `Content-Type` sent. */
  contentType: string
  /** Appended to an address in the explicit URL; `null` for the one that needs none. */
  extension: string | null
  /** What it is for, in a line; the README's table. */
  purpose: string
  article: Render<ArticleDocument> | null
  collection: Render<CollectionDocument> | null
  page: Render<PageDocument> | null
  holdings: Render<HoldingsDocument> | null
}

/** Whether the representation can show documents of this kind. */
export const shows = (representation: Representation, kind: DocumentKind): boolean =>
  representation[kind] !== null

/** Renders a document; the caller has asked `shows` first. */
export function render(representation: Representation, document: Document, setting: Setting): string {
  const renderKind = representation[document.kind] as Render<Document> | null
  if (!renderKind) throw new Error(`${representation.name} does not show a ${document.kind}`)
  return renderKind(document, setting)
}
