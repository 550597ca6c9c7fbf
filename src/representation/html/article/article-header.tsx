import { encodeAddress } from '../../../model/address.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { addressOfDateList, addressOfNameList } from '../../../model/list-address.ts'
import { findPrintedStandfirst } from '../../../model/standfirst.ts'
import { formatAnonymisedNote, formatArticleCredits } from '../../credits.ts'
import { toInterfaceLangAttribute } from '../../interface-language.ts'
import type { Child } from '../../jsx/jsx-runtime.ts'
import type { DocumentProps } from '../../representation.ts'
import { DateLink } from '../date-link.tsx'
import { DateTime } from '../date-time.tsx'
import { linkWords } from '../link-words.tsx'
import { LastCorrection } from './corrections.tsx'

type ArticleProps = DocumentProps<ArticleDocument>

/**
 * Links the authors in the credits to their lists. Links longer names first, because they may contain shorter ones.
 */
const linkAuthors = (credits: string, { edition, fields: { authors } }: ArticleDocument): Child[] =>
  authors
    .toSorted((a, b) => b.length - a.length)
    .reduce<Child[]>(
      (linkedCredits, name) =>
        linkWords(linkedCredits, name, encodeAddress(addressOfNameList(edition, 'authors', name))),
      [credits],
    )

/**
 * The date and credits. No class may contain *byline* or *vcard*, because citation managers mistake such elements for
 * people.
 */
function DateAndCredits({ document, context }: ArticleProps) {
  const { edition, fields } = document
  const { published } = fields
  const credits = formatArticleCredits(fields, context)
  return (
    <p class="dateline">
      {published === null ? (
        <DateLink document={document} context={context} />
      ) : (
        <a href={addressOfDateList(edition, published.slice(0, 10))}>
          <DateTime date={published} context={context} />
        </a>
      )}
      {credits !== null && (
        <>
          {' · '}
          <span class="credit">{linkAuthors(credits, document)}</span>
        </>
      )}
    </p>
  )
}

/** Section, headline, standfirst, dateline and notes, above an article's text. */
export function ArticleHeader({ document, context }: ArticleProps) {
  const { fields, edition } = document
  const anonymisedNote = formatAnonymisedNote(fields, context)
  const standfirst = findPrintedStandfirst(fields)
  return (
    <>
      {fields.section !== null && (
        <p class="kicker">
          <a href={encodeAddress(addressOfNameList(edition, 'sections', fields.section))}>{fields.section}</a>
        </p>
      )}
      <h1 id="headline">{fields.headline}</h1>
      {standfirst !== null && <p class="standfirst">{standfirst}</p>}
      <DateAndCredits document={document} context={context} />
      {anonymisedNote !== null && (
        <p class="stamp" lang={toInterfaceLangAttribute(context)}>
          {anonymisedNote}
        </p>
      )}
      <LastCorrection document={document} context={context} />
    </>
  )
}
