import { encodeAddress } from '../../../model/address.ts'
import type { CollectionDocument, ListLink } from '../../../model/document.ts'
import { collectionTitleOf, toDivisionLabel, toListLabel } from '../../collection-title.ts'
import type { DocumentProps } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { LinkItem } from '../frame/link-item.tsx'

/** Returns the fields for a search within a list: the name and the period that its articles have in common. */
function fieldsOfSearchWithinList({ subject, names, period }: CollectionDocument): [string, string][] {
  const [name] = names
  return [
    ...(name === undefined ? [] : [[subject, name] satisfies [string, string]]),
    ...(period === null || period.startsWith('--')
      ? []
      : ['from', 'to'].map((field): [string, string] => [field, period])),
  ]
}

/** Links from a list to its neighbours, its parent, a search within it and, for a day, the same day in other years. */
export function ListNav({ document, context }: DocumentProps<CollectionDocument>) {
  const { listTitles, earlierArticles, search } = chooseCatalogue(context.language)
  const { above, previous, next, chain, period, subject, edition } = document
  const toLabel = ({ name }: ListLink) => toDivisionLabel(name, document, context)
  const toParentLabel = ({ name }: ListLink) => toListLabel(name, context)
  const title = collectionTitleOf(document, context)
  const searchFields = fieldsOfSearchWithinList(document)
  const isComplete = document.listings.length === document.articles
  return (
    <nav aria-label={title}>
      <ul class="line">
        {previous && (
          <LinkItem href={encodeAddress(previous.address)} rel="prev">{`← ${toLabel(previous)}`}</LinkItem>
        )}
        {above && <LinkItem href={encodeAddress(above.address)}>{`↑ ${toParentLabel(above)}`}</LinkItem>}
        {next && <LinkItem href={encodeAddress(next.address)} rel="next">{`${toLabel(next)} →`}</LinkItem>}
        {!previous && isComplete && chain?.earlier && (
          <LinkItem href={encodeAddress(chain.earlier)}>{`← ${earlierArticles}`}</LinkItem>
        )}
        {subject === 'day' && period !== null && (
          <LinkItem href={`/${edition}/on-this-day/${period.slice(5)}`}>
            {`${listTitles.days} – ${toListLabel(`--${period.slice(5)}`, context)}`}
          </LinkItem>
        )}
        {searchFields.length > 0 && (
          <LinkItem href={`/${edition}/search?${new URLSearchParams(searchFields)}`}>
            {`${search.submit} – ${title}`}
          </LinkItem>
        )}
      </ul>
    </nav>
  )
}
