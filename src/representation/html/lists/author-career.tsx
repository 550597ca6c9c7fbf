import { addressToPath } from '../../../model/address.ts'
import type { Career, CollectionDocument } from '../../../model/document.ts'
import { toLangAttribute } from '../../interface-language.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { DateTime } from '../date-time.tsx'
import { NameItem } from './name-item.tsx'
import { YearStrip } from './year-strip.tsx'

const yearOf = ({ listings }: CollectionDocument, index: number): string =>
  listings[index]?.published?.slice(0, 4) ?? ''

/** The id of the first article of a year in an author's list; `undefined` for the others. */
export function yearIdOf(document: CollectionDocument, index: number): string | undefined {
  const year = yearOf(document, index)
  return document.career && year !== '' && year !== yearOf(document, index - 1) ? `y${year}` : undefined
}

/** An author's years, first and last article, and sections. A list that divides has its years as divisions. */
export function AuthorCareer({ document, context }: DocumentProps<CollectionDocument>) {
  const { career, listings, divisions } = document
  const { language, edition } = context
  if (!career) return null
  const link = ({ address, published }: Career['first']) =>
    String(
      <a href={addressToPath(address)}>
        <DateTime date={published.slice(0, 10)} context={context} />
      </a>,
    )
  const years = Map.groupBy(listings, (_, index) => yearOf(document, index))
  years.delete('')
  return (
    <>
      {divisions.length === 0 && (
        <YearStrip
          years={[...years].reverse().map(([name, { length }]) => ({ name, articles: length }))}
          language={language}
        />
      )}
      <p class="count">{raw(findWords(language).holdings.span(link(career.first), link(career.last)))}</p>
      <ul class="line" lang={toLangAttribute(language, edition?.language)}>
        {career.sections.map((name) => (
          <NameItem name={name} context={context} />
        ))}
      </ul>
    </>
  )
}
