import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import {
  collectFieldChanges,
  type FieldAssignment,
  parseAssignment,
} from '../../../../src/cli/review/edit/assignment.ts'
import { meetsCondition, parseCondition } from '../../../../src/cli/review/edit/condition.ts'

const fields = {
  ...emptyArticleFields,
  headline: 'Pier',
  published: '2016-04-08',
  byline: 'By Zoe\u0301',
  authors: ['Ann Lee'],
  topics: ['Harbour'],
}

function changesBy(...texts: string[]) {
  const parsed = texts.map(parseAssignment)
  return Object.fromEntries(collectFieldChanges(fields, parsed as FieldAssignment[]))
}

describe('a change of a field', () => {
  it.each([
    [['byline=Print'], { byline: 'Print' }],
    [['byline='], { byline: null }],
    [['topic+=Piers'], { topics: ['Harbour', 'Piers'] }],
    [['topics+=Harbour'], {}],
    [['topics='], { topics: [] }],
    [['author-=Ann Lee', 'authors+=Bo Roe', 'author+=Cy Poe'], { authors: ['Bo Roe', 'Cy Poe'] }],
    [['author-=Ann Lee', 'author+=Ann Lee'], {}],
    [['byline=a=b'], { byline: 'a=b' }],
  ])('%j changes %j', (texts, changes) => expect(changesBy(...texts)).toEqual(changes))

  it.each(['byline+=Print', 'topics+=', 'topics-=', 'body=Words', 'toString=x', 'byline', 'byline~x'])(
    'is refused with the fields that can be changed: %s',
    (text) =>
      expect(parseAssignment(text)).toEqual({
        reason: expect.stringContaining('Fields: headline, '),
      }),
  )
})

describe('a condition', () => {
  const isMet = (text: string) => {
    const condition = parseCondition(text)
    if ('reason' in condition) throw new Error(condition.reason)
    const ofTwoTopics = { ...fields, topics: ['Harbour', 'Ferries'] }
    return meetsCondition(
      { contentPath: 'e/articles/a.md', fields: ofTwoTopics, markdown: 'The pier stands.' },
      condition,
    )
  }
  it.each([
    ['author=Ann Lee', 'author=Ann'],
    ['author!=Ann', 'author!=Ann Lee'],
    ['author~lee', 'author~roe'],
    ['section=', 'byline='],
    ['topic~HARB', 'topic~pier'],
    ['topic!~pier', 'topic!~ferr'],
    ['byline~zo\u00e9', 'byline~zoe'],
    ['text~the PIER', 'text~quay'],
    ['text!~quay', 'text!~pier'],
    ['file~articles/a', 'file~articles/b'],
    ['published<2017', 'published<2016'],
    ['published>2015', 'published>2016'],
    ['published>2016-04-07', 'published>2016-04-08'],
  ])('%s is met, and %s is not', (met, unmet) => expect([isMet(met), isMet(unmet)]).toEqual([true, false]))

  it.each(['author', 'body=x', 'author?x'])('is refused: %s', (text) =>
    expect(parseCondition(text)).toEqual({ reason: expect.stringMatching(/Fields: .*, text, file\.$/) }),
  )
})
