import type { PageDocument } from '../../model/document.ts'
import type { SearchResults } from '../../model/search-results.ts'
import type { Absence } from '../absence.ts'
import type { CorrectionForm } from '../correction-form.ts'
import { toInterfaceContext } from '../interface-language.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import type { DocumentProps, RenderContext, Representation } from '../representation.ts'
import { AbsencePage } from './absence-page.tsx'
import { AlternateLinks } from './article/alternate-links.tsx'
import { ArticlePage } from './article/article-page.tsx'
import { BodyHtml } from './article/body-html.tsx'
import { CorrectionFormPage, CorrectionReceiptPage } from './correction-form.tsx'
import { Layout } from './frame/layout.tsx'
import { CollectionPage } from './lists/collection-page.tsx'
import { HoldingsPage } from './lists/holdings-page.tsx'
import { SearchPage } from './search/search-page.tsx'

const addDoctype = (page: JSX.Element) => `<!doctype html>\n${page}\n`

function PlainPage({ document, context }: DocumentProps<PageDocument>) {
  return (
    <Layout
      context={context}
      title={document.headline}
      address={document.address}
      description={document.body.text}
      foot={<AlternateLinks {...toInterfaceContext(context)} />}
    >
      <article>
        <h1 id="headline">{document.headline}</h1>
        <BodyHtml html={document.body.html} context={context} />
      </article>
    </Layout>
  )
}

export const htmlRepresentation: Representation = {
  name: 'html',
  label: 'HTML',
  mediaType: 'text/html',
  contentType: 'text/html; charset=utf-8',
  extension: null,
  article: (document, context) => addDoctype(<ArticlePage document={document} context={context} />),
  collection: (document, context) =>
    addDoctype(<CollectionPage document={document} context={toInterfaceContext(context)} />),
  page: (document, context) => addDoctype(<PlainPage document={document} context={context} />),
  holdings: (document, context) =>
    addDoctype(<HoldingsPage document={document} context={toInterfaceContext(context)} />),
}

/** Renders the page shown at an address without a document. */
export const renderAbsencePage = (absence: Absence, context: RenderContext): string =>
  addDoctype(<AbsencePage absence={absence} context={toInterfaceContext(context)} />)

export const renderSearchPage = (results: SearchResults, context: RenderContext): string =>
  addDoctype(<SearchPage results={results} context={toInterfaceContext(context)} />)

/** Renders the form for requesting a correction or, with a reference number, the receipt. */
export const renderCorrectionForm = (
  form: CorrectionForm,
  context: RenderContext,
  reference: string | null,
): string => {
  const props = { form, context: toInterfaceContext(context) }
  return addDoctype(
    reference === null ? (
      <CorrectionFormPage {...props} />
    ) : (
      <CorrectionReceiptPage {...props} reference={reference} />
    ),
  )
}
