import type { ArticleDocument } from '../../../model/document.ts'
import { noticesOf } from '../../../model/notices.ts'
import {
  chooseInterfaceLanguage,
  toInterfaceContext,
  toInterfaceLangAttribute,
} from '../../interface-language.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { Layout } from '../frame/layout.tsx'
import { ArticleFooter } from './article-footer.tsx'
import { ArticleHeader } from './article-header.tsx'
import { ArticleLinks } from './article-links.tsx'
import { ArticleMetadataTags } from './article-metadata-tags.tsx'
import { BodyHtml, missingPictureMark } from './body-html.tsx'
import { CommentSection } from './comments.tsx'
import { CorrectionSection } from './corrections.tsx'
import { TermsOfUse } from './terms-of-use.tsx'

export function ArticlePage({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields, body, address, terms } = document
  return (
    <Layout
      context={context}
      title={fields.headline}
      address={address}
      notice={noticesOf(fields, context.edition).top}
      head={<ArticleMetadataTags document={document} context={context} />}
      foot={<ArticleFooter document={document} context={toInterfaceContext(context)} />}
    >
      <article>
        <ArticleHeader document={document} context={context} />
        <BodyHtml html={body.html} context={context} />
        {body.lostPictures > 0 && !body.html.includes(missingPictureMark) && (
          <p class="count" lang={toInterfaceLangAttribute(context)}>
            {chooseCatalogue(chooseInterfaceLanguage(context)).missingPictures(body.lostPictures)}
          </p>
        )}
        {fields.signOff !== null && <p class="sign-off">{fields.signOff}</p>}
        {fields.rights !== null && <p class="count">{fields.rights}</p>}
        {terms && <TermsOfUse {...terms} />}
        <CorrectionSection document={document} context={context} />
        <CommentSection document={document} context={context} />
      </article>
      <ArticleLinks document={document} context={toInterfaceContext(context)} />
    </Layout>
  )
}
