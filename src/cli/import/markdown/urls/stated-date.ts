import type { PartialDate } from '../../../../model/partial-date.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { textIn } from '../front-matter/values.ts'
import type { PageFacts } from './page-facts.ts'

/** Parses the first of the named fields that is a text as a date. */
export function dateField({ matter, briefing }: PageFacts, ...names: string[]): PartialDate | null {
  const text = textIn(matter, ...names)
  return text === null ? null : parseWrittenDate(text, briefing.edition.language)
}

/** Returns the date of publication in the front matter. */
export const matterDate = (facts: PageFacts): PartialDate | null =>
  dateField(facts, 'date') ?? dateField(facts, 'publishdate', 'pubdate', 'published_at', 'published')

/** Returns the date that the generator used: from the front matter, else from the file name. */
export const statedDate = (facts: PageFacts): PartialDate | null => matterDate(facts) ?? facts.name.published
