import type { ArticleDocument } from '../../../model/document.ts'
import { noticesOf } from '../../../model/notices.ts'
import { toArchivedUrl } from '../../archived-url.ts'
import { canonicalUrlOf } from '../../canonical-url.ts'
import { formatDateline, listCreditedNames } from '../../credits.ts'
import { chooseInterfaceLanguage } from '../../interface-language.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { Notice } from '../frame/notice.tsx'
import { AlternateLinks } from './alternate-links.tsx'
import { CitationStyles } from './citation-styles.tsx'
import { CorrectionLink } from './corrections.tsx'

/** A citation for a footnote: names, headline, edition, date, permanent URL. */
const formatCitation = ({ fields, address }: ArticleDocument, context: RenderContext) =>
  [
    ...listCreditedNames(fields),
    findWords(chooseInterfaceLanguage(context)).quoteHeadline(fields.headline),
    (context.edition ?? context.archive).name,
    formatDateline(fields, context),
    canonicalUrlOf(context, address),
  ]
    .filter((part) => part !== null)
    .join(', ')

/** Citation, original URL, other representations, and links to the article's date and the correction form. */
export function ArticleFooter({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields } = document
  const words = findWords(context.language)
  return (
    <>
      <section class="cite">
        <h2>{words.citeHeading}</h2>
        <p class="url">{formatCitation(document, context)}</p>
        <CitationStyles document={document} context={context} />
      </section>
      {fields.url !== null && (
        <p>
          {words.originalUrl}{' '}
          <a class="url" href={toArchivedUrl(fields.url, fields.published)} rel="external">
            {fields.url}
          </a>{' '}
          (Internet Archive)
        </p>
      )}
      <AlternateLinks {...context} />
      <CorrectionLink document={document} context={context} />
      <Notice text={noticesOf(fields, context.edition).foot} edition={context.edition} />
    </>
  )
}
