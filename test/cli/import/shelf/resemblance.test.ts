import { describe, expect, it } from 'vitest'
import { findRefusalReason } from '../../../../src/cli/import/shelf/publishable-article.ts'
import { resemblesArticle } from '../../../../src/cli/import/shelf/resemblance.ts'

const file = (headline: string, body: string) => `---\nheadline: ${headline}\n---\n\n${body}\n`

describe('two versions of a text', () => {
  it.each([
    ['half of the words of the longer', 'one two three four', 'one two five six', true],
    ['less than half', 'one two three four five', 'one two six seven eight', false],
    ['a part of a much longer one', 'one two', 'one two three four five six seven', false],
    ['the same words in another order', 'one two three four', 'four three two one', true],
  ])('share %s', (_, stored, read, expected) => {
    expect(resemblesArticle(file('One', stored), 'One', read)).toBe(expected)
    expect(resemblesArticle(file('One', read), 'One', stored)).toBe(expected)
  })

  it('are compared with their headlines', () => {
    expect(resemblesArticle(file('Alpha beta gamma', 'One two.'), 'Alpha beta gamma', 'Three four.')).toBe(
      true,
    )
    expect(resemblesArticle(file('Alpha beta gamma', 'One two.'), 'Delta', 'Three four.')).toBe(false)
  })

  it('are compared although the file has a fault', () => {
    expect(resemblesArticle('---\nheadline: A: b\n---\nOne two three.', 'A', 'One two three.')).toBe(true)
  })
})

describe('the reason why publishing refuses a file', () => {
  it.each([
    [file('A', 'Words.'), null],
    [
      '---\nheadline: A\nlanguage: not one\n---\n',
      expect.stringMatching(/^language: is not a language code/),
    ],
    ['---\nurl: https://e.example/a\n---\n', expect.stringMatching(/^headline: /)],
  ])('of %j is %s', (text, reason) => expect(findRefusalReason(text)).toEqual(reason))
})
