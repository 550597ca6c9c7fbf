import { everyEdition, type SearchInput, type SearchResults } from '../../../model/search-results.ts'
import type { RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'

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

interface ChoiceProps {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
}

const Choice = ({ name, label, value, options }: ChoiceProps) => (
  <label>
    {label}{' '}
    <select name={name}>
      {options.map(([option, text]) => (
        <option value={option} selected={option === value}>
          {text}
        </option>
      ))}
    </select>
  </label>
)

/** The fields that narrow a search, open when one of them is filled in. */
function Filters({ typed, context }: { typed: SearchInput; context: RenderContext }) {
  const { search, editions } = findWords(context.language)
  const { q, ...filters } = typed
  const names = context.editions.map(({ id, name }) => [id, name] as const)
  return (
    <details open={Object.values(filters).some((value) => value !== '')}>
      <summary>{search.narrow}</summary>
      <Field name="from" label={search.from} value={typed.from} placeholder="2016-04" />
      <Field name="to" label={search.to} value={typed.to} placeholder="2016-04-30" />
      <Field name="section" label={search.section} value={typed.section} />
      <Field name="author" label={search.author} value={typed.author} />
      <Field name="topic" label={search.topic} value={typed.topic} />
      <Choice
        name="edition"
        label={editions}
        value={typed.edition}
        options={
          context.edition
            ? [
                ['', context.edition.name],
                [everyEdition, search.everyEdition],
              ]
            : [['', search.everyEdition], ...names]
        }
      />
      <Choice
        name="sort"
        label={search.sort}
        value={typed.sort}
        options={[['', search.defaultSort], ...Object.entries(search.sorts)]}
      />
    </details>
  )
}

/** The search form, filled in with the reader's search. */
export function SearchForm({ results, context }: { results: SearchResults; context: RenderContext }) {
  const { search } = findWords(context.language)
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
      </form>
    </search>
  )
}
