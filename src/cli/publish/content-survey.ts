import type { PageLink, PublishedEdition } from '../../model/configuration.ts'
import type { ArchiveSettings, Edition } from '../../model/edition.ts'
import type { ConfiguredEdition } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { ArticleSummary } from './articles/article-summary.ts'
import type { EditionPictures } from './pictures/edition-pictures.ts'
import type { CachedArticle, TextLocation } from './rendering/cached-article.ts'
import type { ContentTakedowns } from './takedown/takedowns.ts'

/** A page's file, and what menus need of it. */
export interface PageFile extends PageLink {
  file: string
  edition: string
}

/** Where the text of an article's document is. */
export type ArticleText = Pick<CachedArticle, 'digest' | 'links'> & {
  place: TextLocation | null
  text: string | null
}

/** Everything in a content folder, read and checked once, without the bodies. */
export interface ContentSurvey extends ContentTakedowns {
  content: string
  archive: ArchiveSettings
  /** As they are configured, and as they will be published. */
  configured: Edition[]
  editions: PublishedEdition[]
  /** Those that the release shows. */
  articles: ArticleSummary[]
  /** The document of each article, in their order. */
  documents: ArticleText[]
  /** Names of the pictures that articles show. */
  shown: Set<string>
  pages: PageFile[]
  /** Without the pictures that are withheld. */
  media: EditionPictures[]
  faults: ContentFault[]
}

/** What must be known of a content folder before an article can be read. */
export type ContentBasis = Pick<
  ContentSurvey,
  'content' | 'archive' | 'media' | 'withheldPictures' | 'faults'
> & {
  configured: ConfiguredEdition[]
}
