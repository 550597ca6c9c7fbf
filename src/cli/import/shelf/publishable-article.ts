import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { removeControlCharacters } from '../../content/schema/control-characters.ts'
import { guessHeadline } from '../text/guess-headline.ts'

/** Removes control characters from every string in a value, because content files may not contain any. */
function removeControlsDeep<Value>(value: Value): Value {
  if (typeof value === 'string') return removeControlCharacters(value) as Value
  if (Array.isArray(value)) return value.map(removeControlsDeep) as Value
  if (typeof value !== 'object' || value === null) return value
  const cleanEntries = Object.entries(value).map(([key, each]) => [key, removeControlsDeep(each)])
  return Object.fromEntries(cleanEntries) as Value
}

const hasControlCharacter = (fields: ArticleFields) => JSON.stringify(fields).includes('\\u00')

/** Adds a headline, made from the first words of the text, if the source has none. */
function addMissingHeadline<Fields extends ArticleFields>(fields: Fields, markdown: string): Fields {
  if (fields.headline.trim() !== '') return fields
  const headline = guessHeadline(markdown)
  return { ...fields, headline, provenance: { ...fields.provenance, headline: 'inferred' } }
}

/** Makes fields valid for a content file: removes control characters, and adds a missing headline. */
export function repairFields(fields: ArticleFields & { source: ArticleSource }, markdown: string) {
  return addMissingHeadline(hasControlCharacter(fields) ? removeControlsDeep(fields) : fields, markdown)
}

/**
 * Returns the reason why publishing would refuse a file, according to the publisher's own check; `null` for a valid
 * file.
 */
export function findRefusalReason(fileText: string): string | null {
  const checkedFile = parseArticleFile({ file: '', text: fileText })
  if ('value' in checkedFile) return null
  const [{ field, reason } = { field: '', reason: '' }] = checkedFile.faults
  return `${field === '' ? '' : `${field}: `}${reason}`
}
