import type { ArticleFields } from '../../../../model/article.ts'
import type { CustomFieldTarget, ImportRules } from '../../../../model/edition.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import type { WxrItem } from '../wxr/wxr-item.ts'
import { isCustomField } from '../wxr/wxr-vocabulary.ts'

const removeDuplicates = (names: readonly string[]) => [...new Set(names)]

/** Adds the terms of one taxonomy. A category that was the section becomes a topic. */
function assignTermNames(
  fields: ArticleFields,
  targetField: string,
  termNames: readonly string[],
): ArticleFields {
  const [firstTermName] = termNames
  if (firstTermName === undefined) return fields
  if (targetField === 'authors') return { ...fields, authors: [...termNames] }
  const section = targetField === 'section' ? firstTermName : fields.section
  const replacedSections = targetField === 'section' && fields.section !== null ? [fields.section] : []
  const topics = removeDuplicates([...replacedSections, ...fields.topics, ...termNames])
  return { ...fields, section, topics: topics.filter((topic) => topic !== section) }
}

/** The rules for an export, and the notes about it. */
interface TakeContext {
  takeRules: ImportRules
  notes: ExportNoteCounts
}

/** Takes the first custom field value for each field; notes the other values, and unnamed custom fields. */
function collectCustomFieldValues(
  item: WxrItem,
  { takeRules, notes }: TakeContext,
): Partial<Record<CustomFieldTarget, string>> {
  const valueByField = new Map<CustomFieldTarget, string>()
  for (const [metaKey, value] of item.meta) {
    const targetField = takeRules.fields.get(metaKey)
    const valueText = htmlToLine(value)
    if (targetField === undefined) {
      if (isCustomField(metaKey)) notes.add('custom field', metaKey)
    } else if (valueText !== '') {
      const firstValue = valueByField.get(targetField) ?? valueText
      valueByField.set(targetField, firstValue)
      if (firstValue !== valueText) notes.add('repeated custom field', metaKey)
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
  for (const metaKey of item.omittedParts.fieldKeys) context.notes.add('omitted custom field', metaKey)
  for (const taxonomy of item.omittedParts.termTaxonomies) context.notes.add('omitted term', taxonomy)
  let fields = itemFields
  for (const [taxonomy, targetField] of context.takeRules.taxonomies) {
    const terms = item.terms.filter(({ domain }) => domain === taxonomy)
    const termNames = terms.map(({ name }) => htmlToLine(name)).filter((name) => name !== '')
    fields = assignTermNames(fields, targetField, removeDuplicates(termNames))
  }
  return { ...fields, ...collectCustomFieldValues(item, context) }
}
