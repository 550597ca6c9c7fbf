import type { CollectionDocument } from '../../../model/document.ts'
import { hasNamedDivisions, toDivisionLabel } from '../../collection-title.ts'
import type { DocumentProps } from '../../representation.ts'
import { Calendars, isShownInCalendar } from './calendars.tsx'
import { DivisionItem } from './division-item.tsx'
import { isYearDivision, YearStrip } from './year-strip.tsx'

/** The divisions of a list: days as calendars, years as a strip, and any others as links. */
export function Divisions({ document, context }: DocumentProps<CollectionDocument>) {
  const { divisions } = document
  const isDated = !hasNamedDivisions(document)
  const years = isDated ? divisions.filter(isYearDivision) : []
  const otherDivisions = divisions.filter(
    (division) => !(isDated && isShownInCalendar(division)) && !years.includes(division),
  )
  return (
    <>
      {isDated && <Calendars document={document} context={context} />}
      {years.length > 0 && <YearStrip years={years} language={context.language} />}
      {otherDivisions.length > 0 && (
        <ul class={otherDivisions.length === divisions.length ? 'plain columns' : 'line'}>
          {otherDivisions.map((division) => (
            <DivisionItem
              division={division}
              label={isDated ? toDivisionLabel(division.name, document, context) : null}
              context={context}
            />
          ))}
        </ul>
      )}
    </>
  )
}
