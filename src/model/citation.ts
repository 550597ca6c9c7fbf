import { encodeAddress, foldAddress } from './address.ts'
import { type CitedName, listCitedCreators, toCitationLine } from './cited-name.ts'
import type { ArticleDocument } from './document.ts'
import type { ArchiveSettings, Edition } from './edition.ts'
import { toLocalTime } from './local-time.ts'
import { splitCalendarDate } from './partial-date.ts'
import { slugify } from './slug.ts'

/**
 * The facts about an article that every citation format contains. Each text is on one line; an unknown text is
 * `null`.
 */
export interface Citation {
  /** The record's name in a bibliography: `[a-z0-9-]`, at most 96 characters. */
  key: string
  title: string
  creators: CitedName[]
  newspaper: string
  /** Year, month and day in the newsroom's time zone, as far as they are known. */
  date: string[]
  section: string | null
  url: string
  /** BCP 47. */
  language: string
  /** The archive's name. */
  archive: string
  place: string | null
  issn: string | null
  topics: string[]
}

/** The article's language, and the configuration that a citation depends on. */
interface CitationContext {
  archive: Pick<ArchiveSettings, 'name' | 'url'>
  edition: Pick<Edition, 'name' | 'timeZone' | 'names' | 'place' | 'issn'> | null
  language: string
}

/** Creates an article's citation. It has no date of access, which depends on the reader. */
export function createCitation(
  { address, fields }: Pick<ArticleDocument, 'address' | 'fields'>,
  { archive, edition, language }: CitationContext,
): Citation {
  const { published, section } = fields
  return {
    key: slugify(foldAddress(address)),
    title: toCitationLine(fields.headline),
    creators: listCitedCreators(fields, edition?.names ?? {}),
    newspaper: toCitationLine((edition ?? archive).name),
    date: published === null ? [] : splitCalendarDate(toLocalTime(published, edition?.timeZone ?? 'UTC')),
    section: section && toCitationLine(section),
    url: archive.url + encodeAddress(address),
    language,
    archive: toCitationLine(archive.name),
    place: edition?.place ?? null,
    issn: edition?.issn ?? null,
    topics: fields.topics.map(toCitationLine),
  }
}
