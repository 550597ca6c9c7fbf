import { addressToPath, editionOf } from '../../model/address.ts'
import type { CollectionDocument, ListLink } from '../../model/document.ts'
import { collectionTitle, listLabel } from '../collection-title.ts'
import { formatDate } from '../format-date.ts'
import { langAttribute } from '../interface-language.ts'
import type { RenderContext } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { AlternateLinks } from './alternate-links.tsx'
import { CorrectionList } from './corrections.tsx'
import { Layout } from './layout.tsx'
import { NavLink } from './nav-link.tsx'
import { SearchBox } from './search-box.tsx'

/** Whether a list begins with the newest of its articles, and divides the rest. */
const isBeginning = ({ subject, listings, divisions, articles }: CollectionDocument) =>
  divisions.length > 0 && listings.length > 0 && (subject === 'front' || listings.length < (articles ?? 0))

function Listings({ document, context }: { document: CollectionDocument; context: RenderContext }) {
  const timeZone = context.edition?.timeZone ?? 'UTC'
  if (document.listings.length === 0) return null
  return (
    <section>
      {isBeginning(document) && <h2>{wordsFor(context.language).newest}</h2>}
      <ul class="plain">
        {document.listings.map(({ address, headline, published, language, corrections }) => (
          <NavLink
            href={addressToPath(address)}
            lang={langAttribute(context.language, language ?? context.edition?.language)}
            aside={
              <>
                {published !== null && (
                  <time class="count" datetime={published}>
                    {formatDate(published, context.language, timeZone)}
                  </time>
                )}
                {corrections && <CorrectionList list={corrections} context={context} />}
              </>
            }
          >
            {headline}
          </NavLink>
        ))}
      </ul>
    </section>
  )
}

/** Names are in their edition's language; parts of the calendar in the page's. */
function languageOfDivision(address: string, { subject }: CollectionDocument, context: RenderContext) {
  if (subject === 'archive') return context.editions.find(({ id }) => id === editionOf(address))?.language
  return ['sections', 'topics', 'authors'].includes(subject) ? context.edition?.language : undefined
}

function Divisions({ document, context }: { document: CollectionDocument; context: RenderContext }) {
  const words = wordsFor(context.language)
  const heading = document.subject === 'archive' ? words.editions : isBeginning(document) && words.byYear
  if (document.divisions.length === 0) return null
  return (
    <section>
      {heading && <h2>{heading}</h2>}
      <ul class="plain columns">
        {document.divisions.map(({ address, name, articles }) => (
          <NavLink
            href={addressToPath(address)}
            lang={langAttribute(context.language, languageOfDivision(address, document, context))}
            aside={articles !== null && <span class="count"> {words.articleCount(articles)}</span>}
          >
            {listLabel(name, document, context)}
          </NavLink>
        ))}
      </ul>
    </section>
  )
}

/** The ways through an edition: its indexes, and what it holds. */
function EditionNav({ edition, language }: RenderContext) {
  const { listTitles: lists, holdings } = wordsFor(language)
  if (!edition) return null
  return (
    <nav aria-label={edition.name}>
      <ul class="line">
        {(['sections', 'topics', 'authors'] as const).map((list) => (
          <NavLink href={`/${edition.id}/${list}`}>{lists[list]}</NavLink>
        ))}
        <NavLink href={`/${edition.id}/on-this-day`}>{lists.days}</NavLink>
        <NavLink href={`/${edition.id}/corrections`}>{lists.corrections}</NavLink>
        <NavLink href={`/${edition.id}/holdings`}>{holdings.title}</NavLink>
      </ul>
    </nav>
  )
}

function ListNav({ document, context }: { document: CollectionDocument; context: RenderContext }) {
  const { language } = context
  const words = wordsFor(language)
  const { above, previous, next, chain, period, subject, edition } = document
  const way = (place: ListLink | null, rel: string, label: (name: string) => string) =>
    place && (
      <NavLink href={addressToPath(place.address)} rel={rel}>
        {label(listLabel(place.name, document, context))}
      </NavLink>
    )
  return (
    <nav aria-label={collectionTitle(document, context)}>
      <ul class="line">
        {way(previous, 'prev', (name) => `← ${name}`)}
        {above && (
          <NavLink href={addressToPath(above.address)}>{`↑ ${aboveName(above, document, context)}`}</NavLink>
        )}
        {way(next, 'next', (name) => `${name} →`)}
        {!previous && chain?.earlier && document.listings.length === document.articles && (
          <NavLink href={addressToPath(chain.earlier)}>{`← ${words.earlierArticles}`}</NavLink>
        )}
        {subject === 'day' && period !== null && (
          <NavLink href={`/${edition}/on-this-day/${period.slice(5)}`}>
            {`${words.listTitles.days} – ${listLabel(`--${period.slice(5)}`, document, context)}`}
          </NavLink>
        )}
      </ul>
    </nav>
  )
}

const aboveName = ({ name }: ListLink, document: CollectionDocument, context: RenderContext) =>
  listLabel(name, { ...document, subject: 'front' }, context)

/** The page of a list of articles. */
export function CollectionPage({
  document,
  context,
}: {
  document: CollectionDocument
  context: RenderContext
}) {
  const title = collectionTitle(document, context)
  const isFront = document.subject === 'front' || document.subject === 'archive'
  const isNamed = isFront || document.names.length > 0
  return (
    <Layout
      context={context}
      title={title}
      canonical={document.address}
      notice={context.edition?.notices.listing}
      foot={<AlternateLinks {...context} />}
    >
      <h1
        class={isFront ? 'unseen' : undefined}
        lang={langAttribute(
          context.language,
          isNamed ? (context.edition ?? context.archive).language : undefined,
        )}
      >
        {title}
      </h1>
      {document.articles !== null && (
        <p class="count">{wordsFor(context.language).articleCount(document.articles)}</p>
      )}
      {['archive', 'front'].includes(document.subject) && <SearchBox context={context} terms="" />}
      {isFront ? <EditionNav {...context} /> : <ListNav document={document} context={context} />}
      <Listings document={document} context={context} />
      <Divisions document={document} context={context} />
      {!isFront && <EditionNav {...context} />}
    </Layout>
  )
}
