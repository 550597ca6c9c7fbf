import {
  everyEdition,
  facetKinds,
  maxFacetHits,
  type SearchFacet,
  type SearchInput,
  type SearchResults,
} from '../../../model/search-results.ts'
import type { RenderContext } from '../../representation.ts'
import { toFacetHref, toSearchHref } from '../../search-href.ts'
import { chooseCatalogue } from '../../words/index.ts'

/** Maximum number of names of each kind on a page, except years. The JSON contains more. */
const maxNamesPerKind = 6

/** Returns the search fields of a kind of facet, each with the value that removes its restriction. */
function toUnrestrictedFields(kind: SearchFacet['kind'], { edition }: RenderContext): Partial<SearchInput> {
  if (kind === 'edition') return { edition: edition ? everyEdition : '' }
  return kind === 'year' ? { from: '', to: '' } : { [kind]: '' }
}

/** True if a search is restricted by a kind of facet. */
const isRestricted = (typed: SearchInput, unrestrictedFields: Partial<SearchInput>) =>
  Object.entries(unrestrictedFields).some(([field, value]) => typed[field as keyof SearchInput] !== value)

interface FacetsProps {
  results: SearchResults
  context: RenderContext
}

interface FacetRowProps extends FacetsProps {
  kind: SearchFacet['kind']
  label: string
}

/**
 * The names of a kind with their counts, and a link that removes the restriction. Renders nothing if there is no
 * choice.
 */
function FacetRow({ kind, label, results, context }: FacetRowProps) {
  const { address, typed, found } = results
  const unrestrictedFields = toUnrestrictedFields(kind, context)
  const canRemoveRestriction =
    isRestricted(typed, unrestrictedFields) && (kind !== 'edition' || context.editions.length > 1)
  const kindFacets = found?.facets.filter((facet) => facet.kind === kind) ?? []
  const shownFacets =
    kindFacets.length > 1 ? kindFacets.slice(0, kind === 'year' ? undefined : maxNamesPerKind) : []
  if (!canRemoveRestriction && shownFacets.length === 0) return null
  const toFacetOrEditionName = ({ name }: SearchFacet) =>
    context.editions.find(({ id }) => kind === 'edition' && id === name)?.name ?? name
  return (
    <div>
      <dt>{label}</dt>
      {canRemoveRestriction && (
        <dd>
          <a href={toSearchHref(address, typed, unrestrictedFields)}>
            {chooseCatalogue(context.language).search.all}
          </a>
        </dd>
      )}
      {shownFacets.map((facet) => (
        <dd>
          <a href={toFacetHref(address, typed, facet)}>{toFacetOrEditionName(facet)}</a> {facet.articles}
        </dd>
      ))}
    </div>
  )
}

/** Links to the same search in its other orders. */
function SortLinks({ results: { address, typed, found }, context }: FacetsProps) {
  const { sort, sorts } = chooseCatalogue(context.language).search
  if (!found || found.total < 2) return null
  const currentOrder = typed.sort || (typed.q === '' ? 'newest' : 'relevance')
  return (
    <div>
      <dt>{sort}</dt>
      {Object.entries(sorts)
        .filter(([order]) => order !== currentOrder)
        .map(([order, label]) => (
          <dd>
            <a href={toSearchHref(address, typed, { sort: order })}>{label}</a>
          </dd>
        ))}
    </div>
  )
}

/** Links that reorder a search, or narrow it to a name. Names are counted in the first 300 hits. */
export function Facets({ results, context }: FacetsProps) {
  const { search, editions, holdings } = chooseCatalogue(context.language)
  const labels = { ...search, edition: editions, year: holdings.year }
  const facetRows = facetKinds
    .map((kind) => FacetRow({ kind, label: labels[kind], results, context }))
    .filter(Boolean)
  const sortLinks = SortLinks({ results, context })
  if (facetRows.length === 0 && sortLinks === null) return null
  return (
    <nav aria-label={search.narrow}>
      <dl class="facets">
        {sortLinks}
        {facetRows}
      </dl>
      {results.found && results.found.total > maxFacetHits && <p class="count">{search.countedFirst}</p>}
    </nav>
  )
}
