import type { ArticleDocument } from '../../../model/document.ts'
import { noticesOf } from '../../../model/notices.ts'
import { toInternetArchiveUrl } from '../../internet-archive-url.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { Notice } from '../frame/notice.tsx'
import { AlternateLinks } from './alternate-links.tsx'
import { CitationStyles } from './citation-styles.tsx'
import { CorrectionLink } from './corrections.tsx'

/** Citations, the original URL, other representations, a link for corrections, and the edition's notice. */
export function ArticleFooter({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields } = document
  const catalogue = chooseCatalogue(context.language)
  return (
    <>
      <CitationStyles document={document} context={context} />
      {fields.url !== null && (
        <p>
          {catalogue.originalUrl}{' '}
          <a class="url" href={toInternetArchiveUrl(fields.url, fields.published)} rel="external">
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
