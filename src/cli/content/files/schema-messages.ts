import type { z } from 'zod'
import { notOneTextMessage } from '../schema/fields.ts'
import { quoteText } from '../yaml/quoting-remedy.ts'
import { joinKeys } from './field-path.ts'

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
  return input.length > maxQuotedLength ? `"${input.slice(0, maxQuotedLength)}…" ` : `"${input}" `
}

/** Returns the text that YAML read as a name and a value because it contains a colon; `null` if it cannot be printed. */
function findSplitText(input: unknown): string | null {
  const [entry, ...otherEntries] = Array.isArray(input) ? [] : Object.entries(input ?? {})
  const text = entry && otherEntries.length === 0 && typeof entry[1] === 'string' ? entry.join(': ') : null
  return text === null || /\p{C}/u.test(text) ? null : text
}

function describeMissingField(path: readonly PropertyKey[]): string {
  const place = path.length === 1 ? 'on a line of its own' : `in ${joinKeys(path.slice(0, -1))}`
  return `is missing: write \`${String(path.at(-1))}: …\`, with its value, ${place}`
}

/** Describes an empty value whose message is about another mistake, such as the form of a date. */
function describeEmptyValue({ path, message, input }: z.core.$ZodIssue): string | null {
  if (input !== '') return null
  if (typeof path.at(-1) === 'number') return 'contains an empty value: write it, or remove it'
  return /^(?:is not|must be a list)/.test(message)
    ? 'is empty: write a value, in quotation marks if it begins with #'
    : null
}

/** Returns the reason why the schema rejects a value. */
export function describeSchemaIssue(issue: z.core.$ZodIssue): string {
  const { code, message, path, input } = issue
  if (code === 'invalid_key') return issue.issues[0]?.message ?? message
  if (code === 'invalid_type' && path.length === 0)
    return 'contains no fields: write each one on a line of its own, with a colon and a space after its name, as in `language: en`'
  if (code === 'invalid_type' && input === undefined) return describeMissingField(path)
  const splitText = message === notOneTextMessage ? findSplitText(input) : null
  return splitText === null
    ? (describeEmptyValue(issue) ?? createListItemPrefix(issue) + message)
    : `contains a colon and a space, so it needs quotation marks: write \`${quoteText(splitText)}\``
}
