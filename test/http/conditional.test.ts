import { describe, expect, it } from 'vitest'
import { matchesEtag, satisfiesIfRange } from '../../src/http/conditional.ts'

type Case = [sentence: string, ifNoneMatch: string | null, etag: string]

const matching: Case[] = [
  ['a strong tag and its like', '"a1"', '"a1"'],
  ['a weak tag and its like', 'W/"a1"', 'W/"a1"'],
  ['a strong tag and a weak one', '"a1"', 'W/"a1"'],
  ['a weak tag and a strong one', 'W/"a1"', '"a1"'],
  ['any tag and a star', '*', 'W/"a1"'],
  ['any tag and a star among blanks', ' *\t', 'W/"a1"'],
  ['a tag within a list', '"x", W/"a1" , "y"', '"a1"'],
  ['the last of a list', '"x","a1"', '"a1"'],
  ['a list with empty members', ', "x",, "a1",', '"a1"'],
  ['a list without blanks', 'W/"x",W/"a1"', '"a1"'],
  ['a tag that contains a comma', '"x", "a,1"', '"a,1"'],
  ['a tag that contains a backslash, which escapes nothing', '"a\\", "b"', '"b"'],
  ['a tag that looks like a weak one inside', '"W/a"', '"W/a"'],
  ['a tag of the first and the last visible character', '"!~"', '"!~"'],
  ['an empty tag', '""', 'W/""'],
  ['a tag beyond ASCII', '"é"', '"é"'],
  ['a tag before the limit', `"a1", ${'"x",'.repeat(2000)}`, '"a1"'],
  ['a tag whose comma is the 4,096th character', `${' '.repeat(4091)}"a1",${' '.repeat(9)}`, '"a1"'],
]

const differing: Case[] = [
  ['no header', null, '"a1"'],
  ['an empty header', '', '"a1"'],
  ['blanks', ' \t', '"a1"'],
  ['commas', ',,', '"a1"'],
  ['another tag', '"a2"', '"a1"'],
  ['a longer tag', '"a12"', '"a1"'],
  ['a shorter tag', '"a"', '"a1"'],
  ['another case', '"A1"', '"a1"'],
  ['half of a tag that contains a comma', '"a,b"', '"b"'],
  ['what stands between two tags', '"x","y"', '","'],
  ['a tag beyond the limit', `${'"x",'.repeat(2000)}"a1"`, '"a1"'],
  ['a tag that is cut at the limit', `${' '.repeat(4092)}"a1",${' '.repeat(9)}"b"`, '"a1"'],
]

const malformed: Case[] = [
  ['a tag without quotes', 'a1', '"a1"'],
  ['a weak tag without quotes', 'W/a1', '"a1"'],
  ['an open quote', '"a1', '"a1"'],
  ['an open quote after a match', '"a1", "b', '"a1"'],
  ['a closing quote alone', 'a1"', '"a1"'],
  ['a W without a slash', 'W"a1"', '"a1"'],
  ['a small w', 'w/"a1"', '"a1"'],
  ['a blank after W/', 'W/ "a1"', '"a1"'],
  ['a blank inside a tag', '"a 1"', '"a 1"'],
  ['a control character inside a tag', '"a\u00001"', '"a\u00001"'],
  ['a delete character inside a tag', '"a\u007f"', '"a\u007f"'],
  ['single quotes', "'a1'", '"a1"'],
  ['junk after a tag', '"a1"x', '"a1"'],
  ['two tags without a comma', '"a1" "b"', '"a1"'],
  ['a semicolon instead of a comma', '"x"; "a1"', '"a1"'],
  ['a star in a list', '"x", *', '"a1"'],
  ['a star before a list', '*, "x"', '"x"'],
  ['a star with something beyond the limit', `*${' '.repeat(5000)}"x"`, '"x"'],
  ['two stars', '**', '"a1"'],
]

describe('If-None-Match matches', () => {
  it.each(matching)('%s', (_, header, etag) => expect(matchesEtag(header, etag)).toBe(true))
})

describe('If-None-Match does not match', () => {
  it.each(differing)('%s', (_, header, etag) => expect(matchesEtag(header, etag)).toBe(false))
})

describe('If-None-Match is ignored with', () => {
  it.each(malformed)('%s', (_, header, etag) => expect(matchesEtag(header, etag)).toBe(false))
})

describe('a hostile If-None-Match', () => {
  it.each(['"', ',', '\\', 'W/', 'W/"a', '*', ' '])(
    'of %j repeated matches nothing, in linear time',
    (unit) => {
      const header = unit.repeat(65_536 / unit.length)
      for (let repetition = 0; repetition < 200; repetition += 1) {
        expect(matchesEtag(header, '"a1"')).toBe(false)
      }
    },
  )
})

describe('If-Range', () => {
  it.each([
    [null, '"a"', true],
    ['"a"', '"a"', true],
    [' "a" ', '"a"', true],
    ['"b"', '"a"', false],
    ['W/"a"', 'W/"a"', false],
    ['W/"a"', '"a"', false],
    ['"a", "b"', '"a"', false],
    ['*', '"a"', false],
    ['', '"a"', false],
    ['Wed, 21 Oct 2015 07:28:00 GMT', '"a"', false],
  ])('%s and the tag %s: %s', (ifRange, etag, holds) => expect(satisfiesIfRange(ifRange, etag)).toBe(holds))
})
