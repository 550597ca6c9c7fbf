import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'

const lost = (sourceText: string, markdown: string, { dropped = [''], headline = '' } = {}) =>
  findLostWords(
    { sourceText, dropped: dropped.map((text) => ({ reason: 'navigation', text })) },
    { fields: { ...emptyArticleFields, headline }, markdown },
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
    for (const written of ['\\&lt;a', '&amp;lt;a', '&#x26;lt;a', '&#38;lt;a'])
      expect(lost('&lt;a', written)).toEqual([])
    expect(lost('<a', '&lt;a')).toEqual([])
    expect(lost('lt a', '&lt;a')).toEqual(['lt'])
    expect(lost('side by side', 'sideby side')).toEqual([])
    expect(lost('haha', '*ha* <b>ha</b>')).toEqual([])
    expect(lost('haha', 'ha')).toEqual(['haha'])
  })

  it('reads the marks of emphasis as text in code', () => {
    expect(lost('a*b*c (c$ a', '`a*b*c` <a href="/x">(c<code>$</code> <code>a</code></a>')).toEqual([])
    expect(lost('a*b*ca__b c', '<p>a*b*c<code>a__b</code> c</p>')).toEqual([])
    expect(lost('unbelievable', '`` ` `` un**believ**able')).toEqual([])
  })

  it('joins and divides only neighbours, so that a short word is not found inside a long one', () => {
    expect(lost('a ferry sank', 'The ferry sank far away at last')).toEqual(['a'])
    expect(lost('one two three four', 'four threetwo')).toEqual(['one', 'two', 'three'])
    expect(lost('may the or', '![](https://e.example/maytheor.png) sea')).toEqual([])
    expect(lost('or it may', '![](https://e.example/mayor.png)')).toEqual(['or', 'it', 'may'])
  })

  it('finds a word whose parts a link divides, each part once', () => {
    expect(lost('unbelievable', 'un[believ](https://e.example/x)able')).toEqual([])
    expect(lost('unable unable', 'un[x](/y)able')).toEqual(['unable'])
    expect(lost('one two three', 'onetwo twothree')).toEqual(['three'])
  })

  it('divides a word differently if one of the parts would occur too often', () => {
    expect(lost('article 111', '[article 11](https://law.example/x)<sup>1</sup>')).toEqual([])
    expect(lost('article 1111', '[article 11](https://law.example/x)<sup>1</sup>')).toEqual(['1111'])
  })

  it('counts a word that a join had already found elsewhere', () => {
    expect(lost('side by side', 'sideby')).toEqual(['side'])
  })
})
