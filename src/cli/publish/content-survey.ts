import type { Body } from '../../model/article.ts'
import type { PageLink, PublishedEdition } from '../../model/configuration.ts'
import type { ArchiveSettings } from '../../model/edition.ts'
import type { ConfiguredEdition } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { ContentFolder } from '../content/files/content-folder.ts'
import type { ArticleSummary } from './articles/article-summary.ts'
import type { ContentProblem } from './articles/content-problem.ts'
import type { EditionPictures } from './pictures/edition-pictures.ts'
import type { Logos } from './pictures/survey-logos.ts'
import type { CachedArticle, TextLocation } from './rendering/cached-article.ts'
import type { ContentTakedowns } from './takedown/takedowns.ts'

/** A page's file, and its link in menus. */
export interface PageFile extends PageLink {
  file: string
  edition: string
}

/** The JSON of an article's document: in the cache, or the text itself. Both are `null` until the document is made. */
export interface ArticleText {
  digest: string
  /** URLs in the article's body that lead into the archive. */
  links: readonly string[]
  location: TextLocation | null
  text: string | null
}

/** The configuration and the pictures of a content folder, which are read before its articles. */
export interface ContentBasis {
  content: ContentFolder
  archive: ArchiveSettings
  configured: ConfiguredEdition[]
  /** Excludes withheld pictures. Logos are among them. */
  pictures: EditionPictures[]
  /** Excludes withheld ones. */
  logos: Logos
  withheldPictures: ContentTakedowns['withheldPictures']
  problems: ContentProblem[]
  faults: ContentFault[]
}

/** Everything in a content folder, read and checked once, without the bodies. */
export interface ContentSurvey extends ContentBasis, ContentTakedowns {
  /** The editions in the form that the release stores. */
  editions: PublishedEdition[]
  /** Articles that the release shows. */
  articles: ArticleSummary[]
  /** The document of each article, in the same order. */
  documents: ArticleText[]
  /** Names of the pictures that articles show, and of logos. */
  shown: Set<string>
  pages: PageFile[]
  /** Introductions as Markdown, by edition; `null` stands for the archive. */
  abouts: Map<string | null, string>
  /** The same, rendered once the survey is complete. */
  introductions: Map<string | null, Body>
  /** Folders of articles that do not exist: they may be on a disk that is not mounted. */
  missingFolders: { edition: string; folder: string }[]
}

/** Turns an article from the cache into its document's text. */
export const toArticleText = ({ digest, links, location }: CachedArticle): ArticleText => ({
  digest,
  links,
  location,
  text: null,
})
