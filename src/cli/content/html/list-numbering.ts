import type { Properties } from 'hast'

/** HTML's integers, as far as browsers count. */
export function parseListNumber(value: unknown): number | null {
  const number = typeof value === 'string' ? Number.parseInt(value, 10) : value
  return typeof number === 'number' && Math.abs(number) < 2 ** 31 && Number.isInteger(number) ? number : null
}

/** The attributes of an ordered list, and the values of those entries that do not follow from the entry before. */
export interface Numbering {
  properties: Properties
  values: (number | null)[]
}

/**
 * The numbers of an ordered list, said as Markdown says them where it can: by the first one alone.
 * @param values each entry's own number, `null` where it has none
 */
export function toNumbering({ start, reversed }: Properties, values: readonly (number | null)[]): Numbering {
  const isReversed = reversed === true || reversed === ''
  const natural = isReversed ? values.length : 1
  const first = values[0] ?? parseListNumber(start) ?? natural
  let next = first
  const own = values.map((value) => {
    const isNatural = value === null || value === next
    next = (value ?? next) + (isReversed ? -1 : 1)
    return isNatural ? null : value
  })
  const properties = {
    ...(first === natural ? {} : { start: first }),
    ...(isReversed ? { reversed: true } : {}),
  }
  return { properties, values: own }
}
