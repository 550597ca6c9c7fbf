import type { Edition } from './edition.ts'
import type { ZoneOffset } from './zone-offsets.ts'

/** A page of an edition, as menus name it. */
export interface PageLink {
  address: string
  headline: string
}

/** An edition as a release's root keeps it: its configuration and what publishing found in its folder. */
export interface PublishedEdition extends Edition {
  articles: number
  pages: PageLink[]
  /** Of its time zone, in order, over the years of the times that were written without one; empty where none was. */
  offsets: ZoneOffset[]
}
