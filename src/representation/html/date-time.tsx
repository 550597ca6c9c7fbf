import type { PartialDate } from '../../model/partial-date.ts'
import { formatDate } from '../format-date.ts'
import type { RenderContext } from '../representation.ts'

interface DateTimeProps {
  date: PartialDate
  /** The page's language; the edition in whose time zone the date is. */
  context: Pick<RenderContext, 'language' | 'edition'>
  class?: string
}

/** A date in words, with its ISO 8601 form for programs. */
export const DateTime = ({ date, context: { language, edition }, ...attributes }: DateTimeProps) => (
  <time {...attributes} datetime={date}>
    {formatDate(date, language, edition?.timeZone ?? 'UTC')}
  </time>
)
