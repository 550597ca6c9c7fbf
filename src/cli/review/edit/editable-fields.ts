import type { ArticleFields } from '../../../model/article.ts'

export const singleValueFields = [
  'headline',
  'alternativeHeadline',
  'url',
  'published',
  'modified',
  'byline',
  'agency',
  'signOff',
  'section',
  'language',
  'rights',
] as const

export const listFields = ['authors', 'topics', 'formerly'] as const

export type EditableField = (typeof singleValueFields)[number] | (typeof listFields)[number]

const allFieldNames: readonly string[] = [...singleValueFields, ...listFields]

export const isListField = (fieldName: string): fieldName is (typeof listFields)[number] =>
  (listFields as readonly string[]).includes(fieldName)

/** Names of list fields in the singular, which commands accept too. */
const fieldBySingularName: Readonly<Record<string, EditableField>> = { author: 'authors', topic: 'topics' }

/** Returns the field that has this name, or this name in the singular. Returns `null` for any other name. */
export function toEditableField(fieldName: string): EditableField | null {
  const field = Object.hasOwn(fieldBySingularName, fieldName) ? fieldBySingularName[fieldName] : fieldName
  return allFieldNames.includes(field ?? '') ? (field as EditableField) : null
}

/** Returns a field's values: none, one or several. */
export function listFieldValues(fields: ArticleFields, fieldName: EditableField): readonly string[] {
  if (isListField(fieldName)) return fields[fieldName]
  const value = fields[fieldName]
  return value === null ? [] : [value]
}

/** The names of the editable fields, as text for messages. */
export const editableFieldsText = `${singleValueFields.join(', ')}, ${listFields.join(', ')}`
