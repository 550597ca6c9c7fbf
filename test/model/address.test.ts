import { describe, expect, it } from 'vitest'
import {
  canonicalisePath,
  canonicaliseQuery,
  editionIdOf,
  encodeAddress,
  foldAddress,
  maxAddressLength,
  removeExtension,
  splitAddress,
  toExplicitAddress,
} from '../../src/model/address.ts'

describe('a path is canonicalised once', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['//a///b', '/a/b'],
    ['/a/./b/../c', '/a/c'],
    ['/a/%2e%2e/c', '/c'],
    ['/../../etc', '/etc'],
    ['/a/', '/a/'],
    ['/a/.', '/a/'],
    ['/', '/'],
    ['', '/'],
    ['/%C3%A9lections', '/élections'],
    ['/e\u0301lections', '/élections'],
    ['/a%2Fb', '/a%2Fb'],
    ['/a%252Fb', '/a%252Fb'],
    ['/100%', '/100%25'],
    ['/a%3Fb%23c', '/a%3Fb%23c'],
    ['/%E9lections', '/%E9lections'],
    ['/%e9lections', '/%E9lections'],
    ['/a%00b', '/a%00b'],
    ['/a%0Ab%0F', '/a%0Ab%0F'],
    ['/a%5Cb', '/a%5Cb'],
  ])('%s is %s', (given, expected) => {
    expect(canonicalisePath(given)).toBe(expected)
    expect(canonicalisePath(encodeAddress(canonicalisePath(given)))).toBe(expected)
  })
})

describe('a query keeps significant parameters', () => {
  it.each([
    ['?p=1&utm=2', ['p'], '?p=1'],
    ['?b=2&a=1', ['a', 'b'], '?a=1&b=2'],
    ['?p=1&p=1', ['p'], '?p=1'],
    ['?p=a+b', ['p'], '?p=a%20b'],
    ['?p=a+b+c', ['p'], '?p=a%20b%20c'],
    ['?p=b&p=a', ['p'], '?p=a&p=b'],
    ['?p=%C3%A9', ['p'], '?p=é'],
    ['?p=a%2Bb', ['p'], '?p=a%2Bb'],
    ['?%70=1', ['p'], '?p=1'],
    ['?', ['p'], ''],
    ['?p=1', [], ''],
    ['?=1&p=2', ['p'], '?p=2'],
    ['?p', ['p'], '?p='],
    ['?p=1=2', ['p'], '?p=1%3D2'],
    ['?p=%26q%3D1', ['p'], '?p=%26q%3D1'],
    ['?utm=1', ['p'], ''],
    ['', ['p'], ''],
  ])('%s with %j is "%s"', (search, significant, expected) => {
    expect(canonicaliseQuery(search, significant)).toBe(expected)
    expect(canonicaliseQuery(expected, significant)).toBe(expected)
  })
})

describe('spellings share a key', () => {
  it.each([
    ['/e/x', ['/e/X', '/e/x/', '/e/x.html', '/e/x/amp', '/e/x/amp/', '/e/x.html/amp', '/e/x.HTML/']],
    ['/e', ['/e/', '/e/amp', '/E']],
    ['/', ['/']],
    ['/e?p=1', ['/e/?p=1']],
    ['/e/amp', ['/e/amp/amp']],
    ['/e/x?p=A.HTML/', ['/e/X.html/?p=A.HTML/']],
    ['/e/xamp', ['/e/xamp']],
    ['/e/é', ['/e/E\u0301', '/e/É/']],
  ])('to %s', (folded, spellings) => {
    for (const spelling of spellings) expect([spelling, foldAddress(spelling)]).toEqual([spelling, folded])
  })
})

describe('an explicit URL', () => {
  it.each([
    ['/e/x.html', 'json', '/e/x.html.json'],
    ['/e/', 'md', '/e/index.md'],
    ['/e/?p=1', 'json', '/e/index.json?p=1'],
    ['/e/x?p=1', 'csl.json', '/e/x.csl.json?p=1'],
  ])('of %s as %s is %s, and is inverted', (address, extension, expected) => {
    expect(toExplicitAddress(address, extension)).toBe(expected)
    expect(removeExtension(expected, extension)).toBe(address)
  })

  it('requires its extension', () => {
    expect(removeExtension('/e/x.html', 'json')).toBeNull()
    expect(removeExtension('/e/.json', 'json')).toBeNull()
  })
})

it('any address is ASCII in a header or a link', () => {
  const written = encodeAddress('/e/é"<>\\^`{|}\'\u2028\ud800')
  expect(written).toMatch(/^[\x21-\x7e]+$/)
  expect(written).not.toMatch(/["<>\\'`]/)
})

it.each([
  ['/e/x', 'e'],
  ['/e', 'e'],
  ['/e/', 'e'],
  ['/e?p=1', 'e'],
  ['/e?p=/f/', 'e'],
  ['/', ''],
  ['', ''],
])('%s belongs to the edition "%s"', (address, edition) => expect(editionIdOf(address)).toBe(edition))

it.each([
  ['/e/x', '/e/x', ''],
  ['/e/x?p=1?2', '/e/x', '?p=1?2'],
  ['?p', '', '?p'],
])('%s is the path %s and the query %s', (address, path, query) =>
  expect(splitAddress(address)).toEqual({ path, query }),
)

it('an address has at most 1,024 characters, so that its hashed key fits into 512 bytes', () => {
  expect(maxAddressLength).toBe(1024)
})

it.each([
  ['/e/x.json', 'json', '/e/x'],
  ['/e/index.json', 'json', '/e/'],
  ['/e/myindex.json', 'json', '/e/myindex'],
  ['/e/x.json?p=1', 'json', '/e/x?p=1'],
  ['/e/index.json?p=1', 'json', '/e/?p=1'],
  ['/.json', 'json', null],
  ['/e/xjson', 'json', null],
  ['/e/x.json.md', 'json', null],
  ['/e/x?y.json', 'json', null],
])('%s without .%s is %s', (address, extension, expected) =>
  expect(removeExtension(address, extension)).toBe(expected),
)

it('HTML has no extension', () => expect(toExplicitAddress('/e/', null)).toBe('/e/'))
