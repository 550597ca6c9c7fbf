import type { ArticleDocument } from '../../model/document.ts'
import { noticesOf } from '../../model/notices.ts'
import { canonicalUrl } from '../canonical-url.ts'
import { creditedNames, formatDateline } from '../credits.ts'
import { interfaceLanguage } from '../interface-language.ts'
import type { DocumentProps, RenderContext } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { AlternateLinks } from './alternate-links.tsx'
import { CorrectionLink } from './corrections.tsx'
import { DateLink } from './date-link.tsx'
import { Notice } from './notice.tsx'

/** A citation for a footnote: names, headline, edition, date, permanent URL. */
const citation = ({ fields, address }: ArticleDocument, context: RenderContext) =>
  [
    ...creditedNames(fields),
    wordsFor(interfaceLanguage(context)).quoteHeadline(fields.headline),
    (context.edition ?? context.archive).name,
    formatDateline(fields, context),
    canonicalUrl(context, address),
  ]
    .filter((part) => part !== null)
    .join(', ')

/** Citation, original URL, other representations, and links to the article's date and the correction form. */
export function ArticleFooter({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields } = document
  const words = wordsFor(context.language)
  return (
    <>
      <section class="cite">
        <h2>{words.citeHeading}</h2>
        <p class="url">{citation(document, context)}</p>
      </section>
      {fields.url !== null && (
        <p>
          {words.originalUrl} <span class="url">{fields.url}</span>
        </p>
      )}
      <AlternateLinks {...context} />
      {fields.published !== null && (
        <p>
          {words.moreFromDate} <DateLink document={document} context={context} />
        </p>
      )}
      <CorrectionLink document={document} context={context} />
      <Notice text={noticesOf(fields, context.edition).foot} edition={context.edition} />
    </>
  )
}
