import { describe, expect, it } from 'vitest'
import { lostWords } from '../../../../src/cli/import/accounting/lost-words.ts'
import { unknownArticle } from '../../../../src/cli/import/unknown-article.ts'

const lost = (sourceText: string, markdown: string, { dropped = [''], headline = '' } = {}) =>
  lostWords(
    { sourceText, dropped: dropped.map((text) => ({ reason: 'navigation', text })) },
    { fields: { ...unknownArticle, headline }, markdown },
  )

describe('the account of words', () => {
  it('finds the words of the source in body, fields and dropped blocks', () => {
    expect(
      lost('Menu Harbour closes The ferry sailed.', 'The *ferry* sailed.', {
        headline: 'Harbour closes',
        dropped: ['Menu'],
      }),
    ).toEqual([])
  })

  it('names words that are nowhere, each as often as it is missing', () => {
    expect(lost('one two two constructor', 'one two')).toEqual(['two', 'constructor'])
  })

  it('is not misled by markup within a word, escapes and references', () => {
    expect(
      lost('unbelievable snake_case AT&T ½ l’eau', 'un**believ**able snake\\_case AT&amp;T ½ l’eau'),
    ).toEqual([])
    expect(lost('H2O', 'H<sub>2</sub>O')).toEqual([])
    expect(lost('side by side', 'sideby side')).toEqual([])
  })
})
