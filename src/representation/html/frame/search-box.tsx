import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'

/** Returns the search address of an edition, or of the whole archive. */
export const searchAddressOf = (edition: RenderContext['edition']): string =>
  edition ? `/${edition.id}/search` : '/search'

interface SearchBoxProps {
  context: RenderContext
  /** Search terms with which the box is filled in. */
  terms: string
}

/** A one-line search form for pages other than the search page. */
export function SearchBox({ context: { edition, language }, terms }: SearchBoxProps) {
  const { search } = chooseCatalogue(language)
  return (
    <search>
      <form class="box" action={searchAddressOf(edition)}>
        <input type="search" name="q" value={terms} maxlength={256} aria-label={search.terms} />
        <button type="submit">{search.submit}</button>
      </form>
    </search>
  )
}
