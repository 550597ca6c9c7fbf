import { describe, expect, it } from 'vitest'
import { chooseCredit } from '../../src/model/article.ts'
import { createCitation } from '../../src/model/citation.ts'
import { correctionFormAddressOf, correctionReceiptAddressOf } from '../../src/model/correction-request.ts'
import { findUtcOffset, toLocalTime } from '../../src/model/local-time.ts'
import { mentionsAgency } from '../../src/model/mentions-agency.ts'
import { everyEdition, facetKinds } from '../../src/model/search-results.ts'
import { findPrintedStandfirst } from '../../src/model/standfirst.ts'
import { chooseTermsUrl } from '../../src/model/terms.ts'
import { fieldsOf } from '../support/generated.ts'

describe('a citation', () => {
  const archive = { name: 'The\nMorgue', url: 'https://a.example' }
  const edition = {
    name: 'The  Bell',
    timeZone: 'America/Toronto',
    names: {},
    place: 'Québec',
    issn: '1234-567X',
  }
  const document = (fields: object) => ({
    address: '/e/2016/Story_1.html',
    fields: { ...fieldsOf({ headline: 'The  ferry\nsinks' }), ...fields },
  })

  it('has one line of each name, and the day at the newsroom', () =>
    expect(
      createCitation(
        document({ published: '2016-04-08T01:30:00Z', section: 'World\u2028News', topics: ['A\tB'] }),
        { archive, edition, language: 'fr' },
      ),
    ).toEqual({
      key: 'e-2016-story-1',
      title: 'The ferry sinks',
      creators: [],
      newspaper: 'The Bell',
      date: ['2016', '04', '07'],
      section: 'World News',
      url: 'https://a.example/e/2016/Story_1.html',
      language: 'fr',
      archive: 'The Morgue',
      place: 'Québec',
      issn: '1234-567X',
      topics: ['A B'],
    }))

  it('without an edition is of the archive, in universal time', () =>
    expect(
      createCitation(document({ published: '2016-04-08T01:30:00Z' }), {
        archive,
        edition: null,
        language: 'en',
      }),
    ).toMatchObject({
      newspaper: 'The Morgue',
      date: ['2016', '04', '08'],
      place: null,
      issn: null,
      section: null,
    }))

  it('without a date has none', () =>
    expect(createCitation(document({}), { archive, edition, language: 'en' }).date).toEqual([]))
})

describe('a time', () => {
  it.each([
    ['2016-04-08T01:30:59Z', 'America/Toronto', '2016-04-07T21:30'],
    ['2016-01-08T23:30Z', 'Europe/Paris', '2016-01-09T00:30'],
    ['2016-04-08T01:30:00+02:00', 'America/Toronto', '2016-04-08T01:30:00+02:00'],
    ['2016-04', 'America/Toronto', '2016-04'],
  ])('%s in %s is %s', (time, zone, local) => expect(toLocalTime(time, zone)).toBe(local))

  const offsets = [
    { from: '2016-01-01T00:00:00', offset: '-05:00' },
    { from: '2016-03-13T03:00:00', offset: '-04:00' },
  ]
  it.each([
    ['2015-12-31T23:59', null],
    ['2016-01-01T00:00', '-05:00'],
    ['2016-03-13T02:59:59', '-05:00'],
    ['2016-03-13T03:00', '-04:00'],
    ['2017-01-01T00:00:00', '-04:00'],
  ])('%s has the offset %s', (time, offset) => expect(findUtcOffset(offsets, time)).toBe(offset))
})

it.each([
  ['Reuters', 'Reuters', true],
  ['with REUTERS in Paris', 'Reuters', true],
  ['Agence France-Presse', 'agence france presse', true],
  ['Presse canadienne (été)', 'Été', true],
  ['L’AFP', 'AFP', true],
  ['afp', 'AFP', false],
  ['Ap Roberts', 'AP', false],
  ['AFPX', 'AFP', false],
  ['Reutersson', 'Reuters', false],
  ['', 'AFP', false],
])('the credit %s names %s: %s', (credit, agency, expected) =>
  expect(mentionsAgency(credit, agency)).toBe(expected),
)

it('the credit of an article is its authors, else its byline, else its agency', () => {
  const creditOf = (fields: object) => chooseCredit({ ...fieldsOf({ headline: 'H' }), ...fields })
  expect(creditOf({ authors: ['A', 'B'], byline: 'C', agency: 'D' })).toBe('A, B')
  expect(creditOf({ byline: 'C', agency: 'D' })).toBe('C')
  expect(creditOf({ agency: 'D' })).toBe('D')
  expect(creditOf({})).toBeNull()
})

it('the URL of terms is the licence’s, else the statement’s', () => {
  const terms = { statement: 's', license: 'l', holder: null, text: null, tdm: null }
  expect([
    chooseTermsUrl(terms),
    chooseTermsUrl({ ...terms, license: null }),
    chooseTermsUrl({ ...terms, license: null, statement: null }),
    chooseTermsUrl(null),
  ]).toEqual(['l', 's', null, null])
})

it.each([
  [undefined, 'S'],
  ['observed', 'S'],
  ['json-ld', null],
  ['microdata', null],
  ['opengraph', null],
  ['meta', null],
  ['title', null],
])('a standfirst whose origin is %s is printed as %s', (origin, printed) => {
  const provenance = origin === undefined ? {} : { alternativeHeadline: origin }
  const fields = { ...fieldsOf({ headline: 'H' }), alternativeHeadline: 'S', provenance }
  expect(findPrintedStandfirst(fields as never)).toBe(printed)
})

it('the form for corrections and its receipt are an edition’s', () =>
  expect([correctionFormAddressOf('e'), correctionReceiptAddressOf('e')]).toEqual([
    '/e/corrections/new',
    '/e/corrections/received',
  ]))

it('a search counts hits by these kinds of names, in this order, and has a value for every edition', () =>
  expect([facetKinds, everyEdition]).toEqual([['edition', 'year', 'section', 'author', 'topic'], '*']))
