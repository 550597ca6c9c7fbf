import type { ArticleFields } from '../../../model/article.ts'
import type { FieldChanges } from '../../content/files/apply-field-changes.ts'
import {
  type EditableField,
  editableFieldsText,
  isListField,
  listFieldValues,
  toEditableField,
} from './editable-fields.ts'

/** A change given with `--set`: a field's new value, or a value to add to a list or remove from it. */
export interface FieldAssignment {
  field: EditableField
  operator: '=' | '+=' | '-='
  value: string
}

/**
 * Parses `byline=Print`, `topics+=Harbour` or `authors-=Print`. Returns the change, or the reason why it is invalid.
 */
export function parseAssignment(text: string): FieldAssignment | { reason: string } {
  const [, fieldName = '', operator, value = ''] = /^([A-Za-z]+)(\+=|-=|=)(.*)$/s.exec(text) ?? []
  const field = toEditableField(fieldName)
  const isOperatorAllowed = operator === '=' || (field !== null && isListField(field) && value !== '')
  if (operator !== undefined && field !== null && isOperatorAllowed)
    return { field, operator: operator as FieldAssignment['operator'], value }
  return { reason: `Expected <field>=<value>, or += or -= for a list. Fields: ${editableFieldsText}.` }
}

function applyAssignmentToValues(values: readonly string[], { operator, value }: FieldAssignment): string[] {
  if (operator === '-=') return values.filter((listedValue) => listedValue !== value)
  if (operator === '+=') return values.includes(value) ? [...values] : [...values, value]
  return value === '' ? [] : [value]
}

/** Returns the fields of an article that the assignments change, with their new values. */
export function collectFieldChanges(
  fields: ArticleFields,
  assignments: readonly FieldAssignment[],
): FieldChanges<EditableField> {
  const valuesByField = new Map<EditableField, readonly string[]>()
  for (const assignment of assignments) {
    const { field } = assignment
    valuesByField.set(
      field,
      applyAssignmentToValues(valuesByField.get(field) ?? listFieldValues(fields, field), assignment),
    )
  }
  const changedEntries = [...valuesByField].filter(
    ([field, values]) => values.join('\n') !== listFieldValues(fields, field).join('\n'),
  )
  return new Map(
    changedEntries.map(([field, values]) => [field, isListField(field) ? values : (values[0] ?? null)]),
  )
}
