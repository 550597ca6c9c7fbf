import { replaceControls } from '../../../content/schema/control-characters.ts'
import type { Matter } from './front-matter.ts'

/** Words by which front matter says that there is no value. */
const nothing = new Set(['', '~', 'null', 'false', 'none', 'true'])

const textOf = (value: Matter | undefined): string | null =>
  typeof value === 'string' && !nothing.has(value.trim().toLowerCase()) ? replaceControls(value).trim() : null

/** The first of the fields that is a text. */
export function textIn(matter: Record<string, Matter>, ...names: string[]): string | null {
  return names.map((name) => textOf(matter[name])).find((value) => value !== null) ?? null
}

/** Whether a field is set, as front matter says yes. */
export const isTrue = (value: Matter | undefined): boolean => /^(?:true|yes|on|1)$/i.test(String(value ?? ''))

/** Whether a field is unset, as front matter says no. */
export const isFalse = (value: Matter | undefined): boolean =>
  /^(?:false|no|off|0)$/i.test(String(value ?? ''))

/** The texts of a field: a list's, or the one it is, divided by `separator`. */
export function listIn(value: Matter | undefined, separator: RegExp | null): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values
    .map(textOf)
    .filter((text) => text !== null)
    .flatMap((text) => (Array.isArray(value) || separator === null ? [text] : text.split(separator)))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

function nameOf(value: Matter): string | null {
  if (typeof value === 'string') return textOf(value)
  return Array.isArray(value) ? null : textIn(value, 'name', 'display_name', 'title', 'login')
}

/** Names of people: a text, a map with a name, or a list of these. */
export function namesIn(value: Matter | undefined): string[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.map(nameOf).filter((name) => name !== null)
}
