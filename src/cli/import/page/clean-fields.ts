import type { ArticleFields } from '../../../model/article.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const control = /[\x00-\x1f\x7f]+/g

/** No field is longer; a page that says more in one says something else. */
const longest = 2000

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(control, ' ').slice(0, longest).trim()
  return Array.isArray(value) ? value.map(clean).filter((each) => each !== '') : value
}

/** Fields without what front matter refuses: characters that nobody sees can hide in a page's data. */
export const cleanFields = (fields: ArticleFields): ArticleFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      clean(value) === '' ? fallback(name) : clean(value),
    ]),
  ) as unknown as ArticleFields

const fallback = (name: string) => (name === 'headline' ? '' : null)
