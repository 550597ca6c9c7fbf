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

/** A representation of a resource, as its other representations link to it. */
export interface Alternate {
  name: string
  label: string
  mediaType: string
  /** Path of its explicit URL. */
  href: string
}

/** The configuration that documents are rendered with. */
export interface RenderContext {
  archive: PublishedArchive
  editions: readonly PublishedEdition[]
  /** The document's edition; `null` for the archive's front page. */
  edition: PublishedEdition | null
  /** BCP 47 language of the document, or of the interface after `toInterfaceContext`. */
  language: string
  /** Language of the document, set by `toInterfaceContext`. */
  documentLanguage?: string
  /** Every representation of the resource, the rendered one included. */
  alternates: readonly Alternate[]
  /** Neighbours of an article, for its page; absent if it has none, and from releases of earlier versions. */
  neighbours?: ArticleNeighbours | undefined
  /**
   * For a list rendered as a feed: the HTML of its first articles, in order; an empty string for an article that is
   * too long, `null` for one that cannot be read.
   */
  texts?: readonly (string | null)[] | undefined
}

/** Properties of a component that renders a document or a part of it. */
export interface DocumentProps<Kind extends Document> {
  document: Kind
  context: RenderContext
}

type Renderer<Kind extends Document> = (document: Kind, context: RenderContext) => string

/** A representation of documents, with a renderer for each kind that has it. */
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

/** True when the representation exists for documents of this kind. */
export const canRender = (representation: Representation, kind: DocumentKind): boolean =>
  representation[kind] !== undefined

/** Renders a document. @throws where `canRender` is false */
export function render(representation: Representation, document: Document, context: RenderContext): string {
  const renderer = representation[document.kind] as Renderer<Document> | undefined
  if (!renderer) throw new Error(`${representation.name} cannot render a ${document.kind}`)
  return renderer(document, context)
}
