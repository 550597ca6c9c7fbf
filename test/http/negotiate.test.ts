import { describe, expect, it } from 'vitest'
import { negotiate } from '../../src/http/negotiate.ts'

const offers = ['text/html', 'application/json', 'text/markdown', 'application/x-bibtex']
const names = ['html', 'json', 'markdown', 'bibtex']
const everything = 'html json markdown bibtex'

function order(header: string | null): string {
  return negotiate(header, offers)
    .map((index) => names[index])
    .join(' ')
}

type Case = [sentence: string, header: string | null, order: string]

const usable: Case[] = [
  ['gives everything without a header', null, everything],
  ['gives everything for an empty header', '', everything],
  ['gives everything when no member is valid', 'json; q=1, html', everything],
  ['gives everything, in our order, for */*', '*/*', everything],
  ['gives nothing when no range matches', 'image/png, font/*', ''],
  ['gives nothing when everything is refused', '*/*;q=0', ''],
  ['matches without regard to case', 'APPLICATION/Json', 'json'],
  ['does not match a suffix', 'application/feed+json, application/*+json', ''],
]

const weights: Case[] = [
  ['puts the higher weight first', 'text/html;q=0.4, text/markdown;q=0.6', 'markdown html'],
  [
    'takes the weight of the most specific range',
    '*/*;q=0.9, text/*;q=0.5, text/html;q=0.1',
    'json bibtex markdown html',
  ],
  ['takes it wherever it stands', 'text/html;q=0.1, text/*;q=0.5, */*;q=0.9', 'json bibtex markdown html'],
  ['excludes a type at 0', 'text/html;q=0, */*', 'json markdown bibtex'],
  ['excludes a whole type at 0', '*/*, text/*;q=0', 'json bibtex'],
  ['includes one subtype of an excluded type', 'text/*;q=0, text/markdown;q=0.1', 'markdown'],
  [
    'takes the higher weight of a range given twice',
    'text/html;q=0.2, application/json;q=0.5, text/html',
    'html json',
  ],
  ['puts an unreadable weight last', 'text/html;q=high, application/json;q=0.001', 'json html'],
  [
    'puts an unreadable weight last even on a specific range',
    'text/html;q=, */*;q=0.1',
    'json markdown bibtex html',
  ],
  ['accepts an unreadable weight alone', 'text/markdown;q=-1', 'markdown'],
  ['prefers a readable weight of a range given twice', 'text/html;q=x, text/html;q=0', ''],
  ['prefers it wherever it stands', 'text/html;q=0, text/html;q=x', ''],
]

const ties: Case[] = [
  ['prefers what is named to what a wildcard matches', '*/*, text/markdown', 'markdown html json bibtex'],
  ['prefers a type to */*', '*/*, application/*', 'json bibtex html markdown'],
  ['follows the order of the client', 'application/x-bibtex, text/html', 'bibtex html'],
  ['follows it among wildcards', 'application/*, text/*', 'json bibtex html markdown'],
  [
    'counts the first place of a range given twice',
    'text/markdown, text/html, text/markdown',
    'markdown html',
  ],
  ['puts weight before specificity', 'text/html;q=0.8, */*;q=0.9', 'json markdown bibtex html'],
  ['puts specificity before the order of the client', 'text/*, text/markdown', 'markdown html'],
  ['ends with our order', 'text/*;q=0.3', 'html markdown'],
]

const parameters: Case[] = [
  ['satisfies UTF-8', 'application/json;charset=utf-8, text/html;q=0.5', 'json html'],
  [
    'satisfies UTF-8 in any case and in quotes',
    'application/json;Charset="UTF-8", text/html;q=0.5',
    'json html',
  ],
  ['satisfies UTF-8 of a wildcard', 'text/*;charset=utf-8;q=0.5, text/html;q=0.1', 'markdown html'],
  [
    'counts a parameter as more specific',
    'text/html;q=0.9, text/html;charset=utf-8;q=0.1, application/json;q=0.5',
    'json html',
  ],
  ['ranks a parameter below a subtype', 'text/*;charset=utf-8, text/markdown', 'markdown html'],
  ['does not satisfy another charset', 'text/html;charset=latin1, application/json;q=0.1', 'json'],
  [
    'does not satisfy a parameter that we do not declare',
    'text/html;level=1, application/json;q=0.1',
    'json',
  ],
  ['does not satisfy a broken parameter', 'application/json;q=0.1, text/html;charset="utf-8', 'json'],
  [
    'ignores parameters when nothing else is acceptable',
    'text/html;level=1;q=0.3, text/markdown;level=2',
    'markdown html',
  ],
  ['ignores them before it gives up on a refusal', '*/*;q=0, text/markdown;variant=GFM', 'markdown'],
  ['takes the higher weight when it ignores them', 'text/html;level=1;q=0, text/html;level=2;q=0.5', 'html'],
  ['keeps a refusal when it ignores them', 'text/html;level=1;q=0', ''],
  ['ignores what follows the weight', 'application/json;q=0.9;v=1, text/html;q=0.5', 'json html'],
]

describe('the acceptable representations', () => {
  it.each(usable)('%s', (_, header, expected) => expect(order(header)).toBe(expected))
})

describe('the weight of a representation', () => {
  it.each(weights)('%s', (_, header, expected) => expect(order(header)).toBe(expected))
})

describe('representations of one weight', () => {
  it.each(ties)('%s', (_, header, expected) => expect(order(header)).toBe(expected))
})

describe('the parameters of a range', () => {
  it.each(parameters)('%s', (_, header, expected) => expect(order(header)).toBe(expected))
})

describe('an offer with parameters', () => {
  const declared = ['text/html;charset=utf-8', 'text/plain;Charset=ISO-8859-1', 'text/markdown;variant=GFM']

  it('is matched by a range without them', () => {
    expect(negotiate('text/plain, text/html', declared)).toEqual([1, 0])
  })

  it('is matched by a range with the same', () => {
    expect(negotiate('text/markdown;variant=GFM, */*;q=0.1', declared)).toEqual([2, 0, 1])
  })

  it('answers for its own charset', () => {
    expect(negotiate('text/*;charset=iso-8859-1', declared)).toEqual([1])
  })

  it('ranks below a subtype, however many there are', () => {
    const ranges = 'text/*;a=1;b=2;c=3;q=0.1, text/html, text/plain;q=0.5'
    expect(negotiate(ranges, ['text/plain', 'text/html;a=1;b=2;c=3'])).toEqual([1, 0])
  })

  it('compares other values exactly', () => {
    expect(negotiate('text/markdown;variant=gfm, text/html;q=0.1', declared)).toEqual([0])
  })
})

describe('the list of offers', () => {
  it('may be nothing', () => {
    expect(negotiate(null, [])).toEqual([])
    expect(negotiate('text/html', [])).toEqual([])
  })

  it('must be media types', () => {
    expect(() => negotiate('text/html', ['html'])).toThrow(TypeError)
  })
})
