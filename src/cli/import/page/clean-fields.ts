import type { ArticleFields } from '../../../model/article.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const control = /[\x00-\x1f\x7f]+/g

/** Longest field, in characters. */
const longest = 2000

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(control, ' ').slice(0, longest).trim()
  return Array.isArray(value) ? value.map(clean).filter((each) => each !== '') : value
}

/** Removes control characters, which front matter cannot contain, and cuts fields to `longest` characters. */
export const cleanFields = (fields: ArticleFields): ArticleFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      clean(value) === '' ? fallback(name) : clean(value),
    ]),
  ) as unknown as ArticleFields

const fallback = (name: string) => (name === 'headline' ? '' : null)
