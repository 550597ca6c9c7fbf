import { describe, expect, it } from 'vitest'
import { type MediaRange, parseAccept } from '../../src/http/accept.ts'

/** `type/subtype;name=value@weight`; `@?` is an unreadable weight. */
function show(range: MediaRange): string {
  const parameters = [...range.parameters].map(([name, value]) => `;${name}=${value}`).join('')
  return `${range.type}/${range.subtype}${parameters}@${range.unreadable ? '?' : range.weight}`
}

function shown(header: string | null): string {
  return parseAccept(header).map(show).join(' | ')
}

type Case = [sentence: string, header: string | null, ranges: string]

const lists: Case[] = [
  ['is empty without a header', null, ''],
  ['is empty for an empty header', '', ''],
  ['is empty for blanks', ' \t ', ''],
  ['is empty for commas alone', ',,,', ''],
  ['is empty for commas, blanks and tabs', ' ,\t, ,', ''],
  ['reads one range', 'text/turtle', 'text/turtle@1'],
  ['reads two ranges in the order given', 'text/csv,text/html', 'text/csv@1 | text/html@1'],
  ['allows blanks around commas', 'text/csv \t,  text/html', 'text/csv@1 | text/html@1'],
  ['skips empty members', ',text/csv,,text/html,', 'text/csv@1 | text/html@1'],
  ['keeps a range that occurs twice', 'text/csv, text/csv;q=0.2', 'text/csv@1 | text/csv@0.2'],
]

const types: Case[] = [
  ['lowers the case of types', 'Text/CSV', 'text/csv@1'],
  ['reads */*', '*/*', '*/*@1'],
  ['reads any subtype', 'image/*', 'image/*@1'],
  ['reads a lone star as */*', '*', '*/*@1'],
  ['reads the default of Java', 'text/html, *; q=.2, */*; q=.2', 'text/html@1 | */*@0.2 | */*@0.2'],
  ['reads every character of a token', "a!#$%&'*+-.^_`|~9/b", "a!#$%&'*+-.^_`|~9/b@1"],
  ['keeps a structured suffix as it is', 'application/rdf+xml', 'application/rdf+xml@1'],
  ['drops any type of one subtype', '*/csv, text/csv', 'text/csv@1'],
  ['drops a word without slash', 'json, text/csv', 'text/csv@1'],
  ['drops a missing subtype', 'text/, text/csv', 'text/csv@1'],
  ['drops a missing type', '/csv, text/csv', 'text/csv@1'],
  ['drops a second slash', 'text/csv/x, text/csv', 'text/csv@1'],
  ['drops blanks beside the slash', 'text / csv, text/csv', 'text/csv@1'],
  ['drops two types without a comma', 'text/html text/csv, image/gif', 'image/gif@1'],
  ['drops letters that are not ASCII', 'text/çsv, text/csv', 'text/csv@1'],
  ['drops a no-break space, which is not white space here', 'text/html\u00a0, text/csv', 'text/csv@1'],
  ['drops control characters', 'text/c\u0000sv, text/csv', 'text/csv@1'],
  ['drops an address', 'http://example.org/, text/csv', 'text/csv@1'],
  ['drops parameters without a type', ';q=0.5, text/csv', 'text/csv@1'],
  ['drops an invalid member with what it quotes', 'nonsense;a="b,text/html", text/csv', 'text/csv@1'],
  ['drops a stray quote and reads on', '", text/csv', 'text/csv@1'],
  ['drops a quoted type', '"text/html", text/csv', 'text/csv@1'],
]

const weights: Case[] = [
  ['gives 1 without a weight', 'text/csv', 'text/csv@1'],
  ['reads three digits', 'text/csv;q=0.125', 'text/csv@0.125'],
  ['reads a zero', 'text/csv;q=0', 'text/csv@0'],
  ['reads a zero with digits', 'text/csv;q=0.00', 'text/csv@0'],
  ['reads a number that ends in a point', 'text/csv;q=0.', 'text/csv@0'],
  ['reads a number that starts with a point', 'text/csv;q=.25', 'text/csv@0.25'],
  ['reads more than three digits', 'text/csv;q=0.98765', 'text/csv@0.98765'],
  ['takes more than 1 as 1', 'text/csv;q=7', 'text/csv@1'],
  ['takes a percentage as 1', 'text/csv;q=80', 'text/csv@1'],
  ['ignores the case of q', 'text/csv;Q=0.5', 'text/csv@0.5'],
  ['allows blanks around the semicolon', 'text/csv \t; \tq=0.5 , a/b', 'text/csv@0.5 | a/b@1'],
  ['allows blanks around the equals sign', 'text/csv;q \t=\t 0.5', 'text/csv@0.5'],
  ['reads a quoted weight', 'text/csv;q="0.5"', 'text/csv@0.5'],
  ['takes the first of two', 'text/csv;q=0.5;q=0.75', 'text/csv@0.5'],
  ['takes the first of two, though it is unreadable', 'text/csv;q=x;q=0.75', 'text/csv@?'],
  ['cannot read an empty weight', 'text/csv;q=', 'text/csv@?'],
  ['cannot read an empty weight before another parameter', 'text/csv;q=;v=1', 'text/csv@?'],
  ['cannot read a negative weight', 'text/csv;q=-0.5', 'text/csv@?'],
  ['cannot read a plus sign', 'text/csv;q=+0.5', 'text/csv@?'],
  ['cannot read an exponent', 'text/csv;q=1e0', 'text/csv@?'],
  ['cannot read a negative exponent', 'text/csv;q=5e-1', 'text/csv@?'],
  ['cannot read a hexadecimal number', 'text/csv;q=0x1', 'text/csv@?'],
  ['cannot read a word', 'text/csv;q=high', 'text/csv@?'],
  ['cannot read a decimal comma', 'text/csv;q="0,5"', 'text/csv@?'],
  ['cannot read two points', 'text/csv;q=0.5.1', 'text/csv@?'],
  ['cannot read a point alone', 'text/csv;q=.', 'text/csv@?'],
  ['cannot read digits of another script', 'text/csv;q=٠', 'text/csv@?'],
  ['cannot read a number with junk after it', 'text/csv;q=0.5 x', 'text/csv@?'],
  ['drops a weight without equals sign', 'text/csv;q', 'text/csv@1'],
]

const parameters: Case[] = [
  ['reads a parameter', 'text/csv;header=present', 'text/csv;header=present@1'],
  ['reads several, in order', 'a/b;y=1;x=2;q=0.5', 'a/b;y=1;x=2@0.5'],
  ['lowers the case of names, not of values', 'a/b;Name=Value', 'a/b;name=Value@1'],
  ['reads a quoted value', 'a/b;x="y z"', 'a/b;x=y z@1'],
  ['reads an empty quoted value', 'a/b;x=""', 'a/b;x=@1'],
  ['keeps commas and semicolons in quotes', 'a/b;x="c,d/e;q=0", f/g', 'a/b;x=c,d/e;q=0@1 | f/g@1'],
  ['reads an escaped quote', String.raw`a/b;x="c\",d/e", f/g`, 'a/b;x=c",d/e@1 | f/g@1'],
  ['reads every escape', String.raw`a/b;x="\"c\""`, 'a/b;x="c"@1'],
  ['allows blanks before a quoted value', 'a/b;x= \t"y, z", c/d', 'a/b;x=y, z@1 | c/d@1'],
  ['reads an escaped backslash', String.raw`a/b;x="c\\", f/g`, String.raw`a/b;x=c\@1 | f/g@1`],
  ['takes the first of two of one name', 'a/b;x=1;X=2', 'a/b;x=1@1'],
  ['ignores what follows the weight', 'a/b;x=1;q=0.5;level=2', 'a/b;x=1@0.5'],
  ['ignores empty parameters', 'a/b;; ;x=1;', 'a/b;x=1@1'],
  ['drops a parameter without equals sign', 'a/b; c/d;x=1', 'a/b;x=1@1'],
  ['keeps an open quote with its quotation mark', 'f/g, a/b;x="c, d/e', 'f/g@1 | a/b;x="c, d/e@1'],
  ['keeps a quote that ends in an escape', 'a/b;x="c\\', 'a/b;x="c\\@1'],
  ['keeps quotation marks with junk after them', 'a/b;x="c"d, e/f', 'a/b;x="c"d@1 | e/f@1'],
  ['keeps names that objects inherit', 'a/b;__proto__=x;constructor=y', 'a/b;__proto__=x;constructor=y@1'],
]

const limit = 4096
const fill = (length: number) => `a/${'b'.repeat(length - 2)}`

const limits: Case[] = [
  ['reads a header of 4,096 characters', `text/csv,${fill(limit - 9)}`, `text/csv@1 | ${fill(limit - 9)}@1`],
  ['drops the member that is cut there', `text/csv,${fill(limit - 8)}`, 'text/csv@1'],
  ['keeps the member whose comma is the last character', `${fill(limit - 1)},a/b`, `${fill(limit - 1)}@1`],
  ['drops a member whose comma it did not read', `${fill(limit)},text/csv`, ''],
  ['drops a weight that is cut', `text/csv,${' '.repeat(limit - 17)}a/b;q=0.5`, 'text/csv@1'],
  ['drops a parameter that is cut before its equals sign', `${fill(limit - 2)};q=0.5`, ''],
  ['drops an open quote that reaches the limit', `text/csv,a/b;x="${'c'.repeat(limit)}`, 'text/csv@1'],
]

describe('a list of media ranges', () => {
  it.each(lists)('%s', (_, header, ranges) => expect(shown(header)).toBe(ranges))
})

describe('a media range', () => {
  it.each(types)('%s', (_, header, ranges) => expect(shown(header)).toBe(ranges))
})

describe('a weight', () => {
  it.each(weights)('%s', (_, header, ranges) => expect(shown(header)).toBe(ranges))
})

describe('a parameter', () => {
  it.each(parameters)('%s', (_, header, ranges) => expect(shown(header)).toBe(ranges))
})

describe('a long header', () => {
  it.each(limits)('%s', (_, header, ranges) => expect(shown(header)).toBe(ranges))

  it('reads 64 ranges and no more', () => {
    const ranges = parseAccept('a/b,'.repeat(100))
    expect(ranges).toHaveLength(64)
  })

  it('does not count invalid members among the 64', () => {
    expect(shown(`${'x,'.repeat(100)}text/csv`)).toBe('text/csv@1')
  })

  it('numbers the ranges by their place among the valid ones', () => {
    expect(parseAccept('a/b, nonsense, c/d,, e/f').map((range) => range.position)).toEqual([0, 1, 2])
  })
})
