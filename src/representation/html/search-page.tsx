import { addressToPath, editionOf } from '../../model/address.ts'
import type { IgnoredInput, SearchHit, SearchResults, TextSegment } from '../../model/search-results.ts'
import { formatDate } from '../format-date.ts'
import { langAttribute } from '../interface-language.ts'
import type { RenderContext } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout } from './layout.tsx'
import { NavLink } from './nav-link.tsx'
import { SearchForm } from './search-form.tsx'

const Marked = ({ segments }: { segments: readonly TextSegment[] }) => (
  <>{segments.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>
)

function SearchHitItem({ hit, context }: { hit: SearchHit; context: RenderContext }) {
  const edition = context.editions.find(({ id }) => id === editionOf(hit.address)) ?? null
  const language = langAttribute(context.language, hit.language ?? edition?.language)
  return (
    <li>
      <a href={addressToPath(hit.address)} lang={language}>
        <Marked segments={hit.headline} />
      </a>{' '}
      <span class="count">
        {hit.date !== null && (
          <time datetime={hit.date}>
            {formatDate(hit.date, context.language, edition?.timeZone ?? 'UTC')}
          </time>
        )}
        {context.edition === null && edition && ` · ${edition.name}`}
      </span>
      <p class="snippet" lang={language}>
        <Marked segments={hit.snippet} />
      </p>
    </li>
  )
}

/** What was typed and not looked for, said. */
function IgnoredTerms({ ignored, context }: { ignored: IgnoredInput; context: RenderContext }) {
  const { search } = wordsFor(context.language)
  const said = [
    ignored.stopWords.length > 0 ? search.stopWords(ignored.stopWords.join(', ')) : null,
    ignored.excess.length > 0 ? search.excess(ignored.excess.join(' ')) : null,
    ignored.prefixes.length > 0 ? search.prefixes(ignored.prefixes.join(', ')) : null,
    ignored.misread.length > 0 ? search.invalidFields(ignored.misread.join(', ')) : null,
  ].filter((line) => line !== null)
  return (
    <>
      {said.map((line) => (
        <p class="count">{line}</p>
      ))}
    </>
  )
}

function SearchHitList({
  found,
  context,
}: {
  found: NonNullable<SearchResults['found']>
  context: RenderContext
}) {
  const { search } = wordsFor(context.language)
  return (
    <section aria-label={search.results}>
      <p class="count">{search.found(found.total, found.capped)}</p>
      <ol class="plain">
        {found.hits.map((hit) => (
          <SearchHitItem hit={hit} context={context} />
        ))}
      </ol>
      {found.next !== null && (
        <p>
          <a href={found.next} rel="next nofollow">
            {search.next}
          </a>
        </p>
      )}
    </section>
  )
}

/** Ways in that need no search. */
function BrowseNav({ context }: { context: RenderContext }) {
  const { search } = wordsFor(context.language)
  const editions = context.edition ? [context.edition] : context.editions
  return (
    <nav aria-label={search.browse}>
      <p>{search.browse}</p>
      <ul class="plain">
        {editions.map(({ id, name }) => (
          <NavLink href={`/${id}/`}>{name}</NavLink>
        ))}
      </ul>
    </nav>
  )
}

/** The page of a search: the form with what was typed, what was found, or why nothing could be. */
export function SearchPage({ results, context }: { results: SearchResults; context: RenderContext }) {
  const { search } = wordsFor(context.language)
  const { typed, found, failure } = results
  const title = typed.q === '' ? search.title : `${typed.q} – ${search.title}`
  return (
    <Layout context={context} title={title} canonical={null} meta={<meta name="robots" content="noindex" />}>
      <h1>{search.title}</h1>
      <SearchForm results={results} context={context} />
      <IgnoredTerms ignored={results.ignored} context={context} />
      {found && <SearchHitList found={found} context={context} />}
      {failure !== null && (
        <>
          <p role="alert">{search[failure]}</p>
          <BrowseNav context={context} />
        </>
      )}
    </Layout>
  )
}
