import type { ListLink, SizedPicture } from './document.ts'
import type { ArchiveSettings, Edition } from './edition.ts'
import type { ZoneOffset } from './local-time.ts'

/** Link to an edition's page, in menus. */
export interface PageLink {
  address: string
  headline: string
}

/** An edition as stored in a release's root: its configuration, and counts of its folder. */
export interface PublishedEdition extends Edition {
  /** Shown in mastheads in place of its name. */
  logo: SizedPicture | null
  articles: number
  pages: PageLink[]
  /** Its sections with the most articles, the largest first; at most seven. */
  sections: ListLink[]
  /** UTC offsets of its time zone, in order, for the years with times written without an offset. */
  offsets: ZoneOffset[]
}

/** The archive's settings as stored in a release's root. */
export interface PublishedArchive extends ArchiveSettings {
  /** Shown in mastheads in place of its name. */
  logo: SizedPicture | null
}
