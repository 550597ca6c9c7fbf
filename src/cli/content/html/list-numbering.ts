import type { Properties } from 'hast'

/**
 * Parses a list number as HTML does ("rules for parsing integers"). Returns `null` for other values and beyond 32
 * bits.
 */
export function parseListNumber(value: unknown): number | null {
  const parsedNumber = typeof value === 'string' ? Number.parseInt(value, 10) : value
  return typeof parsedNumber === 'number' &&
    Math.abs(parsedNumber) < 2 ** 31 &&
    Number.isInteger(parsedNumber)
    ? parsedNumber
    : null
}

/**
 * The attributes of an ordered list, and the value of each entry whose number is out of sequence; `null` for the
 * others.
 */
export interface ListNumbering {
  listProperties: Properties
  explicitValues: (number | null)[]
}

/**
 * Reduces the numbers of an ordered list to the first one if the others follow in sequence, as in Markdown.
 * @param statedNumbers the number that each entry states, or `null`
 */
export function toListNumbering(
  { start, reversed }: Properties,
  statedNumbers: readonly (number | null)[],
): ListNumbering {
  const isReversed = reversed === true || reversed === ''
  const defaultStart = isReversed ? statedNumbers.length : 1
  const firstNumber = statedNumbers[0] ?? parseListNumber(start) ?? defaultStart
  let expectedNumber = firstNumber
  const explicitValues = statedNumbers.map((statedNumber) => {
    const isConsecutive = statedNumber === null || statedNumber === expectedNumber
    expectedNumber = (statedNumber ?? expectedNumber) + (isReversed ? -1 : 1)
    return isConsecutive ? null : statedNumber
  })
  const listProperties = {
    ...(firstNumber === defaultStart ? {} : { start: firstNumber }),
    ...(isReversed ? { reversed: true } : {}),
  }
  return { listProperties, explicitValues }
}
