import { raw } from 'hono/html'
import type { PageDocument } from '../../model/document.ts'
import type { SearchResults } from '../../model/search-results.ts'
import type { Absence } from '../absence.ts'
import { inChrome } from '../chrome.ts'
import type { CorrectionForm } from '../correction-form.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import type { Representation, Setting } from '../representation.ts'
import { AbsencePage } from './absence.tsx'
import { ArticlePage } from './article.tsx'
import { CollectionPage } from './collection.tsx'
import { CorrectionFormPage, CorrectionReceiptPage } from './correction-form.tsx'
import { HoldingsPage } from './holdings.tsx'
import { Layout, OtherForms } from './layout.tsx'
import { SearchPage } from './search.tsx'

const write = (page: JSX.Element) => `<!doctype html>\n${page}\n`

function Page({ document, setting }: { document: PageDocument; setting: Setting }) {
  return (
    <Layout
      setting={setting}
      title={document.headline}
      canonical={document.address}
      foot={OtherForms(inChrome(setting))}
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
  mediaType: 'text/html',
  contentType: 'text/html; charset=utf-8',
  extension: null,
  purpose: 'the page people read',
  article: (document, setting) => write(<ArticlePage document={document} setting={setting} />),
  collection: (document, setting) =>
    write(<CollectionPage document={document} setting={inChrome(setting)} />),
  page: (document, setting) => write(<Page document={document} setting={setting} />),
  holdings: (document, setting) => write(<HoldingsPage document={document} setting={inChrome(setting)} />),
}

/** The HTML page that says why an address shows no document. */
export const absenceHtml = (absence: Absence, setting: Setting): string =>
  write(<AbsencePage absence={absence} setting={inChrome(setting)} />)

/** The HTML page of a search. */
export const searchHtml = (results: SearchResults, setting: Setting): string =>
  write(<SearchPage results={results} setting={inChrome(setting)} />)

/** The HTML page of the form that asks for a correction; with a reference, the page that says it was received. */
export const correctionFormHtml = (
  form: CorrectionForm,
  setting: Setting,
  reference: string | null,
): string =>
  write(
    reference === null ? (
      <CorrectionFormPage form={form} setting={inChrome(setting)} />
    ) : (
      <CorrectionReceiptPage form={form} reference={reference} setting={inChrome(setting)} />
    ),
  )
