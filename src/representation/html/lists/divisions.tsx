import { addressToPath, editionOf } from '../../../model/address.ts'
import type { CollectionDocument, ListDivision } from '../../../model/document.ts'
import { hasNamedDivisions, labelList } from '../../collection-title.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { Lifetime } from '../frame/masthead.tsx'
import { NavLink } from '../frame/nav-link.tsx'
import { Calendars, isInCalendar } from './calendars.tsx'
import { isYear, YearStrip } from './year-strip.tsx'

type DivisionsProps = DocumentProps<CollectionDocument>

/**
 * A link to a division, with its number of articles and, in a list of the archive, its edition. The newsroom's names are in its
 * language, a period in the page's.
 */
function DivisionLink({ division, document, context }: DivisionsProps & { division: ListDivision }) {
  const { address, name, articles, excerpt } = division
  const { language, editions } = context
  const edition = document.edition === null ? editions.find(({ id }) => id === editionOf(address)) : null
  const nameLanguage = hasNamedDivisions(document) ? (edition ?? context.edition)?.language : null
  const lang = toLangAttribute(language, nameLanguage)
  return (
    <NavLink
      href={addressToPath(address)}
      lang={lang}
      aside={
        <>
          {' '}
          {(articles !== null || edition) && (
            <span class="count">
              {articles !== null && findWords(language).articleCount(articles)}{' '}
              {edition &&
                (document.subject === 'archive' ? (
                  <Lifetime {...edition} language={language} />
                ) : (
                  <bdi lang={lang}>{edition.name}</bdi>
                ))}
            </span>
          )}
          {excerpt && (
            <p class="snippet" lang={lang}>
              {excerpt}
            </p>
          )}
        </>
      }
    >
      {labelList(name, document, context)}
    </NavLink>
  )
}

/** The divisions of a list: as calendars, as a strip of years, otherwise as links. */
export function Divisions({ document, context }: DivisionsProps) {
  const { divisions } = document
  const isDated = !hasNamedDivisions(document)
  const years = isDated ? divisions.filter(isYear) : []
  const others = divisions.filter(
    (division) => !(isDated && isInCalendar(division)) && !years.includes(division),
  )
  return (
    <>
      {isDated && <Calendars document={document} context={context} />}
      {years.length > 0 && <YearStrip years={years} language={context.language} />}
      {others.length > 0 && (
        <ul class={others.length === divisions.length ? 'plain columns' : 'line'}>
          {others.map((division) => (
            <DivisionLink division={division} document={document} context={context} />
          ))}
        </ul>
      )}
    </>
  )
}
