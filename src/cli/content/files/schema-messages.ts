import type { z } from 'zod'
import { toDocsPath } from './to-docs-path.ts'

/** Remedies by the kind of value that a field expects. */
const remedyByExpectedType: ReadonlyMap<string, string> = new Map([
  ['string', 'must be text, not a list or fields: put it in quotation marks'],
  ['array', 'must be a list: write each value on a line of its own, after "- "'],
  ['object', 'must contain fields: write each one on a line of its own, indented below this name'],
  ['record', 'must be pairs, such as { name: value }'],
])

/** Returns the message for a value whose schema has no message of its own. Contains none of the library's text. */
export const createDefaultMessage = (issue: z.core.$ZodRawIssue): string =>
  (issue.code === 'invalid_type' ? remedyByExpectedType.get(issue.expected) : undefined) ??
  `is not a value that this field can have: ${toDocsPath('content.md')} lists them`

/** Maximum length of a value that a message quotes, in characters. */
const maxQuotedLength = 60

/** Quotes a value of a list, in front of a reason, since the list's name leaves open which value is meant. */
function quoteListValue({ path, input }: z.core.$ZodIssue): string {
  if (typeof path.at(-1) !== 'number' || typeof input !== 'string') return ''
  if (!/\S/.test(input) || /\p{C}/u.test(input)) return ''
  return input.length > maxQuotedLength ? `${input.slice(0, maxQuotedLength)}… ` : `${input} `
}

/** Returns the reason why a value is rejected. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  if (issue.path.length === 0 && issue.code === 'invalid_type')
    return 'contains no fields: write each one on a line of its own, such as name: The Beacon'
  return issue.code === 'invalid_type' && issue.input === undefined
    ? 'is missing: add it, since it is required'
    : quoteListValue(issue) + issue.message
}

/**
 * Joins a path into a field, such as `corrections.1.published` of the first correction. Values in a list are reported
 * under the list's name.
 */
export const joinFieldPath = (fieldPath: readonly PropertyKey[]): string =>
  (typeof fieldPath.at(-1) === 'number' ? fieldPath.slice(0, -1) : fieldPath)
    .map((key) => (typeof key === 'number' ? key + 1 : key))
    .join('.')
