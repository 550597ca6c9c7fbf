import type { Element, ElementContent } from 'hast'
import { expect, it } from 'vitest'
import { createBodyCandidate } from '../../../../../src/cli/import/page/body/body-candidate.ts'
import { ReadabilityChoice } from '../../../../../src/cli/import/page/body/readability-choice.ts'

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
})

const paragraphs = Array.from({ length: 10 }, () =>
  element('p', [
    { type: 'text', value: 'The ferry stopped on Monday, and nobody crossed the water. '.repeat(5) },
  ]),
)
const first = (count: number) => element('div', paragraphs.slice(0, count))
const letterCount = (count: number) =>
  createBodyCandidate(paragraphs.slice(0, count), new Set()).proseLetterCount

/** The letters of the choice within the named element that confirms it. */
const confirmedBy = (...named: Element[]) =>
  new ReadabilityChoice(createBodyCandidate(paragraphs, new Set()), named).confirmedCandidate
    ?.proseLetterCount

it('a choice is confirmed by the first of six named elements that contains nearly all of it', () => {
  expect([confirmedBy(first(9)), confirmedBy(first(8))]).toEqual([letterCount(9), undefined])
  expect(confirmedBy(first(2), first(9), first(10))).toBe(letterCount(9))
  const small = (count: number) => Array.from({ length: count }, () => first(1))
  expect(confirmedBy(...small(5), first(10))).toBe(letterCount(10))
  expect(confirmedBy(...small(6), first(10))).toBeUndefined()
})
