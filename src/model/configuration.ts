import type { ListLink, SizedPicture } from './document.ts'
import type { ArchiveSettings, Edition } from './edition.ts'
import type { ZoneOffset } from './local-time.ts'

/** A link in menus to one of an edition's plain pages. */
export interface PageLink {
  address: string
  headline: string
}

/** An edition as stored in a release's root: its configuration, and data of its articles and pages. */
export interface PublishedEdition extends Edition {
  /** Logo that mastheads show instead of the name. */
  logo: SizedPicture | null
  articles: number
  pages: PageLink[]
  /** Its sections with the most articles, the largest first; at most seven. */
  sections: ListLink[]
  /** UTC offsets of the edition's time zone, in order, for the years that have times without an offset. */
  offsets: ZoneOffset[]
}

/** The archive's settings as stored in a release's root. */
export interface PublishedArchive extends ArchiveSettings {
  /** Logo that mastheads show instead of the name. */
  logo: SizedPicture | null
}
