import type { CollectionDocument } from '../../../model/document.ts'
import { formatDate } from '../../format-date.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { DivisionItem } from './division-item.tsx'
import { YearStrip } from './year-strip.tsx'

/**
 * An author's years, the dates of the first and last articles, and the author's sections. A divided list shows its
 * years as divisions, and `career.years` is then empty.
 */
export function AuthorOverviewLines({ document: { career }, context }: DocumentProps<CollectionDocument>) {
  const { language } = context
  if (!career) return null
  const { years, first, last, sections } = career
  const formatDay = (date: string) => formatDate(date, language, 'UTC')
  return (
    <>
      {years.length > 0 && <YearStrip years={years} language={language} />}
      <p class="count">{chooseCatalogue(language).holdings.span(formatDay(first), formatDay(last))}</p>
      {sections.length > 0 && (
        <ul class="line">
          {sections.map((section) => (
            <DivisionItem division={section} label={null} context={context} />
          ))}
        </ul>
      )}
    </>
  )
}
