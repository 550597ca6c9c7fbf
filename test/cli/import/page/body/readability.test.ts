import { expect, it } from 'vitest'
import { parseHtml } from '../../../../../src/cli/content/html/parse-html.ts'
import { extractReadablePart } from '../../../../../src/cli/import/page/body/readability.ts'

const sentence =
  'The ferry between the two shores stopped on Monday, after its rudder broke, and nobody came. '

/** A page whose text lies in so many elements within one another. */
const nested = (depth: number, sentences: number) =>
  parseHtml(`${'<div>'.repeat(depth)}<p>${sentence.repeat(sentences)}</p>${'</div>'.repeat(depth)}`)

it('a page is not given to Readability where that would take minutes', () => {
  expect(extractReadablePart(nested(5, 20))).not.toBeNull()
  expect(extractReadablePart(nested(150, 1500))).toBeNull()
})

it('a page is not given to Readability where its heading would be compared for minutes', () => {
  const headed = (words: number) =>
    parseHtml(`<h1>${'ferry '.repeat(words)}</h1><div><div><p>${sentence.repeat(20)}</p></div></div>`)
  expect(extractReadablePart(headed(100))).not.toBeNull()
  expect(extractReadablePart(headed(10_000))).toBeNull()
})
