import type { PartialDate } from '../../../../model/partial-date.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { textIn } from '../front-matter/values.ts'
import type { PageFacts } from './page-facts.ts'

/** The date of the first of some fields of the front matter that is a text. */
export function dateField({ matter, briefing }: PageFacts, ...names: string[]): PartialDate | null {
  const text = textIn(matter, ...names)
  return text === null ? null : parseWrittenDate(text, briefing.edition.language)
}

/** When the front matter says that a page was published. */
export const matterDate = (facts: PageFacts): PartialDate | null =>
  dateField(facts, 'date') ?? dateField(facts, 'publishdate', 'pubdate', 'published_at', 'published')

/** When a page was published, as its generator knew it: by its front matter, else by its file's name. */
export const statedDate = (facts: PageFacts): PartialDate | null => matterDate(facts) ?? facts.name.published
