import { describe, expect, it } from 'vitest'
import { formatQuery, formatTerm, maxQueryLength, narrowsSearch, parseQuery } from '../../src/search/query.ts'
import {
  formatPageCursor,
  formatSearchRequest,
  hitsPerPage,
  maxNumberedPages,
  parseSearchRequest,
} from '../../src/search/request.ts'
import { createSnippet, highlightText } from '../../src/search/snippet.ts'
import { TermFinder } from '../../src/search/term-finder.ts'

const finderOf = (typed: string) => new TermFinder(parseQuery(typed))

const numbered = (count: number, word: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => word(place)).join(' ')

const read = (typed: string) => {
  const query = parseQuery(typed)
  return { words: formatQuery(query), ...query.ignored, query }
}

describe('a query is parsed up to', () => {
  it('ten terms', () => {
    const { words, excess } = read(numbered(11, (place) => `w${place}x`))
    expect([words.split(' ').length, excess]).toEqual([10, ['w10x']])
    expect(read(`${numbered(10, (place) => `w${place}x`)} w3x`).excess).toEqual([])
  })

  it('four exclusions', () => {
    const { words, excess } = read(`x ${numbered(5, (place) => `-w${place}x`)}`)
    expect([words, excess]).toEqual(['x -w0x -w1x -w2x -w3x', ['-w4x']])
  })

  it('twelve words of a phrase, or six stop words', () => {
    const { words, excess } = read(`"${numbered(14, (place) => `w${place}x`)}"`)
    expect([words.split(' ').length, excess]).toEqual([12, ['w12x w13x']])
    const stops = read('"the of the of the of the of"')
    expect([stops.words, stops.excess]).toEqual(['"the of the of the of"', ['the of']])
    expect(read(`"${numbered(12, (place) => `w${place}x`)}"`).excess).toEqual([])
  })

  it('three phrases of stop words, excluded ones included', () => {
    const { words, stopWords } = read('"the of" "of the" -"the the" "of of"')
    expect([words, stopWords]).toEqual(['"the of" "of the" -"the the"', ['of']])
  })

  it('four prefixes of at least three letters', () => {
    const { words, prefixes } = read('abc* abd* abe* abf* abg* xy*')
    expect([words, prefixes]).toEqual(['abc* abd* abe* abf* abg xy', ['abg*', 'xy*']])
    expect(read('the* of*')).toMatchObject({ words: 'the*', prefixes: ['of*'] })
  })

  it('256 characters', () => {
    expect(maxQueryLength).toBe(256)
    const { words, excess } = read(`${'a'.repeat(249)} bcd xyzwv`)
    expect(excess).toEqual(['zwv'])
    expect(words).toMatch(/ bcd xy$/)
    expect(read('a'.repeat(256)).excess).toEqual([])
    expect(read(`${'a'.repeat(256)}${'b'.repeat(300)}`).excess).toEqual(['b'.repeat(256)])
  })
})

describe('a term', () => {
  it('is meaningful unless it is a phrase of stop words', () => {
    const telling = (typed: string) => parseQuery(typed).required.map(narrowsSearch)
    expect(telling('otan "the of" "the otan" abc*')).toEqual([true, false, true, true])
  })

  it('is formatted as it is parsed', () => {
    expect(parseQuery('Otan abc* "a b"').required.map(formatTerm)).toEqual(['otan', 'abc*', '"a b"'])
  })

  it('is reported once when it is too common', () => {
    expect(read('the of The the').stopWords).toEqual(['the', 'of'])
  })

  it('of several words is excluded as a whole', () => {
    expect(read('x -the').words).toBe('x')
    expect(read('x -the-otan').words).toBe('x -otan')
    expect(read('x -"otan" - otan').words).toBe('x otan -"otan"')
    expect(read('x-otan').words).toBe('x otan')
    expect(read('-abc*').words).toBe('-abc*')
  })
})

describe('a search’s parameters', () => {
  const request = (params: Record<string, string>) => parseSearchRequest(new URLSearchParams(params))

  it('are trimmed, composed, and at most 200 characters long', () => {
    expect(request({ section: ' e\u0301cole ', topic: '' }).filters).toMatchObject({
      section: 'école',
      topic: null,
    })
    expect(request({ section: 'a'.repeat(200) }).misread).toEqual([])
    expect(request({ section: 'a'.repeat(201) })).toMatchObject({
      misread: ['section'],
      filters: { section: null },
    })
  })

  it('have dates of at most day precision', () => {
    expect(request({ from: '2016-04-08', to: '2016' })).toMatchObject({
      misread: [],
      filters: { from: '2016-04-08', to: '2016' },
    })
    expect(request({ from: '2016-04-08T10:00', to: '2016-04-08T10:00' }).misread).toEqual(['from', 'to'])
  })

  it('have a default order that depends on the query', () => {
    expect(request({ q: 'otan' }).sort).toBe('relevance')
    expect(request({ q: '"the of"' }).sort).toBe('newest')
    expect(request({ q: '-otan', sort: 'relevance' }).sort).toBe('newest')
    expect(request({ q: 'otan', sort: 'oldest' }).sort).toBe('oldest')
    expect(request({ q: 'otan', sort: 'newest' }).misread).toEqual([])
    expect(formatSearchRequest(request({ q: 'otan', sort: 'newest' }))).toBe('q=otan&sort=newest')
    expect(formatSearchRequest(request({ sort: 'newest' }))).toBe('')
  })

  it('have pages of twenty hits, of which fifty are numbered', () => {
    expect([hitsPerPage, maxNumberedPages]).toEqual([20, 50])
    expect(formatPageCursor({ number: 3 })).toBe('3')
    expect(formatPageCursor({ after: '64' })).toBe('after.64')
    expect(request({ page: '50' }).page).toEqual({ number: 50 })
    for (const page of ['51', '0', '', 'x', '1x', 'x1', 'after.', 'after.x', 'xafter.1', 'after.1x'])
      expect([page, request({ page }).page]).toEqual([page, { number: 1 }])
    expect(request({ sort: 'oldest', page: 'after.123456789012345' }).page).toEqual({
      after: '123456789012345',
    })
  })

  it('have one normal form, in a fixed order', () => {
    const params = { to: '2016', topic: 'Old Harbour', q: 'otan', edition: 'le-fanal', author: 'Ann Lee' }
    expect(formatSearchRequest(request(params))).toBe(
      'q=otan&edition=le-fanal&author=ann-lee&topic=old-harbour&to=2016',
    )
  })
})

describe('a snippet', () => {
  const text = (segments: { text: string }[]) => segments.map((each) => each.text).join('')
  const words = (count: number, word = 'mot') => `${word} `.repeat(count)

  it('has about 240 characters, and is cut between words with an ellipsis', () => {
    const found = text(createSnippet(words(200), finderOf('absent')))
    expect(found).toMatch(/^(?:mot )+mot\u00a0…$/)
    expect(found.length).toBeGreaterThan(220)
    expect(found.length).toBeLessThanOrEqual(242)
    expect(text(createSnippet('court texte', finderOf('absent')))).toBe('court texte')
  })

  it('begins a few words before its first match', () => {
    const found = text(createSnippet(`${words(100)}otan ${words(100)}`, finderOf('otan')))
    expect(found).toMatch(/^…\u00a0(?:mot ){10,16}otan (?:mot )+mot\u00a0…$/)
    expect(text(createSnippet(`otan ${words(100)}`, finderOf('otan')))).toMatch(/^otan mot/)
    expect(text(createSnippet(`${words(10)}otan ${words(100)}`, finderOf('otan')))).toMatch(/^mot/)
  })

  it('is the first of the excerpts with the most terms', () => {
    const body = `${words(100)}alpha ${words(100)}alpha bravo ${words(100)}bravo alpha ${words(50)}`
    expect(text(createSnippet(body, finderOf('alpha bravo')))).toContain('alpha bravo')
    const four = `alpha bravo charlie delta ${words(100)}alpha bravo charlie delta echo`
    expect(text(createSnippet(four, finderOf('alpha bravo charlie delta echo')))).toMatch(
      /^alpha bravo charlie delta mot/,
    )
  })

  it('searches 60,000 characters', () => {
    expect(text(createSnippet(`${words(14_990)} otan`, finderOf('otan')))).toContain('otan')
    expect(text(createSnippet(`${words(15_001)} otan`, finderOf('otan')))).not.toContain('otan')
  })

  it('highlights a phrase as a whole, and the longer of two terms', () => {
    const pieces = highlightText('le conseil otan russie siège', finderOf('otan "conseil otan russie"'))
    expect(pieces).toEqual([
      { text: 'le ', marked: false },
      { text: 'conseil otan russie', marked: true },
      { text: ' siège', marked: false },
    ])
    expect(highlightText('conseil otan', finderOf('"conseil otan russie"'))).toEqual([
      { text: 'conseil otan', marked: false },
    ])
    expect(highlightText('otan', finderOf('otan'))).toEqual([{ text: 'otan', marked: true }])
    expect(highlightText('', finderOf('otan'))).toEqual([])
  })
})
