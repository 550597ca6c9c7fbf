import type { DocumentBody } from '../../model/article.ts'
import type { PageLink, PublishedEdition } from '../../model/configuration.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import type { ConfiguredEdition } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { ContentFolder } from '../content/files/content-folder.ts'
import type { ArticleSummary } from './articles/article-summary.ts'
import type { ContentProblem } from './articles/content-problem.ts'
import type { EditionPictures } from './pictures/edition-pictures.ts'
import type { LogoPictureByEdition } from './pictures/survey-logos.ts'
import type { CachedArticle } from './rendering/cached-article.ts'
import type { DocumentReference, DocumentTable } from './rendering/document-table.ts'
import type { ContentTakedowns } from './takedown/takedowns.ts'

/** A plain page's source file, and the page's link in menus. */
export interface PageFile extends PageLink {
  file: string
  edition: string
}

/** A content folder's configuration and pictures, which are read before its articles. */
export interface ContentConfiguration {
  contentFolder: ContentFolder
  archive: ArchiveSettings
  configuredEditions: ConfiguredEdition[]
  /** Excludes withheld pictures; includes logos. */
  editionPictures: EditionPictures[]
  /** Excludes withheld logos. */
  logos: LogoPictureByEdition
  withheldPictures: ContentTakedowns['withheldPictures']
  problems: ContentProblem[]
  faults: ContentFault[]
}

/** Everything in a content folder except the bodies of articles, read and checked in one pass. */
export interface ContentSurvey extends ContentConfiguration, ContentTakedowns {
  /** The editions as the release stores them. */
  editions: PublishedEdition[]
  /** The articles that the release shows. */
  articles: ArticleSummary[]
  /** The documents of `articles`, in the same order. */
  documents: DocumentTable
  /** The names of logos and of the pictures that articles show. */
  shownPictureNames: Set<string>
  pages: PageFile[]
  /** Introductions as Markdown, by edition; the key `null` stands for the archive. */
  introductionMarkdownByEdition: Map<string | null, string>
  /** The same introductions, rendered. Empty until the survey is complete. */
  introductionByEdition: Map<string | null, DocumentBody>
  /** Article folders that do not exist, perhaps because they are on a disk that is not mounted. */
  missingFolders: { edition: string; folder: string }[]
}

/** Returns the reference to a cached article's document. */
export const toDocumentReference = ({
  documentDigest,
  archiveUrls,
  location,
}: CachedArticle): DocumentReference => ({
  documentDigest,
  archiveUrls,
  location,
  text: null,
})
