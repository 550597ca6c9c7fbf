import type { ListLink, SizedPicture } from './document.ts'
import type { ArchiveSettings, Edition } from './edition.ts'
import type { ZoneOffset } from './local-time.ts'

/** A menu link to one of an edition's plain pages. */
export interface PageLink {
  address: string
  headline: string
}

/** An edition as stored in a release's root: its configuration, and data derived from its articles and pages. */
export interface PublishedEdition extends Edition {
  /** Logo that the masthead shows instead of the name. */
  logo: SizedPicture | null
  articles: number
  pages: PageLink[]
  /** The sections with the most articles, largest first; at most seven. */
  sections: ListLink[]
  /**
   * The UTC offsets of the edition's time zone, in order, for the years in which articles have times without an
   * offset.
   */
  offsets: ZoneOffset[]
}

/** The archive's settings as stored in a release's root. */
export interface PublishedArchive extends ArchiveSettings {
  /** Logo that the masthead shows instead of the name. */
  logo: SizedPicture | null
}
