import { raw } from 'hono/html'
import type { PageDocument } from '../../model/document.ts'
import type { SearchResults } from '../../model/search-results.ts'
import type { Absence } from '../absence.ts'
import type { CorrectionForm } from '../correction-form.ts'
import { inInterfaceLanguage } from '../interface-language.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import type { RenderContext, Representation } from '../representation.ts'
import { AbsencePage } from './absence-page.tsx'
import { AlternateLinks } from './alternate-links.tsx'
import { ArticlePage } from './article-page.tsx'
import { CollectionPage } from './collection-page.tsx'
import { CorrectionFormPage, CorrectionReceiptPage } from './correction-form.tsx'
import { HoldingsPage } from './holdings-page.tsx'
import { Layout } from './layout.tsx'
import { SearchPage } from './search-page.tsx'

const write = (page: JSX.Element) => `<!doctype html>\n${page}\n`

function Page({ document, context }: { document: PageDocument; context: RenderContext }) {
  return (
    <Layout
      context={context}
      title={document.headline}
      canonical={document.address}
      foot={<AlternateLinks {...inInterfaceLanguage(context)} />}
    >
      <article>
        <h1 id="headline">{document.headline}</h1>
        {raw(document.body.html)}
      </article>
    </Layout>
  )
}

export const html: Representation = {
  name: 'html',
  label: 'HTML',
  mediaType: 'text/html',
  contentType: 'text/html; charset=utf-8',
  extension: null,
  purpose: 'the page people read',
  article: (document, context) => write(<ArticlePage document={document} context={context} />),
  collection: (document, context) =>
    write(<CollectionPage document={document} context={inInterfaceLanguage(context)} />),
  page: (document, context) => write(<Page document={document} context={context} />),
  holdings: (document, context) =>
    write(<HoldingsPage document={document} context={inInterfaceLanguage(context)} />),
}

/** The HTML page that says why an address shows no document. */
export const absenceHtml = (absence: Absence, context: RenderContext): string =>
  write(<AbsencePage absence={absence} context={inInterfaceLanguage(context)} />)

/** The HTML page of a search. */
export const searchHtml = (results: SearchResults, context: RenderContext): string =>
  write(<SearchPage results={results} context={inInterfaceLanguage(context)} />)

/** The HTML page of the form that asks for a correction; with a reference, the page that says it was received. */
export const correctionFormHtml = (
  form: CorrectionForm,
  context: RenderContext,
  reference: string | null,
): string =>
  write(
    reference === null ? (
      <CorrectionFormPage form={form} context={inInterfaceLanguage(context)} />
    ) : (
      <CorrectionReceiptPage form={form} reference={reference} context={inInterfaceLanguage(context)} />
    ),
  )
