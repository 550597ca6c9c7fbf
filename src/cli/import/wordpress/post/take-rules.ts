import type { ArticleFields } from '../../../../model/article.ts'
import type { CustomFieldTarget, TakeRules } from '../../../../model/edition.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import type { WxrItem } from '../wxr/wxr-item.ts'
import { isCustomField } from '../wxr/wxr-vocabulary.ts'

const removeRepetitions = (names: readonly string[]) => [...new Set(names)]

/** Adds the terms of one taxonomy. A category that was the section becomes a topic. */
function addTermNames(fields: ArticleFields, field: string, names: readonly string[]): ArticleFields {
  const [firstName] = names
  if (firstName === undefined) return fields
  if (field === 'authors') return { ...fields, authors: [...names] }
  const section = field === 'section' ? firstName : fields.section
  const replaced = field === 'section' && fields.section !== null ? [fields.section] : []
  const topics = removeRepetitions([...replaced, ...fields.topics, ...names])
  return { ...fields, section, topics: topics.filter((topic) => topic !== section) }
}

/** The rules for an export, and the notes about it. */
interface TakeContext {
  takeRules: TakeRules
  notes: ExportNoteCounts
}

/** Takes the first custom field value for each field; notes the other values, and unnamed custom fields. */
function takeCustomFields(
  item: WxrItem,
  { takeRules, notes }: TakeContext,
): Partial<Record<CustomFieldTarget, string>> {
  const valueByField = new Map<CustomFieldTarget, string>()
  for (const [key, value] of item.meta) {
    const field = takeRules.fields.get(key)
    const text = htmlToLine(value)
    if (field === undefined) {
      if (isCustomField(key)) notes.add('custom field', key)
    } else if (text !== '') {
      const first = valueByField.get(field) ?? text
      valueByField.set(field, first)
      if (first !== text) notes.add('repeated custom field', key)
    }
  }
  return Object.fromEntries(valueByField)
}

/**
 * Takes the taxonomies and custom fields that `take` in `edition.yaml` names. Notes custom fields that it does not
 * name, and values that were too long or too many to be read.
 */
export function applyTakeRules(
  itemFields: ArticleFields,
  item: WxrItem,
  context: TakeContext,
): ArticleFields {
  for (const key of item.omittedParts.fields) context.notes.add('omitted custom field', key)
  for (const taxonomy of item.omittedParts.terms) context.notes.add('omitted term', taxonomy)
  let fields = itemFields
  for (const [taxonomy, field] of context.takeRules.taxonomies) {
    const terms = item.terms.filter(({ domain }) => domain === taxonomy)
    const names = terms.map(({ name }) => htmlToLine(name)).filter((name) => name !== '')
    fields = addTermNames(fields, field, removeRepetitions(names))
  }
  return { ...fields, ...takeCustomFields(item, context) }
}
