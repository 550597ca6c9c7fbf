import type { Accent } from './accent.ts'
import type { PartialDate } from './partial-date.ts'
import type { TdmPolicy } from './terms.ts'

/** A notice's position: above an article, below it, or above a list. */
export type NoticePlacement = 'top' | 'foot' | 'listing'

/** The edition's notices that it is an archive, verbatim, by position. */
export type Notices = Partial<Record<NoticePlacement, string>>

/** CSS selectors for the parts of an article in the edition's saved pages. Used only by importers. */
export interface ExtractRules {
  body: string | null
  headline: string | null
  /** Elements inside the body that do not belong to it. */
  drop: string[]
}

/** A period without articles, with the reason. */
export interface CoverageGap {
  from: PartialDate
  to: PartialDate
  reason: string
}

/** Kinds of names that have an index, and a list of articles for each name. */
export const nameListKinds = ['sections', 'topics', 'authors'] as const

/** Kinds of names that are also listed across editions. Each newspaper has its own sections. */
export const archiveListKinds = ['topics', 'authors'] as const

/** A kind of name that has lists of articles: sections, topics or authors. */
export type NameListKind = (typeof nameListKinds)[number]

/**
 * The way for readers to request corrections: by mail, by a form with a named reader of the requests, or not at all.
 */
export type CorrectionsPolicy =
  | { by: 'mail' | 'none' }
  | {
      by: 'form'
      /** The person or office that reads the requests. */
      keeper: string
      /** The public site key of a Turnstile widget; `null` without one. */
      turnstile: string | null
    }

/** Corrected names for citations, by name: `body` for an organisation, `Family, Given` for a person. */
export type NameCorrections = Readonly<Record<string, string>>

/** One newsroom brand in one language, from `content/<id>/edition.yaml`. All of it is stored in a release's root. */
export interface Edition {
  /** The name of its folder, and the first segment of its addresses. */
  id: string
  name: string
  /** BCP 47. */
  language: string
  parent: string | null
  founded: PartialDate | null
  closed: PartialDate | null
  /** Host names under which it was published, in lower case. */
  hosts: string[]
  /**
   * Regular expression for the part of the edition's URLs that survived every redesign. The first group matches that
   * part.
   */
  identity: string | null
  /** IANA time zone of the newsroom. */
  timeZone: string
  /** Query parameters that are part of an address, sorted. */
  query: string[]
  notices: Notices
  /** The text of the correction link. */
  correction: string | null
  contact: string | null
  corrections: CorrectionsPolicy
  /** Accent colour; `null` for the archive's own. */
  accent: Accent | null
  /** Rules for saved pages; `null` for the importer's own. */
  extract: ExtractRules | null
  gaps: CoverageGap[]
  /** Old paths of its lists of names, such as `/news/{name}/`. */
  collections: Record<NameListKind, string[]>
  names: NameCorrections
  /** City of publication. */
  place: string | null
  issn: string | null
}

/** Fields that the terms of an export's taxonomy can be mapped to. */
export const taxonomyTermTargets = ['section', 'topics', 'authors'] as const

/** Fields that an export's custom field can be mapped to. */
export const customFieldTargets = ['alternativeHeadline', 'byline', 'agency', 'signOff', 'rights'] as const

/** A field to which a custom field of an export can be mapped. */
export type CustomFieldTarget = (typeof customFieldTargets)[number]

/** What an edition imports beyond the defaults, and the article fields to which the parts of an export are mapped. */
export interface ImportRules {
  /** WordPress post types and kinds of pages to import, although importers skip them by default. */
  types: readonly string[]
  /**
   * Taxonomies of a WordPress export → the fields that they are mapped to. `fields` does the same for custom fields.
   */
  taxonomies: ReadonlyMap<string, (typeof taxonomyTermTargets)[number]>
  fields: ReadonlyMap<string, CustomFieldTarget>
}

/** An edition with its import rules, which are never part of a release. */
export interface ImportEdition extends Edition {
  take: ImportRules
  /** True if the edition publishes its readers' comments. */
  comments: boolean
}

/** The archive's settings, from `content/archive.yaml`. */
export interface ArchiveSettings {
  name: string
  /** Canonical origin, without a trailing slash. */
  url: string
  language: string
  /** Value of `Content-Signal` in robots.txt. */
  contentSignal: string | null
  tdm: TdmPolicy | null
  /** The robots.txt rule for each named crawler. */
  crawlers: Readonly<Record<string, 'allow' | 'disallow'>>
  /** Days until readers' correction requests are deleted. */
  retention: number
  /** Scope of HTTPS-only access: the host, or its subdomains too (RFC 6797). */
  hsts: 'host' | 'subdomains'
}
