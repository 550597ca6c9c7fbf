import { editionIdOf, encodeAddress } from '../../../model/address.ts'
import type { NamedList, SearchAlternative, SearchResults } from '../../../model/search-results.ts'
import type { Child } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { toAlternativeHref } from '../../search-href.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { DetailLine } from '../detail-line.tsx'
import { LinkItem } from '../frame/link-item.tsx'

/** Links to lists whose name equals the search. */
export function NamedLists({ lists, context }: { lists: readonly NamedList[]; context: RenderContext }) {
  const { search } = chooseCatalogue(context.language)
  const findEditionName = (address: string) =>
    context.editions.find(({ id }) => id === editionIdOf(address))?.name
  return (
    lists.length > 0 && (
      <ul class="plain">
        {lists.map(({ kind, name, address }) => (
          <LinkItem
            href={encodeAddress(address)}
            aside={<DetailLine parts={[search[kind], !context.edition && findEditionName(address)]} />}
          >
            {name}
          </LinkItem>
        ))}
      </ul>
    )
  )
}

/** A group of links with a label. */
const LabelledLinks = ({ label, children }: { label: string; children: Child }) => (
  <nav aria-label={label}>
    <p>{label}</p>
    <ul class="plain">{children}</ul>
  </nav>
)

/** Similar searches that have hits, shown for a search that has none. */
export function SimilarSearches({ results, context }: { results: SearchResults; context: RenderContext }) {
  const { search, articleCount } = chooseCatalogue(context.language)
  const alternatives = results.found?.alternatives ?? []
  const toLabel = ({ q, drops }: SearchAlternative) =>
    drops === null ? q : drops === 'edition' ? search.everyEdition : search.withoutLimits
  return (
    alternatives.length > 0 && (
      <LabelledLinks label={search.alternatives}>
        {alternatives.map((alternative) => (
          <LinkItem
            href={toAlternativeHref(results, alternative)}
            aside={<DetailLine parts={[articleCount(alternative.articles)]} />}
          >
            {toLabel(alternative)}
          </LinkItem>
        ))}
      </LabelledLinks>
    )
  )
}

/** Links to the front pages, for a search that finds nothing or is unavailable. */
export const FrontPageLinks = ({ context: { edition, editions, language } }: { context: RenderContext }) => (
  <LabelledLinks label={chooseCatalogue(language).search.browse}>
    {(edition ? [edition] : editions).map(({ id, name }) => (
      <LinkItem href={`/${id}/`}>{name}</LinkItem>
    ))}
  </LabelledLinks>
)
