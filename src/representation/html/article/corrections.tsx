import type { Correction } from '../../../model/article.ts'
import { correctionFormAddressOf } from '../../../model/correction-request.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { canonicalUrlOf } from '../../canonical-url.ts'
import { formatCorrectedNote } from '../../credits.ts'
import { chooseInterfaceLanguage, toInterfaceLangAttribute } from '../../interface-language.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { formatNewsroomDate } from '../date-time.tsx'

type ArticleProps = DocumentProps<ArticleDocument>

/** The date of the last correction, above an article's text, linked to the section with all corrections. */
export function LastCorrection({ document, context }: ArticleProps) {
  const note = formatCorrectedNote(document.fields, context)
  return (
    note && (
      <p class="stamp" lang={toInterfaceLangAttribute(context)}>
        <a href="#corrections">{note}</a>
      </p>
    )
  )
}

interface CorrectionListProps {
  corrections: readonly Correction[]
  context: RenderContext
}

export const CorrectionList = ({ corrections, context }: CorrectionListProps) => (
  <ul>
    {corrections.map(({ published, text }) => (
      <li>{`${formatNewsroomDate(published, context)} – ${text}`}</li>
    ))}
  </ul>
)

/** The section below an article's text that lists its corrections. */
export const CorrectionSection = ({ document: { fields }, context }: ArticleProps) =>
  fields.corrections.length > 0 && (
    <section class="correction" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title" lang={toInterfaceLangAttribute(context)}>
        {chooseCatalogue(chooseInterfaceLanguage(context)).listTitles.corrections}
      </h2>
      <CorrectionList corrections={fields.corrections} context={context} />
    </section>
  )

/** Returns the URL for requesting a correction by form or by mail, or `null` if the edition offers neither. */
function correctionHrefOf({ address }: ArticleDocument, context: RenderContext): string | null {
  const { edition } = context
  if (edition?.corrections.by === 'form')
    return `${correctionFormAddressOf(edition.id)}?article=${encodeURIComponent(address)}`
  if (edition?.corrections.by !== 'mail' || !edition.contact || !edition.correction) return null
  const subject = encodeURIComponent(`${edition.correction}: ${canonicalUrlOf(context, address)}`)
  return `mailto:${edition.contact}?subject=${subject}`
}

/** A link for requesting a correction to the article. */
export function CorrectionLink({ document, context }: ArticleProps) {
  const href = correctionHrefOf(document, context)
  const label = context.edition?.correction
  return (
    href && (
      <p>
        <a href={href} rel="nofollow" lang={label ? context.edition?.language : undefined}>
          {label ?? chooseCatalogue(context.language).correctionForm.title}
        </a>
      </p>
    )
  )
}
