import { everyEdition, type SearchInput, type SearchResults } from '../../../model/search-results.ts'
import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'

interface FieldProps {
  name: string
  label: string
  value: string
  placeholder?: string
}

const Field = ({ name, label, value, placeholder }: FieldProps) => (
  <label>
    {label} <input name={name} value={value} placeholder={placeholder} maxlength={200} />
  </label>
)

/** The fields that narrow a search, open when one of them is filled in. */
function Filters({ typed, context }: { typed: SearchInput; context: RenderContext }) {
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
      <Field name="from" label={search.from} value={typed.from} placeholder="2016-04" />
      <Field name="to" label={search.to} value={typed.to} placeholder="2016-04-30" />
      <Field name="section" label={search.section} value={typed.section} />
      <Field name="author" label={search.author} value={typed.author} />
      <Field name="topic" label={search.topic} value={typed.topic} />
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
        <Filters typed={results.typed} context={context} />
        {results.typed.sort && <input type="hidden" name="sort" value={results.typed.sort} />}
      </form>
    </search>
  )
}
