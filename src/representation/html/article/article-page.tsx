import { raw } from 'hono/html'
import { addressToPath } from '../../../model/address.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { addressOfName } from '../../../model/list-address.ts'
import { noticesOf } from '../../../model/notices.ts'
import { chooseInterfaceLanguage, toInterfaceContext, toInterfaceLang } from '../../interface-language.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { Layout } from '../frame/layout.tsx'
import { ArticleFooter } from './article-footer.tsx'
import { ArticleHeader } from './article-header.tsx'
import { ArticleMeta } from './article-meta.tsx'
import { CommentSection } from './comments.tsx'
import { CorrectionSection } from './corrections.tsx'

interface NameLinksProps {
  list: NameList
  names: readonly string[]
  context: RenderContext
}

/** Links from an article's authors or topics to their lists. */
function NameLinks({ list, names, context }: NameLinksProps) {
  const editionId = context.edition?.id ?? ''
  if (names.length === 0) return null
  return (
    <p class="count">
      <span lang={toInterfaceLang(context)}>
        {findWords(chooseInterfaceLanguage(context)).nameLabels[list]}
      </span>{' '}
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <a href={addressToPath(addressOfName(editionId, list, name))}>{name}</a>
        </>
      ))}
    </p>
  )
}

/** The page of an article. */
export function ArticlePage({ document, context }: DocumentProps<ArticleDocument>) {
  const { fields, body, address } = document
  return (
    <Layout
      context={context}
      title={fields.headline}
      canonical={address}
      notice={noticesOf(fields, context.edition).top}
      meta={<ArticleMeta document={document} context={context} />}
      foot={<ArticleFooter document={document} context={toInterfaceContext(context)} />}
    >
      <article>
        <ArticleHeader document={document} context={context} />
        {raw(body.html)}
        {body.lostPictures > 0 && (
          <p class="count" lang={toInterfaceLang(context)}>
            {findWords(chooseInterfaceLanguage(context)).missingPictures(body.lostPictures)}
          </p>
        )}
        {fields.signOff !== null && <p class="sign-off">{fields.signOff}</p>}
        {fields.rights !== null && <p class="count">{fields.rights}</p>}
        <CorrectionSection document={document} context={context} />
        <NameLinks list="authors" names={fields.authors} context={context} />
        <NameLinks list="topics" names={fields.topics} context={context} />
        <CommentSection document={document} context={context} />
      </article>
    </Layout>
  )
}
