import type { Properties } from 'hast'

/**
 * Parses a list number as HTML does ("rules for parsing integers"). Returns `null` for any other value, and for a
 * number beyond 32 bits.
 */
export function parseListNumber(value: unknown): number | null {
  const parsedNumber = typeof value === 'string' ? Number.parseInt(value, 10) : value
  return typeof parsedNumber === 'number' &&
    Math.abs(parsedNumber) < 2 ** 31 &&
    Number.isInteger(parsedNumber)
    ? parsedNumber
    : null
}

/** An ordered list's attributes, and a `value` for each entry: `null` if its number follows in sequence. */
export interface ListNumbering {
  listProperties: Properties
  explicitValues: (number | null)[]
}

/**
 * Reduces the numbers of an ordered list, as in Markdown, to its first number and those that are out of sequence.
 * @param statedNumbers the number that each entry states; `null` if it states none
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
