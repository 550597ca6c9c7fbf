import type { PublishedArchive, PublishedEdition } from '../model/configuration.ts'
import type {
  ArticleDocument,
  CollectionDocument,
  Document,
  DocumentKind,
  HoldingsDocument,
  PageDocument,
} from '../model/document.ts'
import type { ArticleNeighbours } from '../model/neighbours.ts'

/** What a link to one of a resource's representations must state. */
export interface Alternate {
  name: string
  label: string
  mediaType: string
  /** Path of the representation's explicit URL. */
  href: string
}

/** The configuration that documents are rendered with. */
export interface RenderContext {
  archive: PublishedArchive
  editions: readonly PublishedEdition[]
  /** The document's edition; `null` for archive-wide documents. */
  edition: PublishedEdition | null
  /** The document's language or, after `toInterfaceContext`, the language of the interface (BCP 47). */
  language: string
  /** The document's language. Set by `toInterfaceContext`. */
  documentLanguage?: string
  /** Every representation of the resource, including the one being rendered. */
  alternates: readonly Alternate[]
  /** An article's neighbours, for its page. Absent if it has none, and in releases of earlier versions. */
  neighbours?: ArticleNeighbours | undefined
  /**
   * The HTML of a list's first articles, in order, for its feed. An article that is too long is an empty string; one
   * that cannot be read is `null`.
   */
  texts?: readonly (string | null)[] | undefined
}

/** Properties of a component that renders a document or part of one. */
export interface DocumentProps<Kind extends Document> {
  document: Kind
  context: RenderContext
}

type Renderer<Kind extends Document> = (document: Kind, context: RenderContext) => string

/** A representation of documents, with a renderer for each kind of document that it supports. */
export interface Representation {
  /** Name in internal URLs. */
  name: string
  /** Name on pages. */
  label: string
  mediaType: string
  /** The `Content-Type` header. */
  contentType: string
  /** Extension of explicit URLs (`md` in `/x.html.md`); `null` for the default representation. */
  extension: string | null
  article?: Renderer<ArticleDocument>
  collection?: Renderer<CollectionDocument>
  page?: Renderer<PageDocument>
  holdings?: Renderer<HoldingsDocument>
}

/** True if documents of this kind have the representation. */
export const canRender = (representation: Representation, kind: DocumentKind): boolean =>
  representation[kind] !== undefined

/** Renders a document. @throws if `canRender` is false */
export function render(representation: Representation, document: Document, context: RenderContext): string {
  const renderer = representation[document.kind] as Renderer<Document> | undefined
  if (!renderer) throw new Error(`${representation.name} cannot render a ${document.kind}`)
  return renderer(document, context)
}
