import { describe, expect, it } from 'vitest'
import type { CollectionDocument } from '../../src/model/document.ts'
import {
  collectionTitleOf,
  formatPeriod,
  frontTitleOf,
  fullTitleOf,
  toDivisionLabel,
  toListLabel,
} from '../../src/representation/collection-title.ts'
import { chooseCatalogue } from '../../src/representation/words/index.ts'
import { context, edition, inFrench, ofArchive } from '../support/page-context.ts'

const listOf = (fields: Partial<CollectionDocument>) =>
  ({ names: [], period: null, undated: false, initial: null, ...fields }) as CollectionDocument

describe('the title of a list', () => {
  it.each<[Partial<CollectionDocument>, string]>([
    [{ subject: 'front' }, 'The E'],
    [{ subject: 'topics', initial: 'ab' }, 'Topics – AB…'],
    [{ subject: 'month', period: '2016-04' }, 'April 2016'],
    [{ subject: 'topic', names: ['Otan', 'OTAN'], period: '2016-04-08' }, 'Otan / OTAN – April 8, 2016'],
    [{ subject: 'year', period: '2016', undated: true }, '2016 – Undated'],
    [{ subject: 'on-this-day', period: '--04-08' }, 'On this day – April 8'],
  ])('%o', (fields, title) => expect(collectionTitleOf(listOf(fields), context)).toBe(title))

  it('of the whole archive is its name', () =>
    expect(collectionTitleOf(listOf({ subject: 'archive' }), ofArchive)).toBe('Generated'))
})

describe('the label of a link to a list', () => {
  const label = (name: string, subject: CollectionDocument['subject'], at = context) =>
    toDivisionLabel(name, listOf({ subject }), at)

  it.each(['2015-04', 'sections', 'undated', '--04-08', 'corrections'])(
    'is a name as the newsroom wrote it: %s',
    (name) => {
      for (const subject of ['topics', 'authors', 'sections', 'archive'] as const)
        expect(label(name, subject)).toBe(name)
    },
  )

  it('is a period or a list in words', () => {
    const names = ['2015-04', 'sections', 'undated', '--04-08', 'The E', 'constructor']
    expect(names.map((name) => label(name, 'year'))).toEqual([
      'April 2015',
      'Sections',
      'Undated',
      'April 8',
      'The E',
      'constructor',
    ])
    expect(label('2015-04', 'year', inFrench)).toBe('avril 2015')
    expect(formatPeriod('--01-01', 'fr')).toBe('1er janvier')
  })

  it('is in words for any list that is not a division', () =>
    expect(toListLabel('topics', context)).toBe('Topics'))
})

describe('the title for tabs and search engines', () => {
  it.each([
    ['1998', '2021-05', 'The E – Archive 1998–2021'],
    ['2016-04', '2016-12-31', 'The E – Archive 2016'],
    [null, '2016', 'The E – Archive 2016'],
    [null, null, 'The E – Archive'],
  ])('of a front names its years once: %s, %s', (founded, closed, title) =>
    expect(frontTitleOf({ ...edition, founded, closed }, chooseCatalogue('en'))).toBe(title),
  )

  it('ends with the edition, unless it begins with it', () => {
    expect(
      ['2016', 'The E', 'The E – Archive 2016', 'The Eel'].map((title) => fullTitleOf(title, context)),
    ).toEqual(['2016 – The E', 'The E', 'The E – Archive 2016', 'The Eel – The E'])
    expect(fullTitleOf('Search', ofArchive)).toBe('Search – Generated')
  })
})
