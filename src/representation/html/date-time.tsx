import type { PartialDate } from '../../model/partial-date.ts'
import { formatDate } from '../format-date.ts'
import type { RenderContext } from '../representation.ts'

interface DateTimeProps {
  date: PartialDate
  /** The page's language; the edition in whose time zone the date is. */
  context: Pick<RenderContext, 'language' | 'edition'>
  class?: string
}

/**
 * A date in words alone, for the dates on an article's page that are not the article's own: Zotero dates an article without
 * a date by the first `time` of its page.
 */
export const printDate = (date: PartialDate, { language, edition }: DateTimeProps['context']): string =>
  formatDate(date, language, edition?.timeZone ?? 'UTC')

/** A date in words, with its ISO 8601 form for programs. */
export const DateTime = ({ date, context, ...attributes }: DateTimeProps) => (
  <time {...attributes} datetime={date}>
    {printDate(date, context)}
  </time>
)
