import type { Accent } from './accent.ts'
import type { PartialDate } from './partial-date.ts'

/** Where a notice stands: above an article, below it, above a list. */
export type NoticePlacement = 'top' | 'foot' | 'listing'

/** The edition's words about being an archive, verbatim plain text, by placement. */
export type Notices = Partial<Record<NoticePlacement, string>>

/** Where the article stands in the edition's own pages, as CSS selectors: for importing them, never for readers. */
export interface ExtractRules {
  body: string | null
  headline: string | null
  /** What is no part of the body, though it stands there. */
  drop: string[]
}

/** A stretch of time of which articles are missing, and why. */
export interface CoverageGap {
  from: PartialDate
  to: PartialDate
  reason: string
}

/** The lists of names that an edition has. */
export const nameLists = ['sections', 'topics', 'authors'] as const
export type NameList = (typeof nameLists)[number]

/** How readers ask for a correction: by mail to the contact, by a form that a named keeper reads, or not at all. */
export type CorrectionsPolicy =
  | { by: 'mail' | 'none' }
  | {
      by: 'form'
      /** Who reads what is sent. */
      keeper: string
      /** The public site key of a Turnstile widget. */
      turnstile: string | null
    }

/** One newsroom brand in one language. Read from `content/<id>/edition.yaml`; kept whole in a release's root. */
export interface Edition {
  /** The folder's name and the first segment of its addresses. */
  id: string
  name: string
  /** BCP 47. */
  language: string
  parent: string | null
  founded: PartialDate | null
  closed: PartialDate | null
  /** Lower-case host names where it was published. */
  hosts: string[]
  /** A regular expression whose first group is the part of its URLs that survived every redesign. */
  identity: string | null
  /** IANA time zone of the newsroom. */
  timeZone: string
  /** Query parameters that are part of an old address, sorted. */
  query: string[]
  notices: Notices
  /** Label of the correction link. */
  correction: string | null
  contact: string | null
  corrections: CorrectionsPolicy
  /** Its own colour; `null` where it wears the archive's. */
  accent: Accent | null
  /** How articles are found in its saved pages, or `null` where that is left to the importer. */
  extract: ExtractRules | null
  gaps: CoverageGap[]
  /** Paths that its lists of names had, such as `/news/{name}/`. */
  collections: Record<NameList, string[]>
}

/** An edition as imports read it: `take` is never part of a release. */
export interface ImportEdition extends Edition {
  /** WordPress post types and kinds of pages that are imported as articles, though they are skipped by default. */
  take: string[]
}

/** `content/archive.yaml`. */
export interface ArchiveSettings {
  name: string
  /** Canonical origin, without a trailing slash. */
  url: string
  language: string
  /** The value of `Content-Signal` in robots.txt. */
  contentSignal: string | null
  /** Days for which readers' requests for corrections are kept. */
  retention: number
  /** What browsers are told to ask for by HTTPS alone: the host that they asked, or its subdomains too (RFC 6797). */
  hsts: 'host' | 'subdomains'
}
