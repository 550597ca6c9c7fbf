import { describe, expect, it } from 'vitest'
import { addressOfDateList, addressOfNameList } from '../../src/model/list-address.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../src/model/url-id.ts'

const pattern = compileUrlIdPattern('_n_(\\d+)')

describe('the identity in an address', () => {
  it.each([
    ['/e/2016/words_n_12.html', '12'],
    ['/e/2016/words_N_12', '12'],
    ['/e/2016/words_n_12/', '12'],
    ['/e/words_n_1_n_2.html', '2'],
    ['/e/words_n_12?p=_n_13', '12'],
    ['words_n_12', '12'],
  ])('of %s is %s', (address, identity) => expect(findUrlId(address, pattern)).toBe(identity))

  it.each(['/e/a_n_1/b', '/e/a_n_', '/e/a?p=a_n_1', '/', ''])('%s has none', (address) =>
    expect(findUrlId(address, pattern)).toBeNull(),
  )

  it('is the whole match when the pattern has no group', () => {
    expect(findUrlId('/e/a-123', compileUrlIdPattern('\\d{3}'))).toBe('123')
  })

  it('has a lower-case key that is not an address', () => {
    expect(toUrlIdKey('e', 'aB')).toBe('/e#ab')
  })
})

describe('the address of a list', () => {
  it('of a date has its parts; without a date it is `undated`', () => {
    expect(addressOfDateList('e', '2016-04-08T10:00')).toBe('/e/2016/04/08')
    expect(addressOfDateList('e', '2016')).toBe('/e/2016')
    expect(addressOfDateList('e', null)).toBe('/e/undated')
    expect(addressOfNameList('e', 'topics', 'Old Harbour')).toBe('/e/topics/old-harbour')
  })
})
