import { editionIdOf } from '../../../model/address.ts'
import type { IgnoredInput, SearchHit, SearchResults, TextSegment } from '../../../model/search-results.ts'
import { toLangAttribute } from '../../interface-language.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { ArticleItem } from '../article-item.tsx'
import { Layout } from '../frame/layout.tsx'
import { LinkItem } from '../frame/link-item.tsx'
import { Facets } from './facets.tsx'
import { SearchForm } from './search-form.tsx'
import { FrontPageLinks, NamedLists, SimilarSearches } from './search-hints.tsx'

const MarkedText = ({ segments }: { segments: readonly TextSegment[] }) => (
  <>{segments.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>
)

function SearchHitItem({ hit, context }: { hit: SearchHit; context: RenderContext }) {
  const edition = context.editions.find(({ id }) => id === editionIdOf(hit.address)) ?? null
  return (
    <ArticleItem
      address={hit.address}
      headline={<MarkedText segments={hit.headline} />}
      excerpt={<MarkedText segments={hit.snippet} />}
      lang={toLangAttribute(context.language, hit.language ?? edition?.language)}
      names={[hit.section, hit.credit]}
      date={hit.date}
      context={{ ...context, edition }}
      source={edition !== context.edition && edition?.name}
    />
  )
}

/** Notes on the parts of the query that were not searched for. */
function IgnoredNotes({ ignored, context }: { ignored: IgnoredInput; context: RenderContext }) {
  const { search, editions } = chooseCatalogue(context.language)
  const labels = { ...search, edition: editions, page: 'page' }
  const notes = [
    ignored.stopWords.length > 0 && search.stopWords(ignored.stopWords.join(', ')),
    ignored.excess.length > 0 && search.excess(ignored.excess.join(' ')),
    ignored.prefixes.length > 0 && search.prefixes(ignored.prefixes.join(', ')),
    ignored.misread.length > 0 &&
      search.invalidFields(ignored.misread.map((name) => labels[name]).join(', ')),
  ]
  return <>{notes.map((note) => note && <p class="count">{note}</p>)}</>
}

interface SearchHitListProps {
  found: NonNullable<SearchResults['found']>
  context: RenderContext
}

function SearchHitList({ found, context }: SearchHitListProps) {
  const { search } = chooseCatalogue(context.language)
  const pageLinks = [
    { rel: 'prev', href: found.previous, text: search.previous },
    { rel: 'next', href: found.next, text: search.next },
  ].filter(({ href }) => href !== null)
  return (
    <section aria-label={search.results}>
      <NamedLists lists={found.lists} context={context} />
      <p class="count">
        {found.first &&
          found.hits.length > 0 &&
          pageLinks.length > 0 &&
          `${found.first}–${found.first + found.hits.length - 1} / `}
        {search.found(found.total, found.capped)}
      </p>
      <ol class="plain stories">
        {found.hits.map((hit) => (
          <SearchHitItem hit={hit} context={context} />
        ))}
      </ol>
      {pageLinks.length > 0 && (
        <ul class="line">
          {pageLinks.map(({ rel, href, text }) => (
            <LinkItem href={href ?? ''} rel={`${rel} nofollow`}>
              {text}
            </LinkItem>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The search page: the form, followed by the hits or the reason why there are none. */
export function SearchPage({ results, context }: { results: SearchResults; context: RenderContext }) {
  const { search } = chooseCatalogue(context.language)
  const { typed, found, failure } = results
  const title = typed.q === '' ? search.title : `${typed.q} – ${search.title}`
  return (
    <Layout
      context={context}
      title={title}
      isWide
      address={null}
      description={search.hint}
      head={<meta name="robots" content="noindex" />}
    >
      <h1>{search.title}</h1>
      <SearchForm results={results} context={context} />
      <IgnoredNotes ignored={results.ignored} context={context} />
      {found && (
        <div class="found">
          <SearchHitList found={found} context={context} />
          <Facets results={results} context={context} />
        </div>
      )}
      {found?.total === 0 && (
        <>
          <SimilarSearches results={results} context={context} />
          <FrontPageLinks context={context} />
        </>
      )}
      {failure !== null && (
        <>
          <p role="alert">{search[failure]}</p>
          <FrontPageLinks context={context} />
        </>
      )}
    </Layout>
  )
}
