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

/** Lists the texts that the rules assign to article fields, in the item's order. */
const listRuledTexts = ({ meta }: WxrItem, { fields }: ImportRules) =>
  meta.flatMap(([metaKey, value]) => {
    const targetField = fields.get(metaKey)
    const text = targetField === undefined ? '' : htmlToLine(value)
    return targetField === undefined || text === '' ? [] : [{ metaKey, targetField, text }]
  })

function collectFirstTextByField(item: WxrItem, takeRules: ImportRules): Map<CustomFieldTarget, string> {
  const textByField = new Map<CustomFieldTarget, string>()
  for (const { targetField, text } of listRuledTexts(item, takeRules))
    textByField.set(targetField, textByField.get(targetField) ?? text)
  return textByField
}

/** Fills article fields from the taxonomies and custom fields that `take` in `edition.yaml` lists. */
export function applyTakeRules(
  itemFields: ArticleFields,
  item: WxrItem,
  takeRules: ImportRules,
): ArticleFields {
  let fields = itemFields
  for (const [taxonomy, targetField] of takeRules.taxonomies) {
    const terms = item.terms.filter((term) => term.taxonomy === taxonomy)
    const termNames = terms.map(({ name }) => htmlToLine(name)).filter((name) => name !== '')
    fields = assignTermNamesToField(fields, targetField, removeDuplicates(termNames))
  }
  return { ...fields, ...Object.fromEntries(collectFirstTextByField(item, takeRules)) }
}

/** Notes custom fields without a rule, and those whose text a field cannot take besides another. */
export function noteUntakenCustomFields(
  item: WxrItem,
  takeRules: ImportRules,
  notes: ExportNoteCounts,
): void {
  for (const [metaKey] of item.meta)
    if (!takeRules.fields.has(metaKey) && isCustomFieldKey(metaKey)) notes.add('custom field', metaKey)
  const textByField = collectFirstTextByField(item, takeRules)
  for (const { metaKey, targetField, text } of listRuledTexts(item, takeRules))
    if (textByField.get(targetField) !== text) notes.add('repeated custom field', metaKey)
}

/** Notes the custom fields and terms that were too long or too many to be read. */
export function noteOmittedFieldsAndTerms({ omittedParts }: WxrItem, notes: ExportNoteCounts): void {
  for (const metaKey of omittedParts.fieldKeys) notes.add('omitted custom field', metaKey)
  for (const taxonomy of omittedParts.termTaxonomies) notes.add('omitted term', taxonomy)
}
