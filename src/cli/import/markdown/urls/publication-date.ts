import type { PartialDate } from '../../../../model/partial-date.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { findFrontMatterText } from '../front-matter/front-matter-values.ts'
import type { PageFacts } from './page-facts.ts'

/**
 * Parses the first of the named fields that contains text as a date. Returns `null` if that text is not a date, or if
 * all fields are missing.
 */
export function parseDateField(
  { frontMatter, briefing }: PageFacts,
  ...fieldNames: string[]
): PartialDate | null {
  const text = findFrontMatterText(frontMatter, ...fieldNames)
  return text === null ? null : parseWrittenDate(text, briefing.edition.language)
}

/** Returns the publication date in the front matter; `null` if there is none. */
export const findFrontMatterDate = (facts: PageFacts): PartialDate | null =>
  parseDateField(facts, 'date') ??
  parseDateField(facts, 'publishdate', 'pubdate', 'published_at', 'published')

/** Returns the date that the generator used: from the front matter, or else from the file name. */
export const findPublicationDate = (facts: PageFacts): PartialDate | null =>
  findFrontMatterDate(facts) ?? facts.parsedFilePath.published
