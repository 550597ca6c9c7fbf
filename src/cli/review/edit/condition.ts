import type { ArticleFields } from '../../../model/article.ts'
import {
  type EditableField,
  editableFieldsText,
  listFieldValues,
  toEditableField,
} from './editable-fields.ts'

type ConditionOperator = '=' | '!=' | '~' | '!~' | '<' | '>'

/** A condition given with `--where`: on a field, the body's Markdown (`text`) or the file's path (`file`). */
export interface ArticleCondition {
  subject: EditableField | 'text' | 'file'
  operator: ConditionOperator
  value: string
}

/** The parts of an article that conditions can test. */
export interface TestedArticle {
  contentPath: string
  fields: ArticleFields
  markdown: string
}

/** Parses a condition such as `author=Print`. Returns the condition, or the reason why it is invalid. */
export function parseCondition(text: string): ArticleCondition | { reason: string } {
  const [, subjectName = '', operator, value = ''] = /^([A-Za-z]+)(!=|!~|[=~<>])(.*)$/s.exec(text) ?? []
  const subject =
    subjectName === 'text' || subjectName === 'file' ? subjectName : toEditableField(subjectName)
  if (operator !== undefined && subject !== null)
    return { subject, operator: operator as ConditionOperator, value }
  return {
    reason: `Expected <field>=<value>, with !=, ~ (contains), !~, < or > in place of =. Fields: ${editableFieldsText}, text, file.`,
  }
}

const foldCase = (text: string) => text.normalize('NFC').toLowerCase()

function listSubjectValues(
  { contentPath, fields, markdown }: TestedArticle,
  subject: ArticleCondition['subject'],
): readonly string[] {
  if (subject === 'text') return [markdown]
  return subject === 'file' ? [contentPath] : listFieldValues(fields, subject)
}

/** True if an article meets a condition. With `=`, an empty value matches an absent field. */
export function meetsCondition(
  article: TestedArticle,
  { subject, operator, value }: ArticleCondition,
): boolean {
  const values = listSubjectValues(article, subject)
  const containsValue = () => values.some((subjectValue) => foldCase(subjectValue).includes(foldCase(value)))
  const equalsValue = () => (value === '' ? values.length === 0 : values.includes(value))
  switch (operator) {
    case '=':
      return equalsValue()
    case '!=':
      return !equalsValue()
    case '~':
      return containsValue()
    case '!~':
      return !containsValue()
    case '<':
      return values.some((subjectValue) => subjectValue.slice(0, value.length) < value)
    case '>':
      return values.some((subjectValue) => subjectValue.slice(0, value.length) > value)
  }
}
