import { expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import { extractReadablePart } from '../../../../../src/cli/import/page/body/readability.ts'

const sentence =
  'The ferry between the two shores stopped on Monday, after its rudder broke, and nobody came. '

/** A page whose text lies in so many elements within one another, below a heading of so many words. */
const nested = (depth: number, sentences: number, headingWords = 2) =>
  parseHtmlFragment(
    `${'<div>'.repeat(depth)}<h1>${'ferry '.repeat(headingWords)}</h1><p>${sentence.repeat(sentences)}</p>${'</div>'.repeat(depth)}`,
  )

it('a page is not given to Readability where that would take minutes', () => {
  expect(extractReadablePart(nested(5, 20))).not.toBeNull()
  expect(extractReadablePart(nested(150, 1500))).toBeNull()
})

it('nor is a page whose heading would be compared with its title for minutes', () => {
  expect(extractReadablePart(nested(5, 20, 100))).not.toBeNull()
  expect(extractReadablePart(nested(5, 20, 10_000))).toBeNull()
})
