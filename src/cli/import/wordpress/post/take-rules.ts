import type { ArticleFields } from '../../../../model/article.ts'
import type { CustomFieldTarget, ImportRules } from '../../../../model/edition.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import type { WxrItem } from '../wxr/wxr-item.ts'
import { isCustomFieldKey } from '../wxr/wxr-vocabulary.ts'

const removeDuplicates = (names: readonly string[]) => [...new Set(names)]

/**
 * Assigns the terms of one taxonomy to the authors, the section or the topics. Terms replace the authors, and
 * the first term replaces the section. The former section and all other terms become topics.
 */
function assignTermNamesToField(
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

/** The `take` rules for an export, and the notes about it. */
interface TakeContext {
  takeRules: ImportRules
  notes: ExportNoteCounts
}

/**
 * Collects the first value for each article field that a rule fills from custom fields. Notes other values
 * for these fields, and custom fields without a rule.
 */
function collectCustomFieldValues(
  item: WxrItem,
  { takeRules, notes }: TakeContext,
): Partial<Record<CustomFieldTarget, string>> {
  const valueByField = new Map<CustomFieldTarget, string>()
  for (const [metaKey, value] of item.meta) {
    const targetField = takeRules.fields.get(metaKey)
    const valueText = htmlToLine(value)
    if (targetField === undefined) {
      if (isCustomFieldKey(metaKey)) notes.add('custom field', metaKey)
    } else if (valueText !== '') {
      const firstValue = valueByField.get(targetField) ?? valueText
      valueByField.set(targetField, firstValue)
      if (firstValue !== valueText) notes.add('repeated custom field', metaKey)
    }
  }
  return Object.fromEntries(valueByField)
}

/**
 * Fills article fields from the taxonomies and custom fields that `take` in `edition.yaml` lists. Notes
 * custom fields that it does not list.
 */
export function applyTakeRules(
  itemFields: ArticleFields,
  item: WxrItem,
  context: TakeContext,
): ArticleFields {
  let fields = itemFields
  for (const [taxonomy, targetField] of context.takeRules.taxonomies) {
    const terms = item.terms.filter((term) => term.taxonomy === taxonomy)
    const termNames = terms.map(({ name }) => htmlToLine(name)).filter((name) => name !== '')
    fields = assignTermNamesToField(fields, targetField, removeDuplicates(termNames))
  }
  return { ...fields, ...collectCustomFieldValues(item, context) }
}

/** Notes the custom fields and terms that were too long or too many to be read. */
export function noteOmittedFieldsAndTerms({ omittedParts }: WxrItem, notes: ExportNoteCounts): void {
  for (const metaKey of omittedParts.fieldKeys) notes.add('omitted custom field', metaKey)
  for (const taxonomy of omittedParts.termTaxonomies) notes.add('omitted term', taxonomy)
}
