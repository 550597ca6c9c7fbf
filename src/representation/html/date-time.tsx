import type { PartialDate } from '../../model/partial-date.ts'
import { formatDate } from '../format-date.ts'
import type { RenderContext } from '../representation.ts'

interface DateTimeProps {
  date: PartialDate
  /** The page's language, and the edition whose time zone applies. */
  context: Pick<RenderContext, 'language' | 'edition'>
  class?: string
}

/**
 * Formats a date without a `time` element, for dates on an article's page that are not its own. Zotero would
 * otherwise use the first `time` on the page as the date of an undated article.
 */
export const formatNewsroomDate = (
  date: PartialDate,
  { language, edition }: DateTimeProps['context'],
): string => formatDate(date, language, edition?.timeZone ?? 'UTC')

/** A date in words, with its ISO 8601 form for programs. */
export const DateTime = ({ date, context, ...attributes }: DateTimeProps) => (
  <time {...attributes} datetime={date}>
    {formatNewsroomDate(date, context)}
  </time>
)
