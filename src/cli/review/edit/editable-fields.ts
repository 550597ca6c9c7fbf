import type { ArticleFields } from '../../../model/article.ts'

/** Fields with a single value. */
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

/** Fields that are lists. */
export const listFields = ['authors', 'topics', 'formerly'] as const

export type EditableField = (typeof singleValueFields)[number] | (typeof listFields)[number]

const allFieldNames: readonly string[] = [...singleValueFields, ...listFields]

/** True for a field that is a list. */
export const isListField = (name: string): name is (typeof listFields)[number] =>
  (listFields as readonly string[]).includes(name)

/** Singular names for the fields that are lists. */
const fieldBySingularName: Readonly<Record<string, EditableField>> = { author: 'authors', topic: 'topics' }

/** Returns the field for a name, singular or plural; `null` for any other name. */
export function toEditableField(name: string): EditableField | null {
  const field = Object.hasOwn(fieldBySingularName, name) ? fieldBySingularName[name] : name
  return allFieldNames.includes(field ?? '') ? (field as EditableField) : null
}

/** Returns a field's values: none, one or several. */
export function listFieldValues(fields: ArticleFields, name: EditableField): readonly string[] {
  if (isListField(name)) return fields[name]
  const value = fields[name]
  return value === null ? [] : [value]
}

/** The names of the editable fields, for a message. */
export const editableFieldList = `${singleValueFields.join(', ')}, ${listFields.join(', ')}`
