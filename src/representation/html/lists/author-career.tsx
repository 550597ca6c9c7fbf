import { addressToPath } from '../../../model/address.ts'
import type { Career, CollectionDocument } from '../../../model/document.ts'
import { toLangAttribute } from '../../interface-language.ts'
import { raw } from '../../jsx/jsx-runtime.ts'
import type { DocumentProps } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { DateTime } from '../date-time.tsx'
import { NameItem } from './name-item.tsx'
import { YearStrip } from './year-strip.tsx'

/** An author's years, first and last article, and sections. A list that divides has its years as divisions. */
export function AuthorCareer({ document, context }: DocumentProps<CollectionDocument>) {
  const { career } = document
  const { language, edition } = context
  if (!career) return null
  const link = ({ address, published }: Career['first']) =>
    String(
      <a href={addressToPath(address)}>
        <DateTime date={published.slice(0, 10)} context={context} />
      </a>,
    )
  return (
    <>
      {career.years.length > 0 && <YearStrip years={career.years} language={language} />}
      <p class="count">{raw(findWords(language).holdings.span(link(career.first), link(career.last)))}</p>
      <ul class="line" lang={toLangAttribute(language, edition?.language)}>
        {career.sections.map((name) => (
          <NameItem name={name} context={context} />
        ))}
      </ul>
    </>
  )
}
