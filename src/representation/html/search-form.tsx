import type { SearchResults } from '../../model/search-results.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'

/** Where a page's readers search: its edition, or the whole archive. */
export const searchAddress = ({ edition }: Pick<Setting, 'edition'>): string =>
  edition ? `/${edition.id}/search` : '/search'

/** A box to search from a page that is not itself a search's. */
export function SearchBox({ setting, words }: { setting: Setting; words: string }) {
  const { search } = wordsFor(setting.language)
  return (
    <search>
      <form class="box" action={searchAddress(setting)}>
        <input type="search" name="q" value={words} maxlength={256} aria-label={search.words} />
        <button type="submit">{search.title}</button>
      </form>
    </search>
  )
}

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
      {options.map(([each, text]) => (
        <option value={each} selected={each === value}>
          {text}
        </option>
      ))}
    </select>
  </label>
)

/** The whole form, with what was typed still in it. */
export function SearchForm({ results, setting }: { results: SearchResults; setting: Setting }) {
  const { search, editions } = wordsFor(setting.language)
  const { typed } = results
  const narrowed = [typed.from, typed.to, typed.section, typed.author, typed.topic, typed.edition, typed.sort]
  const names = setting.editions.map(({ id, name }) => [id, name] as const)
  return (
    <search>
      <form action={results.address}>
        <div class="box">
          <label>
            <span class="unseen">{search.words}</span>
            <input type="search" name="q" value={typed.q} maxlength={256} aria-describedby="search-hint" />
          </label>
          <button type="submit">{search.title}</button>
        </div>
        <p class="count" id="search-hint">
          {search.hint}
        </p>
        <details open={narrowed.some((each) => each !== '')}>
          <summary>{search.narrow}</summary>
          <Field name="from" label={search.from} value={typed.from} placeholder="2016-04" />
          <Field name="to" label={search.to} value={typed.to} placeholder="2016-04-30" />
          <Field name="section" label={search.section} value={typed.section} />
          <Field name="author" label={search.author} value={typed.author} />
          <Field name="topic" label={search.topic} value={typed.topic} />
          {setting.edition === null && (
            <Choice
              name="edition"
              label={editions}
              value={typed.edition}
              options={[['', search.everyEdition], ...names]}
            />
          )}
          <Choice
            name="sort"
            label={search.sort}
            value={typed.sort}
            options={[['', search.usual], ...Object.entries(search.sorts)]}
          />
        </details>
      </form>
    </search>
  )
}
