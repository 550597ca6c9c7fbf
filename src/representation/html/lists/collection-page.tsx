import { addressToPath, editionOf } from '../../../model/address.ts'
import type { CollectionDocument } from '../../../model/document.ts'
import { collectionTitleOf, labelList } from '../../collection-title.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { DocumentProps, RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { AlternateLinks } from '../article/alternate-links.tsx'
import { EditionNav } from '../frame/edition-nav.tsx'
import { Layout } from '../frame/layout.tsx'
import { NavLink } from '../frame/nav-link.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { ListNav } from './list-nav.tsx'
import { hasNewestOnly, Listings } from './listings.tsx'

type CollectionProps = DocumentProps<CollectionDocument>

/** Language of a division's name: an edition's, or for a period the page's (`undefined`). */
function chooseDivisionLanguage(address: string, { subject }: CollectionDocument, context: RenderContext) {
  if (subject === 'archive') return context.editions.find(({ id }) => id === editionOf(address))?.language
  return ['sections', 'topics', 'authors'].includes(subject) ? context.edition?.language : undefined
}

function Divisions({ document, context }: CollectionProps) {
  const words = findWords(context.language)
  const heading = document.subject === 'archive' ? words.editions : hasNewestOnly(document) && words.byYear
  if (document.divisions.length === 0) return null
  return (
    <section>
      {heading && <h2>{heading}</h2>}
      <ul class="plain columns">
        {document.divisions.map(({ address, name, articles }) => (
          <NavLink
            href={addressToPath(address)}
            lang={toLangAttribute(context.language, chooseDivisionLanguage(address, document, context))}
            aside={
              articles !== null && (
                <>
                  {' '}
                  <span class="count">{words.articleCount(articles)}</span>
                </>
              )
            }
          >
            {labelList(name, document, context)}
          </NavLink>
        ))}
      </ul>
    </section>
  )
}

/** The page of a list of articles. */
export function CollectionPage({ document, context }: CollectionProps) {
  const { archive, edition, language } = context
  const title = collectionTitleOf(document, context)
  const isFront = document.subject === 'front' || document.subject === 'archive'
  const isName = isFront || document.names.length > 0
  return (
    <Layout
      context={context}
      title={title}
      isWide
      canonical={document.address}
      notice={edition?.notices.listing}
      foot={<AlternateLinks {...context} />}
    >
      <h1
        class={isFront ? 'unseen' : undefined}
        lang={isName ? toLangAttribute(language, (edition ?? archive).language) : undefined}
      >
        {title}
      </h1>
      {document.articles !== null && (
        <p class="count">{findWords(language).articleCount(document.articles)}</p>
      )}
      {isFront && <SearchBox context={context} terms="" />}
      {isFront ? <EditionNav {...context} /> : <ListNav document={document} context={context} />}
      <Listings document={document} context={context} />
      <Divisions document={document} context={context} />
      {!isFront && <EditionNav {...context} />}
    </Layout>
  )
}
