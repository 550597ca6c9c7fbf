import { describe, expect, it } from 'vitest'
import { deriveAccent } from '../../src/model/accent.ts'
import {
  canonicalisePath,
  canonicaliseQuery,
  decodePercentOnce,
  editionIdOf,
  encodeAddress,
  foldAddress,
  removeExtension,
  splitAddress,
  toExplicitAddress,
} from '../../src/model/address.ts'
import {
  type CorrectionRequest,
  cleanFieldText,
  createReferenceNumber,
  isReferenceNumber,
  validateCorrectionRequest,
} from '../../src/model/correction-request.ts'
import { lastChangeAfterPublicationOf } from '../../src/model/last-change-after-publication.ts'
import { addressOfDateList, addressOfNameList } from '../../src/model/list-address.ts'
import { noticesOf } from '../../src/model/notices.ts'
import { compareDates, isPartialDate, precisionOf } from '../../src/model/partial-date.ts'
import { isSlug, slugify, slugifyName } from '../../src/model/slug.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../src/model/url-id.ts'
import { lantern } from '../cli/import/reading.ts'

describe('an identity in an address', () => {
  const pattern = compileUrlIdPattern('_n_(\\d+)')
  it.each([
    ['/e/a_n_12.html', '12'],
    ['/e/a_n_12_n_34.html', '34'],
    ['/e/a_N_12/', '12'],
    ['/e/a_n_12/b', null],
    ['/e/a?x=_n_12', null],
    ['/e/', null],
  ])('%s is %s', (address, identity) => expect(findUrlId(address, pattern)).toBe(identity))

  it('is the whole match when the pattern has no group', () =>
    expect(findUrlId('/e/a-123-b', compileUrlIdPattern('\\d+'))).toBe('123'))

  it('has a key that differs from every folded address', () => {
    expect(toUrlIdKey('e', 'A12')).toBe('/e#a12')
    expect(foldAddress(canonicalisePath('/e%23a12'))).not.toBe('/e#a12')
  })
})

describe('the last change of an article', () => {
  const changed = (published: string | null, modified: string | null, ...corrections: string[]) =>
    lastChangeAfterPublicationOf({
      published,
      modified,
      corrections: corrections.map((each) => ({ published: each, text: 'x' })),
    })
  it.each([
    [changed('2016', null), null],
    [changed('2016-05-06', '2016-05-07'), '2016-05-07'],
    [changed('2016-05-06', '2016-05-06'), null],
    [changed('2016-05-06', '2016-05-05'), null],
    [changed('2016-05-06', '2016-05-07', '2016-05-09', '2016-05-08'), '2016-05-09'],
    [changed('2016-05-06', '2016-05-10', '2016-05-09'), '2016-05-10'],
    [changed(null, '2016'), '2016'],
    [changed(null, null), null],
  ])('%s is %s', (found, expected) => expect(found).toBe(expected))
})

describe('a date', () => {
  it.each([
    ['2016', 'year'],
    ['2016-05', 'month'],
    ['2016-05-06', 'day'],
    ['2016-05-06T10:00', 'minute'],
    ['2016-05-06T10:00Z', 'minute'],
    ['2016-05-06T10:00:59', 'second'],
    ['2016-05-06T10:00:59+02:00', 'second'],
  ])('%s has the precision %s', (date, known) => {
    expect(isPartialDate(date)).toBe(true)
    expect(precisionOf(date)).toBe(known)
  })

  it.each([
    ['2016', '2016', 0],
    ['2016-05-06', '2016-05-06', 0],
    ['2016-05-06T10:00Z', '2016-05-06T12:00+02:00', 0],
    ['2016', '2017', -1],
    ['2016-05-06', '2016-05-06T00:00', -1],
    ['2016-05-06T00:00', '2016-05-06', 1],
    ['2016-05-06T23:00-10:00', '2016-05-07T00:00+10:00', -1],
    ['2016-05-06T10:00Z', '2016-05-06T10:01Z', -1],
  ])('%s compared with %s gives %i', (one, other, order) =>
    expect(Math.sign(compareDates(one, other))).toBe(order),
  )

  it.each([
    '2016-05-06T24:00',
    '2016-05-06T10:60',
    '2016-05-06T10:00:60',
    '2015-02-29',
    '2016-00',
    '2016-05-00',
  ])('does not exist in the calendar: %s', (date) => expect(isPartialDate(date)).toBe(false))
})

describe('a correction request', () => {
  const requestWith = (more: Partial<CorrectionRequest>): CorrectionRequest => ({
    wrong: 'w',
    right: '',
    source: '',
    name: '',
    email: '',
    ...more,
  })

  it.each([
    [{}, {}],
    [{ wrong: '' }, { wrong: 'missing' }],
    [
      { wrong: 'w'.repeat(4000), right: 'r'.repeat(4000), source: 's'.repeat(1000), name: 'n'.repeat(200) },
      {},
    ],
    [{ wrong: 'w'.repeat(4001) }, { wrong: 'tooLong' }],
    [{ right: 'r'.repeat(4001) }, { right: 'tooLong' }],
    [{ source: 's'.repeat(1001) }, { source: 'tooLong' }],
    [{ name: 'n'.repeat(201) }, { name: 'tooLong' }],
    [{ email: `a@${'b'.repeat(252)}` }, {}],
    [{ email: `a@${'b'.repeat(253)}` }, { email: 'tooLong' }],
    [{ email: 'a' }, { email: 'notAddress' }],
    [{ email: 'a@b@c' }, { email: 'notAddress' }],
    [{ email: 'a b@c' }, { email: 'notAddress' }],
    [{ email: '<a@b>' }, { email: 'notAddress' }],
    [{ email: 'a@b"' }, { email: 'notAddress' }],
    [
      { wrong: '', email: 'a' },
      { wrong: 'missing', email: 'notAddress' },
    ],
  ])('%#: has these errors', (more, errors) =>
    expect(validateCorrectionRequest(requestWith(more))).toEqual(errors),
  )

  it.each([
    [' a ', 'a'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u0000\u0007\u001b\u007f\u0085b\tc', 'ab\tc'],
    ['e\u0301', '\u00e9'],
    ['a\ud800', 'a\ufffd'],
  ])('has the text %j cleaned', (text, expected) => expect(cleanFieldText(text)).toBe(expected))

  it('has a unique, valid reference', () => {
    const references = Array.from({ length: 200 }, createReferenceNumber)
    expect(new Set(references).size).toBe(200)
    expect(new Set(references.join('').replaceAll('-', ''))).toEqual(
      new Set('0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
    )
    for (const reference of references)
      expect([reference, isReferenceNumber(reference)]).toEqual([reference, true])
  })

  it.each([
    '7k2m-Q9XA-04TB',
    '7K2M-Q9XA',
    '7K2M-Q9XA-04TI',
    '7K2M-Q9XA-04TB-',
    'x7K2M-Q9XA-04TB',
    '7K2MQ9XA04TB',
    '',
  ])('rejects the reference %j', (text) => expect(isReferenceNumber(text)).toBe(false))
})

describe('an address', () => {
  it.each([
    ['/e/x', '/e/x', ''],
    ['/e/x?a=1?b', '/e/x', '?a=1?b'],
    ['?', '', '?'],
  ])('%s is %s and %s', (address, path, query) => expect(splitAddress(address)).toEqual({ path, query }))

  it.each([
    ['/e/x', 'e'],
    ['/e?x', 'e'],
    ['/', ''],
    ['', ''],
  ])('%s belongs to the edition %j', (address, id) => expect(editionIdOf(address)).toBe(id))

  it.each([
    ['%41%20b', 'A%20b'],
    ['%', '%25'],
    ['%e9%c3%a9', '%E9%C3%A9'],
    ['%c3%a9', 'é'],
    ['%E2%80%A8', '%E2%80%A8'],
    ['%7F%C2%80', '%7F%C2%80'],
  ])('%s is decoded once to %s', (given, expected) => expect(decodePercentOnce(given)).toBe(expected))

  it.each([
    ['/a/..', '/'],
    ['/a/b/..', '/a/'],
    ['/a/b/.', '/a/b/'],
    ['/a/b/../', '/a/'],
  ])('%s has the path %s', (given, expected) => expect(canonicalisePath(given)).toBe(expected))

  it.each([
    ['?', ['p'], ''],
    ['?p=1', [], ''],
    ['?a=2&a=1', ['a'], '?a=1&a=2'],
    ['?%70=1', ['p'], '?p=1'],
    ['?p=a%2Bb', ['p'], '?p=a%2Bb'],
    ['?pp=1', ['p'], ''],
  ])('%s with %j is %j', (search, significant, expected) =>
    expect(canonicaliseQuery(search, significant)).toBe(expected),
  )

  it('is itself the explicit URL of HTML', () => expect(toExplicitAddress('/e/', null)).toBe('/e/'))

  it.each([
    ['/e/index.json', '/e/'],
    ['/e/xindex.json', '/e/xindex'],
    ['/e/x.json?p=1', '/e/x?p=1'],
    ['/e/index.json?p=1', '/e/?p=1'],
    ['/e/x.xjson', null],
  ])('%s as JSON is %s', (explicit, address) => expect(removeExtension(explicit, 'json')).toBe(address))

  it('is written in the characters of a URI', () =>
    expect(encodeAddress("/e/a-b_c~d!$&()*+,;=:@?p=1%2F'é 日")).toBe(
      '/e/a-b_c~d!$&()*+,;=:@?p=1%2F%27%C3%A9%20%E6%97%A5',
    ))

  it('of a list ends in the name’s slug, or the date to its precision', () => {
    expect(addressOfNameList('e', 'topics', 'Élections')).toBe('/e/topics/elections')
    expect(addressOfDateList('e', '2016-05-06T10:00')).toBe('/e/2016/05/06')
    expect(addressOfDateList('e', '2016')).toBe('/e/2016')
    expect(addressOfDateList('e', null)).toBe('/e/undated')
  })
})

it('an article’s own notices replace its edition’s', () => {
  const edition = { ...lantern, notices: { top: 'T', foot: 'F', listing: 'L' } }
  expect(noticesOf({ notices: { foot: 'Own' } }, edition)).toEqual({ top: 'T', foot: 'Own', listing: 'L' })
  expect(noticesOf({ notices: { foot: 'Own' } }, null)).toEqual({ foot: 'Own' })
})

describe('a slug', () => {
  it.each([
    [`${'a'.repeat(96)} b`, 'a'.repeat(96)],
    [`${'a'.repeat(97)}`, 'a'.repeat(96)],
    [`${'a'.repeat(47)} ${'b'.repeat(60)}`, `${'a'.repeat(47)}-${'b'.repeat(48)}`],
    [`${'a'.repeat(48)} ${'b'.repeat(60)}`, 'a'.repeat(48)],
    ['œæßøłđðþ', 'oeaessolddth'],
    [`${' '.repeat(999)}ab`, 'a'],
  ])('%# is cut at 96 letters, between words if that leaves half', (text, slug) =>
    expect(slugify(text)).toBe(slug),
  )

  it.each(['a', 'a-b_c', 'a'.repeat(200), '1'])('can be %s', (text) => expect(isSlug(text)).toBe(true))
  it.each(['a-', '_a', 'a__b', 'a-_b', 'a\n'])('cannot be %j', (text) => expect(isSlug(text)).toBe(false))

  it('of a name in another script is cut at 96 letters', () =>
    expect(slugifyName('я'.repeat(100))).toBe('я'.repeat(96)))
})

describe('an accent', () => {
  it.each([
    ['#ffffff', '#ffffff'],
    ['#000000', '#999999'],
  ])('%s has the dark counterpart %s', (light, dark) => expect(deriveAccent(light)).toEqual({ light, dark }))
})
