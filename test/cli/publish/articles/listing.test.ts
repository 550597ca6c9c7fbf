import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { createExcerpt, createListing } from '../../../../src/cli/publish/articles/listing.ts'

describe('an excerpt', () => {
  it.each([
    ['', ''],
    ['Short.', 'Short.'],
    [
      'The ferry left at noon with two hundred people on board and never arrived. The harbour master would say nothing about it on Tuesday, but a fisherman from the north quay had seen a light.',
      'The ferry left at noon with two hundred people on board and never arrived.',
    ],
    [
      'The chief of the harbour police, a cousin of Mr. Lee and of the mayor, Mr. Roy of the north quay, told a hearing of the council in the old customs house that nobody had asked him anything',
      'The chief of the harbour police, a cousin of Mr. Lee and of the mayor, Mr. Roy of the north quay, told a hearing of the council in the old customs house that…',
    ],
    [
      'Le traversier est parti à midi avec deux cents personnes à bord, «\u00a0comme chaque jour.\u00a0» La capitainerie n’a rien voulu dire mardi, mais un pêcheur du quai nord avait vu une lumière.',
      'Le traversier est parti à midi avec deux cents personnes à bord, «\u00a0comme chaque jour.\u00a0»',
    ],
    [
      'The ferry left at noon. Two hundred people were on board of it when it left the harbour, and nobody had seen the light on the north quay until the evening of the same day.',
      'The ferry left at noon. Two hundred people were on board of it when it left the harbour, and nobody had seen the light on the north quay until the evening of…',
    ],
    [`${'x'.repeat(159)}. Then.`, `${'x'.repeat(159)}.`],
  ])('of %j is %j', (paragraph, excerpt) => expect(createExcerpt(paragraph)).toBe(excerpt))

  it('of Chinese ends with a whole sentence', () => {
    const sentence = '市政府星期二宣布港口图书馆将在秋天重新开放'
    expect(createExcerpt(`${sentence.repeat(3)}。${sentence.repeat(10)}。`)).toBe(`${sentence.repeat(3)}。`)
  })
})

describe('an article’s line in lists', () => {
  const place = { address: '/e/a', editionLanguage: 'fr', lead: 'Its first words.', picture: null }
  const article = { ...emptyArticleFields, headline: 'A' }

  it('has only what the article has', () => {
    expect(createListing(article, { ...place, lead: '' })).toEqual({
      address: '/e/a',
      headline: 'A',
      published: null,
      modified: null,
    })
  })

  it('has the standfirst rather than the text, and the authors rather than the byline', () => {
    const fields = { ...article, byline: 'By Ann Lee', section: 'World', language: 'en' }
    expect(createListing(fields, place)).toMatchObject({
      language: 'en',
      excerpt: 'Its first words.',
      credit: 'By Ann Lee',
      section: 'World',
    })
    const more = { ...fields, alternativeHeadline: 'What happened', authors: ['Ann Lee', 'Bo Ek'] }
    expect(createListing(more, place)).toMatchObject({ excerpt: 'What happened', credit: 'Ann Lee, Bo Ek' })
    const unprinted = { ...more, provenance: { alternativeHeadline: 'opengraph' } }
    expect(createListing(unprinted, place).excerpt).toBe('Its first words.')
  })
})
