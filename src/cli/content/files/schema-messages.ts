import type { z } from 'zod'
import { toDocsPath } from './to-docs-path.ts'

/** Error messages, by the type of value that a field expects. */
const messageByExpectedType: ReadonlyMap<string, string> = new Map([
  ['string', 'must be one text, not a list or a group of fields: write it on one line, in quotation marks'],
  ['array', 'must be a list: write each value on a line of its own, after "- "'],
  ['object', 'must contain fields: write each one on a line of its own, indented below this name'],
  [
    'record',
    'must be names with their values: write each on a line of its own, indented below this field, such as name: value',
  ],
])

/**
 * Returns the message for an issue for which the schema defines none. The message contains no text from the
 * validation library.
 */
export const createDefaultMessage = (issue: z.core.$ZodRawIssue): string =>
  (issue.code === 'invalid_type' ? messageByExpectedType.get(issue.expected) : undefined) ??
  `is not a value that this field can have: ${toDocsPath('content.md')} lists them`

/** Maximum length of a quoted value in a message, in characters. */
const maxQuotedLength = 60

/**
 * Returns the beginning of an invalid list item, followed by a space, to precede the reason: the list's name alone
 * does not say which item is invalid. Returns an empty string for an issue outside a list, or for an item that cannot
 * be printed.
 */
function createListItemPrefix({ path, input }: z.core.$ZodIssue): string {
  if (typeof path.at(-1) !== 'number' || typeof input !== 'string') return ''
  if (!/\S/.test(input) || /\p{C}/u.test(input)) return ''
  return input.length > maxQuotedLength ? `${input.slice(0, maxQuotedLength)}… ` : `${input} `
}

/** Returns the reason why the schema rejects a value. */
export function describeSchemaIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  if (issue.path.length === 0 && issue.code === 'invalid_type')
    return 'contains no fields: write each one on a line of its own, such as name: The Beacon'
  return issue.code === 'invalid_type' && issue.input === undefined
    ? 'is required but missing: add it'
    : createListItemPrefix(issue) + issue.message
}

/**
 * Joins a path into a field's name, such as `corrections.1.published` for the date of the first correction. For a
 * list item, returns the name of the list.
 */
export const joinFieldPath = (fieldPath: readonly PropertyKey[]): string =>
  (typeof fieldPath.at(-1) === 'number' ? fieldPath.slice(0, -1) : fieldPath)
    .map((key) => (typeof key === 'number' ? key + 1 : key))
    .join('.')
