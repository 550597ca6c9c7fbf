import { describe, expect, it } from 'vitest'
import { splitHeadline } from '../../../../src/cli/import/plain-text/split-headline.ts'

/** A line of this many letters, with what ends it. */
const line = (length: number, end = '') => 'x'.repeat(length - end.length) + end
const below = [['Words.']]

describe('the headline of a text', () => {
  it('is its first line, and the other lines are its paragraphs', () => {
    expect(splitHeadline([['Ferry'], ['One.'], ['Two.']], true)).toEqual({
      headline: 'Ferry',
      paragraphs: [['One.'], ['Two.']],
      isHeadlineInferred: false,
    })
    expect(splitHeadline([['Ferry', 'One,', 'two.'], ['Three.']], false)).toEqual({
      headline: 'Ferry',
      paragraphs: [['One,', 'two.'], ['Three.']],
      isHeadlineInferred: false,
    })
    expect(splitHeadline([['Ferry']], true)).toEqual({
      headline: 'Ferry',
      paragraphs: [],
      isHeadlineInferred: false,
    })
  })

  it('is none without a line', () => {
    expect(splitHeadline([], true)).toBeNull()
    expect(splitHeadline([['']], true)).toBeNull()
  })

  it('repeats the first sentence where the first line is text, which stays', () => {
    expect(splitHeadline([['The ferry sank. It was night.']], true)).toEqual({
      headline: 'The ferry sank.',
      paragraphs: [['The ferry sank. It was night.']],
      isHeadlineInferred: true,
    })
  })

  it.each<[string, string, string[][], boolean, boolean]>([
    ['a sentence that is the whole text', 'It sank.', [], false, true],
    ['a sentence in quotation marks', '“It sank.”', [], false, true],
    ['three dots', 'It sank...', [], false, false],
    ['a question', 'Did it sink?', [], false, false],
    ['a sentence above text', 'It sank.', below, false, false],
    ['a short sentence right above text', line(60, '.'), below, true, false],
    ['a sentence right above text', line(61, '.'), below, true, true],
    ['a sentence apart from the text', line(120, '.'), below, false, false],
    ['a long sentence apart from the text', line(121, '.'), below, false, true],
    ['a line without text', line(120), [], false, false],
    ['a long line without text', line(121), [], false, true],
    ['a long line above text', line(300), below, true, false],
    ['a longer line above text', line(301), below, true, true],
    ['two sentences', `It sank. Then it rose ${line(160 - 22)}`, below, false, false],
    ['two sentences in a long line', `It sank. Then it rose ${line(161 - 22)}`, below, false, true],
  ])('%s: taken for text: %s', (_, first, others, isFollowed, isText) => {
    expect(splitHeadline([[first], ...others], !isFollowed)?.isHeadlineInferred).toBe(isText)
  })
})
