import type { CollectionDocument } from '../../../model/document.ts'
import { collectionTitleOf, frontTitleOf, toDivisionLabel } from '../../collection-title.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { AlternateLinks } from '../article/alternate-links.tsx'
import { EditionNav } from '../frame/edition-nav.tsx'
import { Layout } from '../frame/layout.tsx'
import { AuthorOverviewLines } from './author-overview-lines.tsx'
import { Divisions } from './divisions.tsx'
import { FrontContents } from './front-contents.tsx'
import { ListNav } from './list-nav.tsx'
import { Listings } from './listings.tsx'

function CollectionFoot({ isFront, context }: { isFront: boolean; context: RenderContext }) {
  return (
    <>
      <AlternateLinks {...context} />
      {isFront && (
        <p>
          <a href="/about/api">API</a>
        </p>
      )}
    </>
  )
}

/**
 * Describes a list for search engines: with its introduction or, if there is none, with its number of articles, its
 * headlines and its parts.
 */
function describeCollection(document: CollectionDocument, context: RenderContext): string {
  const { about, articles, listings, divisions } = document
  const countTexts = articles === null ? [] : [chooseCatalogue(context.language).articleCount(articles)]
  const headlines = listings.map(({ headline }) => headline)
  const partLabels = divisions.map(({ name }) => toDivisionLabel(name, document, context))
  return about?.text ?? [...countTexts, ...headlines, ...partLabels].join(' · ')
}

/** The page of a list. */
export function CollectionPage({ document, context }: DocumentProps<CollectionDocument>) {
  const { edition, archive, language } = context
  const catalogue = chooseCatalogue(language)
  const title = collectionTitleOf(document, context)
  const isFront = document.subject === 'front' || document.subject === 'archive'
  const hasOwnName = isFront || document.names.length > 0
  const isPeriod = !hasOwnName && document.period !== null
  return (
    <Layout
      context={context}
      title={isFront && edition ? frontTitleOf(edition, catalogue) : title}
      isWide
      address={document.address}
      notice={edition?.notices.listing}
      description={describeCollection(document, context)}
      foot={<CollectionFoot isFront={isFront} context={context} />}
    >
      <h1
        class={isFront ? 'unseen' : isPeriod ? 'period' : undefined}
        lang={hasOwnName ? toLangAttribute(language, (edition ?? archive).language) : undefined}
      >
        {title}
      </h1>
      {document.articles !== null && <p class="count">{catalogue.articleCount(document.articles)}</p>}
      {isFront ? (
        <FrontContents document={document} context={context} />
      ) : (
        <>
          <ListNav document={document} context={context} />
          <Divisions document={document} context={context} />
          <AuthorOverviewLines document={document} context={context} />
          <Listings document={document} context={context} />
        </>
      )}
      <EditionNav {...context} />
    </Layout>
  )
}
