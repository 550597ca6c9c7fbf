import { addressToPath, editionOf } from '../../model/address.ts'
import type { IgnoredInput, SearchHit, SearchResults, TextSegment } from '../../model/search-results.ts'
import { langWithin } from '../chrome.ts'
import { dateInWords } from '../date.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout } from './layout.tsx'
import { SearchForm } from './search-form.tsx'
import { Way } from './way.tsx'

const Marked = ({ segments }: { segments: readonly TextSegment[] }) => (
  <>{segments.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>
)

function HitLine({ hit, setting }: { hit: SearchHit; setting: Setting }) {
  const edition = setting.editions.find(({ id }) => id === editionOf(hit.address)) ?? null
  const language = langWithin(setting.language, hit.language ?? edition?.language)
  return (
    <li>
      <a href={addressToPath(hit.address)} lang={language}>
        <Marked segments={hit.headline} />
      </a>{' '}
      <span class="count">
        {hit.date !== null && (
          <time datetime={hit.date}>
            {dateInWords(hit.date, setting.language, edition?.timeZone ?? 'UTC')}
          </time>
        )}
        {setting.edition === null && edition && ` · ${edition.name}`}
      </span>
      <p class="snippet" lang={language}>
        <Marked segments={hit.snippet} />
      </p>
    </li>
  )
}

/** What was typed and not looked for, said. */
function Ignored({ ignored, setting }: { ignored: IgnoredInput; setting: Setting }) {
  const { search } = wordsFor(setting.language)
  const said = [
    ignored.stopWords.length > 0 ? search.stopWords(ignored.stopWords.join(', ')) : null,
    ignored.excess.length > 0 ? search.excess(ignored.excess.join(' ')) : null,
    ignored.prefixes.length > 0 ? search.prefixes(ignored.prefixes.join(', ')) : null,
    ignored.misread.length > 0 ? search.misread(ignored.misread.join(', ')) : null,
  ].filter((line) => line !== null)
  return (
    <>
      {said.map((line) => (
        <p class="count">{line}</p>
      ))}
    </>
  )
}

function Hits({ found, setting }: { found: NonNullable<SearchResults['found']>; setting: Setting }) {
  const { search } = wordsFor(setting.language)
  return (
    <section aria-label={search.results}>
      <p class="count">{search.found(found.total, found.capped)}</p>
      <ol class="plain">
        {found.hits.map((hit) => (
          <HitLine hit={hit} setting={setting} />
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
function Browse({ setting }: { setting: Setting }) {
  const { search } = wordsFor(setting.language)
  const editions = setting.edition ? [setting.edition] : setting.editions
  return (
    <nav aria-label={search.browse}>
      <p>{search.browse}</p>
      <ul class="plain">
        {editions.map(({ id, name }) => (
          <Way href={`/${id}/`}>{name}</Way>
        ))}
      </ul>
    </nav>
  )
}

/** The page of a search: the form with what was typed, what was found, or why nothing could be. */
export function SearchPage({ results, setting }: { results: SearchResults; setting: Setting }) {
  const { search } = wordsFor(setting.language)
  const { typed, found, failure } = results
  const title = typed.q === '' ? search.title : `${typed.q} – ${search.title}`
  return (
    <Layout setting={setting} title={title} canonical={null} meta={<meta name="robots" content="noindex" />}>
      <h1>{search.title}</h1>
      <SearchForm results={results} setting={setting} />
      <Ignored ignored={results.ignored} setting={setting} />
      {found && <Hits found={found} setting={setting} />}
      {failure !== null && (
        <>
          <p role="alert">{search[failure]}</p>
          <Browse setting={setting} />
        </>
      )}
    </Layout>
  )
}
