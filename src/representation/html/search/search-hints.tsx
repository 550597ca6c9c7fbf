import { addressToPath, editionOf } from '../../../model/address.ts'
import type { NamedList, SearchAlternative, SearchResults } from '../../../model/search-results.ts'
import type { Child } from '../../jsx/jsx-runtime.ts'
import type { RenderContext } from '../../representation.ts'
import { toAlternativeHref } from '../../search-href.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { Details } from '../details.tsx'
import { NavLink } from '../frame/nav-link.tsx'

/** Links to the lists whose name is the search. */
export function NamedLists({ lists, context }: { lists: readonly NamedList[]; context: RenderContext }) {
  const { search } = chooseCatalogue(context.language)
  const findEditionName = (address: string) =>
    context.editions.find(({ id }) => id === editionOf(address))?.name
  return (
    lists.length > 0 && (
      <ul class="plain">
        {lists.map(({ kind, name, address }) => (
          <NavLink
            href={addressToPath(address)}
            aside={<Details parts={[search[kind], !context.edition && findEditionName(address)]} />}
          >
            {name}
          </NavLink>
        ))}
      </ul>
    )
  )
}

/** Links with a heading. */
const LinkChoices = ({ label, children }: { label: string; children: Child }) => (
  <nav aria-label={label}>
    <p>{label}</p>
    <ul class="plain">{children}</ul>
  </nav>
)

/** Similar searches that have hits, shown for a search that has none. */
export function Alternatives({ results, context }: { results: SearchResults; context: RenderContext }) {
  const { search, articleCount } = chooseCatalogue(context.language)
  const alternatives = results.found?.alternatives ?? []
  const toLabel = ({ q, drops }: SearchAlternative) =>
    drops === null ? q : drops === 'edition' ? search.everyEdition : search.withoutLimits
  return (
    alternatives.length > 0 && (
      <LinkChoices label={search.alternatives}>
        {alternatives.map((alternative) => (
          <NavLink
            href={toAlternativeHref(results, alternative)}
            aside={<Details parts={[articleCount(alternative.articles)]} />}
          >
            {toLabel(alternative)}
          </NavLink>
        ))}
      </LinkChoices>
    )
  )
}

/** Links to the front pages, for when a search finds nothing or is unavailable. */
export const BrowseNav = ({ context: { edition, editions, language } }: { context: RenderContext }) => (
  <LinkChoices label={chooseCatalogue(language).search.browse}>
    {(edition ? [edition] : editions).map(({ id, name }) => (
      <NavLink href={`/${id}/`}>{name}</NavLink>
    ))}
  </LinkChoices>
)
