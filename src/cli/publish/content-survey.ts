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

/** A page's file, and its link in menus. */
export interface PageFile extends PageLink {
  file: string
  edition: string
}

/** A content folder's configuration and pictures, which are read before its articles. */
export interface ContentConfiguration {
  contentFolder: ContentFolder
  archive: ArchiveSettings
  configuredEditions: ConfiguredEdition[]
  /** Without withheld pictures; includes logos. */
  editionPictures: EditionPictures[]
  /** Without withheld ones. */
  logos: LogoPictureByEdition
  withheldPictures: ContentTakedowns['withheldPictures']
  problems: ContentProblem[]
  faults: ContentFault[]
}

/** Everything in a content folder, read and checked once, without the bodies. */
export interface ContentSurvey extends ContentConfiguration, ContentTakedowns {
  /** The editions in the form that the release stores. */
  editions: PublishedEdition[]
  /** Articles that the release shows. */
  articles: ArticleSummary[]
  /** The documents of `articles`, in the same order. */
  documents: DocumentTable
  /** Names of the pictures that articles show, and of logos. */
  shownPictureNames: Set<string>
  pages: PageFile[]
  /** Introductions as Markdown, by edition; `null` stands for the archive. */
  introductionMarkdownByEdition: Map<string | null, string>
  /** The same introductions as HTML, rendered once the survey is complete. */
  introductionByEdition: Map<string | null, DocumentBody>
  /** Missing folders of articles: they may be on an unmounted disk. */
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
