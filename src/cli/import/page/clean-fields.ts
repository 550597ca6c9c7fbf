import type { ArticleFields } from '../../../model/article.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern must match control characters
const controlCharactersPattern = /[\x00-\x1f\x7f]+/g

/** Maximum length of a field, in characters. */
const maxFieldLength = 2000

const cleanFieldValue = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value.replace(controlCharactersPattern, ' ').slice(0, maxFieldLength).trim()
  return Array.isArray(value) ? value.map(cleanFieldValue).filter((each) => each !== '') : value
}

/**
 * Replaces control characters, which front matter cannot contain, with spaces, and cuts text to `maxFieldLength`
 * characters. Text left empty becomes `null`; an empty headline stays `''`.
 */
export const cleanFields = (fields: ArticleFields): ArticleFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      cleanFieldValue(value) === '' ? getEmptyFieldValue(name) : cleanFieldValue(value),
    ]),
  ) as unknown as ArticleFields

const getEmptyFieldValue = (name: string) => (name === 'headline' ? '' : null)
