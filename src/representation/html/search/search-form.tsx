import { everyEdition, type SearchInput, type SearchResults } from '../../../model/search-results.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'

/** The names of the text fields that narrow a search, with examples. */
const filterFields = [['from', '2016-04'], ['to', '2016-04-30'], ['section'], ['author'], ['topic']] as const

/** The fields that narrow a search. They are expanded if any of them is filled in. */
function FilterFields({ typed, context }: { typed: SearchInput; context: RenderContext }) {
  const { search, editions } = chooseCatalogue(context.language)
  const { q, sort, ...filters } = typed
  const editionOptions = context.edition
    ? [
        ['', context.edition.name],
        [everyEdition, search.everyEdition],
      ]
    : [['', search.everyEdition], ...context.editions.map(({ id, name }) => [id, name])]
  return (
    <details open={Object.values(filters).some((value) => value !== '')}>
      <summary>{search.narrow}</summary>
      <div class="grid">
        {filterFields.map(([name, placeholder]) => (
          <label>
            {search[name]} <input name={name} value={typed[name]} placeholder={placeholder} maxlength={200} />
          </label>
        ))}
        <label>
          {editions}{' '}
          <select name="edition">
            {editionOptions.map(([value, label]) => (
              <option value={value} selected={value === typed.edition}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  )
}

/** The search form, filled in with the reader's search. */
export function SearchForm({ results, context }: { results: SearchResults; context: RenderContext }) {
  const { search } = chooseCatalogue(context.language)
  return (
    <search>
      <form action={results.address}>
        <div class="box">
          <label>
            <span class="unseen">{search.terms}</span>
            <input
              type="search"
              name="q"
              value={results.typed.q}
              maxlength={256}
              aria-describedby="search-hint"
            />
          </label>
          <button type="submit">{search.submit}</button>
        </div>
        <p class="count" id="search-hint">
          {search.hint}
        </p>
        <FilterFields typed={results.typed} context={context} />
        {results.typed.sort && <input type="hidden" name="sort" value={results.typed.sort} />}
      </form>
    </search>
  )
}
