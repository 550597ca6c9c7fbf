import { addressToPath } from '../../model/address.ts'
import type { ArticleFields, Correction } from '../../model/article.ts'
import { correctionFormAddress } from '../../model/correction-request.ts'
import type { ArticleDocument } from '../../model/document.ts'
import { formatLastCorrection } from '../credits.ts'
import { formatDate } from '../format-date.ts'
import { interfaceLanguage, langAttribute } from '../interface-language.ts'
import type { RenderContext } from '../representation.ts'
import { wordsFor } from '../words/index.ts'

interface CorrectionProps {
  fields: ArticleFields
  context: RenderContext
}

/** At the top of an article, that it was corrected, and when. */
export function LastCorrection({ fields, context }: CorrectionProps) {
  const corrected = formatLastCorrection(fields, context)
  return (
    corrected && (
      <p class="stamp" lang={langAttribute(context.language, interfaceLanguage(context))}>
        <a href="#corrections">{corrected}</a>
      </p>
    )
  )
}

/** Corrections, each with its date. */
export const CorrectionList = ({
  list,
  context,
}: {
  list: readonly Correction[]
  context: RenderContext
}) => (
  <ul>
    {list.map(({ published, text }) => (
      <li>
        <time datetime={published}>
          {formatDate(published, context.language, context.edition?.timeZone ?? 'UTC')}
        </time>
        {` – ${text}`}
      </li>
    ))}
  </ul>
)

/** An article's corrections, at their place. */
export const CorrectionSection = ({ fields, context }: CorrectionProps) =>
  fields.corrections.length > 0 && (
    <section class="correction" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title" lang={langAttribute(context.language, interfaceLanguage(context))}>
        {wordsFor(interfaceLanguage(context)).listTitles.corrections}
      </h2>
      <CorrectionList list={fields.corrections} context={context} />
    </section>
  )

/** Where the way to ask for a correction of an article leads; `null` where there is none. */
function correctionHref({ address }: ArticleDocument, { edition, archive }: RenderContext): string | null {
  if (edition?.corrections.by === 'form')
    return `${correctionFormAddress(edition.id)}?article=${encodeURIComponent(address)}`
  if (edition?.corrections.by !== 'mail' || !edition.contact || !edition.correction) return null
  const subject = encodeURIComponent(`${edition.correction}: ${archive.url}${addressToPath(address)}`)
  return `mailto:${edition.contact}?subject=${subject}`
}

/** The way to ask for a correction. */
export function CorrectionLink({ document, context }: { document: ArticleDocument; context: RenderContext }) {
  const href = correctionHref(document, context)
  return (
    href && (
      <p>
        <a
          href={href}
          rel="nofollow"
          lang={context.edition?.correction ? context.edition.language : undefined}
        >
          {context.edition?.correction ?? wordsFor(context.language).correctionForm.title}
        </a>
      </p>
    )
  )
}
