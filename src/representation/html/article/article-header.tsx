import { addressToPath } from '../../../model/address.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { addressOfName } from '../../../model/list-address.ts'
import { choosePrintedStandfirst } from '../../../model/standfirst.ts'
import { formatAnonymisedNote, formatCredits } from '../../credits.ts'
import { toInterfaceLang } from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { DateLink } from '../date-link.tsx'
import { DateTime } from '../date-time.tsx'
import { LastCorrection } from './corrections.tsx'

type ArticleProps = DocumentProps<ArticleDocument>

/** Date and credits. No class may contain *byline* or *vcard*: citation managers take such elements for people. */
function Dateline({ document, context }: ArticleProps) {
  const { published } = document.fields
  const credits = formatCredits(document.fields, context)
  return (
    <p class="dateline">
      {published === null ? (
        <DateLink document={document} context={context} />
      ) : (
        <DateTime date={published} context={context} />
      )}
      {credits !== null && ' · '}
      {credits !== null && <span class="credit">{credits}</span>}
    </p>
  )
}

/** Section, headline, standfirst, dateline and notes, above an article's text. */
export function ArticleHeader({ document, context }: ArticleProps) {
  const { fields, edition } = document
  const anonymised = formatAnonymisedNote(fields, context)
  const standfirst = choosePrintedStandfirst(fields)
  return (
    <>
      {fields.section !== null && (
        <p class="kicker">
          <a href={addressToPath(addressOfName(edition, 'sections', fields.section))}>{fields.section}</a>
        </p>
      )}
      <h1 id="headline">{fields.headline}</h1>
      {standfirst !== null && <p class="standfirst">{standfirst}</p>}
      <Dateline document={document} context={context} />
      {anonymised !== null && (
        <p class="stamp" lang={toInterfaceLang(context)}>
          {anonymised}
        </p>
      )}
      <LastCorrection document={document} context={context} />
    </>
  )
}
