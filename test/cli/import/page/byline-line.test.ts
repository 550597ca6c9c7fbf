import { describe, expect, it } from 'vitest'
import { repeatsByline, trimByline } from '../../../../src/cli/import/page/lines/byline-line.ts'
import { ferryFields } from './ferry-fields.ts'

describe('a printed byline', () => {
  it.each([
    ['By Ann Lee May 5, 2016', 'By Ann Lee'],
    ['By Ann Lee Updated: 5 May 2016 9:38 pm Posted: 4 May 2016', 'By Ann Lee'],
    ['By Ann Lee Last updated 04 June 2020, first printed 2 June', 'By Ann Lee'],
    ['Von Ann Lee am 14. Mai 2016, 15:40 Uhr', 'Von Ann Lee'],
    ['Par Ann Lee publié le 26/12/2016 à 21:00', 'Par Ann Lee'],
    ['Par Ann Lee - 05:01 - Temps de lecture:', 'Par Ann Lee'],
    ['Por Ann Lee 10/12/16 - 10h02', 'Por Ann Lee'],
    ['por Ann Lee 1 de diciembre de 2016', 'por Ann Lee'],
    ['Ann Lee|Published 4 months ago', 'Ann Lee'],
    ['By Ann Lee • 16 hours ago', 'By Ann Lee'],
    ['By Ann Lee on Monday, 5th May 2016 in Harbour', 'By Ann Lee'],
    ['北港日報 (2016-05-05 11:12)', '北港日報'],
  ])('ends before its date: %s', (line, trimmed) => expect(trimByline(line, ['Ann Lee'])).toBe(trimmed))

  it.each([
    ['By Ann Lee @annlee', 'By Ann Lee'],
    ['By Ann Lee | ann.lee@paper.example | Paper Group', 'By Ann Lee'],
    ['By Ann Lee Follow', 'By Ann Lee'],
    ['By Ann Lee +Follow', 'By Ann Lee'],
    ['By Ann Lee, is a senior editor for ships. Before that, she steered one.', 'By Ann Lee'],
    ['By Bo Ray and Ann Lee is our captain. Earlier, she wrote. Bo Ray', 'By Bo Ray and Ann Lee'],
    ['By Ann Lee View all articles Name (required)', 'By Ann Lee'],
    ['By Ann Lee Ann Lee writes about ferries.', 'By Ann Lee'],
    ['By Ann Lee –', 'By Ann Lee'],
  ])('ends before the box around it: %s', (line, trimmed) =>
    expect(trimByline(line, ['Ann Lee'])).toBe(trimmed),
  )

  it.each([
    ['By Ann Lee, The Wire May 5, 2016', 'By Ann Lee, The Wire'],
    ['By Ann Lee Harbour Sun | May 5, 2016', 'By Ann Lee Harbour Sun'],
    ['By Ann Lee | The Ferry', 'By Ann Lee | The Ferry'],
    ['By Ann Lee and Bo May', 'By Ann Lee and Bo May'],
    ['Text by Ann Lee | Pictures by Bo Ray', 'Text by Ann Lee | Pictures by Bo Ray'],
    ['By Ann Lee, Assoc. Press', 'By Ann Lee, Assoc. Press'],
    ['By Ann Lee, who sailed to St. Ives', 'By Ann Lee, who sailed to St. Ives'],
    ['By Ann Lee, Channel 4 News', 'By Ann Lee, Channel 4 News'],
    ['By Ann Lee, BR24 newsroom', 'By Ann Lee, BR24 newsroom'],
  ])('keeps for whom it was written, and other credits: %s', (line, kept) =>
    expect(trimByline(line, ['Ann Lee'])).toBe(kept),
  )

  it.each([
    ['an author follows the date', 'By 5 May 2016 Ann Lee'],
    ['another author follows an address', 'By Ann Lee ann@paper.example and Bo Ray'],
    ['nothing but an opening would be left', 'By 5 May 2016'],
    ['nothing would be left', '10:05'],
  ])('stays as it is where %s', (_, line) => expect(trimByline(line, ['Ann Lee', 'Bo Ray'])).toBe(line))

  it('may have an author who is called like a month, or a day', () => {
    expect(trimByline('By Theresa May 5 June 2016', ['Theresa May'])).toBe('By Theresa May 5 June 2016')
    expect(trimByline('By Theresa May | 5 June 2016', ['Theresa May'])).toBe('By Theresa May')
  })

  it('is recognised with its date, where the field has none', () => {
    const fields = { ...ferryFields, authors: [], byline: 'By Ann Lee' }
    expect(repeatsByline('By Ann Lee May 5, 2016', fields)).toBe(true)
    expect(repeatsByline('By Ann Lees May 5, 2016', fields)).toBe(false)
  })
})
