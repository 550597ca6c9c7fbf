import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import { renderBody } from '../../content/body/render-body.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { removeControls } from '../../content/schema/control-characters.ts'
import { firstSentence } from '../text/first-sentence.ts'

/** All texts below a value without control characters: content files may not contain any. */
function withoutControl<Value>(value: Value): Value {
  if (typeof value === 'string') return removeControls(value) as Value
  if (Array.isArray(value)) return value.map(withoutControl) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, withoutControl(each)])
  return Object.fromEntries(entries) as Value
}

const hasControl = (fields: ArticleFields) => JSON.stringify(fields).includes('\\u00')

/** A headline of the text's first words where the source's has none. */
function addHeadline<Fields extends ArticleFields>(fields: Fields, markdown: string): Fields {
  if (fields.headline.trim() !== '') return fields
  const headline = firstSentence(renderBody(markdown).text)
  return { ...fields, headline, provenance: { ...fields.provenance, headline: 'inferred' } }
}

/** The fields as a content file may have them: no control characters, and a headline. */
export function repairFields(fields: ArticleFields & { source: ArticleSource }, markdown: string) {
  return addHeadline(hasControl(fields) ? withoutControl(fields) : fields, markdown)
}

/** Why publishing would refuse a file of this text, by the check that publishing makes; `null` when it would not. */
export function findRejectionReason(text: string): string | null {
  const checked = parseArticleFile({ file: '', text })
  if ('value' in checked) return null
  const [{ field, reason } = { field: '', reason: '' }] = checked.faults
  return `${field === '' ? '' : `${field}: `}${reason}`
}
