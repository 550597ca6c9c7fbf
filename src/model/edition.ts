import type { Accent } from './accent.ts'
import type { PartialDate } from './partial-date.ts'
import type { TdmPolicy } from './terms.ts'

/** Position of a notice: above an article, below it, or above a list. */
export type NoticePlacement = 'top' | 'foot' | 'listing'

/** The edition's notices about being an archive, verbatim, by position. */
export type Notices = Partial<Record<NoticePlacement, string>>

/** CSS selectors of an article's parts in the edition's saved pages. Used by importers only. */
export interface ExtractRules {
  body: string | null
  headline: string | null
  /** Elements inside the body that do not belong to it. */
  drop: string[]
}

/** A period without articles, and the reason. */
export interface CoverageGap {
  from: PartialDate
  to: PartialDate
  reason: string
}

/** Kinds of names that have an index, and a list of articles for each name. */
export const nameListKinds = ['sections', 'topics', 'authors'] as const

/** Kinds of names that are listed across editions, too. Sections are each newspaper's own. */
export const archiveListKinds = ['topics', 'authors'] as const

/** A list of an edition's names: of sections, topics or authors. */
export type NameListKind = (typeof nameListKinds)[number]

/** The way to request corrections: by mail, by a form whose requests a named keeper reads, or none. */
export type CorrectionsPolicy =
  | { by: 'mail' | 'none' }
  | {
      by: 'form'
      /** The person or office that reads the requests. */
      keeper: string
      /** The public site key of a Turnstile widget. */
      turnstile: string | null
    }

/** Corrected names for citations, by name: `body` for an organisation, or `Family, Given` for a person. */
export type NameCorrections = Readonly<Record<string, string>>

/** One newsroom brand in one language, from `content/<id>/edition.yaml`. A release's root contains all of it. */
export interface Edition {
  /** Name of its folder, and first segment of its addresses. */
  id: string
  name: string
  /** BCP 47. */
  language: string
  parent: string | null
  founded: PartialDate | null
  closed: PartialDate | null
  /** Host names where it was published, in lower case. */
  hosts: string[]
  /** Regular expression whose first group is the part of the edition's URLs that survived every redesign. */
  identity: string | null
  /** IANA time zone of the newsroom. */
  timeZone: string
  /** Query parameters that belong to an address, sorted. */
  query: string[]
  notices: Notices
  /** Text of the correction link. */
  correction: string | null
  contact: string | null
  corrections: CorrectionsPolicy
  /** Accent colour; `null` for the archive's own. */
  accent: Accent | null
  /** Rules for saved pages; `null` to use the importer's own. */
  extract: ExtractRules | null
  gaps: CoverageGap[]
  /** Former paths of its lists of names, such as `/news/{name}/`. */
  collections: Record<NameListKind, string[]>
  names: NameCorrections
  /** City of publication. */
  place: string | null
  issn: string | null
}

/** Fields to which the terms of an export's taxonomy can be mapped. */
export const taxonomyTermTargets = ['section', 'topics', 'authors'] as const

/** Fields to which a custom field of an export can be mapped. */
export const customFieldTargets = ['alternativeHeadline', 'byline', 'agency', 'signOff', 'rights'] as const

/** A field to which a custom field of an export can be mapped. */
export type CustomFieldTarget = (typeof customFieldTargets)[number]

/** Parts of sources that an edition chooses to import. */
export interface ImportRules {
  /** WordPress post types and kinds of pages that are imported although importers skip them by default. */
  types: readonly string[]
  /** Taxonomies and custom fields of a WordPress export, and the fields to which they are mapped. */
  taxonomies: ReadonlyMap<string, (typeof taxonomyTermTargets)[number]>
  fields: ReadonlyMap<string, CustomFieldTarget>
}

/** An edition with its rules for sources, which are never part of a release. */
export interface ImportEdition extends Edition {
  take: ImportRules
  /** True when the edition publishes its readers' comments. */
  comments: boolean
}

/** The settings of the archive, from `content/archive.yaml`. */
export interface ArchiveSettings {
  name: string
  /** Canonical origin, without a final slash. */
  url: string
  language: string
  /** Value of `Content-Signal` in robots.txt. */
  contentSignal: string | null
  tdm: TdmPolicy | null
  /** robots.txt's rule for each crawler that it names. */
  crawlers: Readonly<Record<string, 'allow' | 'disallow'>>
  /** Days after which readers' correction requests are deleted. */
  retention: number
  /** Scope of HTTPS-only access: the host, or its subdomains too (RFC 6797). */
  hsts: 'host' | 'subdomains'
}
