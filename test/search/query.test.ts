import { describe, expect, it } from 'vitest'
import { formatQuery, parseQuery } from '../../src/search/query.ts'
import { formatSearchRequest, parseSearchRequest } from '../../src/search/request.ts'
import { hostileQueries, randomQueries } from '../support/queries.ts'

const ignoredIn = (typed: string) => parseQuery(typed).ignored

describe('a query', () => {
  it.each([
    ['otan russie', 'otan russie'],
    ['  OTAN,   Russie! ', 'otan russie'],
    ["l'annexion de la Crimée", 'annexion crimée'],
    ['"conseil otan-russie"', '"conseil otan russie"'],
    ['« conseil de l’Otan » “and so”', '"conseil de otan" "and so"'],
    ['otan -russie -"la crise"', 'otan -russie -"la crise"'],
    ['elect* l’annex* otan-rus*', 'elect* annex* otan rus*'],
    ['"unclosed phrase', '"unclosed phrase"'],
    ['otan"conseil russie"x', 'otan "conseil russie" x'],
    ['aujourd’hui O.N.U.', 'aujourdhui onu'],
    ['title:x NEAR(b d) ^e {body}: {f*', 'title x near b e body f'],
    ['- -- "" «» * ^ -* \u0000', ''],
    ['otan otan OTAN', 'otan'],
    ['-otan-russie', '-"otan russie"'],
  ])('%j is parsed as %j', (typed, expected) => expect(formatQuery(parseQuery(typed))).toBe(expected))

  it('lists the parts that it ignores', () => {
    expect(ignoredIn('le conseil de la ville')).toMatchObject({ stopWords: ['le', 'de', 'la'], excess: [] })
    expect(ignoredIn('ab* conseil')).toMatchObject({ prefixes: ['ab*'] })
    expect(ignoredIn('b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12').excess).toEqual(['b11', 'b12'])
    expect(ignoredIn('x -b1 -b2 -b3 -b4 -b5').excess).toEqual(['-b5'])
    expect(ignoredIn(`otan ${'x'.repeat(300)} tail`).excess[0]).toContain('tail')
    expect(ignoredIn('otan "russie"')).toEqual({ stopWords: [], excess: [], prefixes: [] })
  })

  it('of stop words alone is empty, unless they are quoted', () => {
    expect(parseQuery('la le the of').required).toEqual([])
    expect(formatQuery(parseQuery('"to be or not to be"'))).toBe('"to be or not to be"')
  })

  it('in its normal form is the same query, with nothing ignored', () => {
    for (const typed of [...hostileQueries, ...randomQueries(4000)]) {
      // Folding a compatibility character can produce text that is split differently.
      if (typed.normalize('NFKC') !== typed || typed.includes('İ')) continue
      const words = formatQuery(parseQuery(typed))
      const again = parseQuery(words)
      if (words.length <= 256) expect([typed, formatQuery(again)]).toEqual([typed, words])
      if (words.length <= 256) expect(again.ignored).toEqual({ stopWords: [], excess: [], prefixes: [] })
    }
  })
})

describe('a search', () => {
  it('by relevance cannot continue after a hit', () => {
    const request = read('q=otan&page=after.64')
    expect([request.misread, formatSearchRequest(request)]).toEqual([['page'], 'q=otan'])
  })

  const read = (query: string) => parseSearchRequest(new URLSearchParams(query))

  it.each([
    ['q=Otan++russie&utm=1', 'q=otan+russie'],
    ['q=otan&sort=relevance&page=1', 'q=otan'],
    ['q=la&sort=relevance', ''],
    ['q=otan&section=Assembl%C3%A9e+nationale', 'q=otan&section=assemblee-nationale'],
    ['from=2015&to=2016-06&sort=oldest&page=3', 'from=2015&to=2016-06&sort=oldest&page=3'],
    ['q=otan&page=7', 'q=otan&page=7'],
    ['page=50', 'page=50'],
    ['page=after.6400', 'page=after.6400'],
    ['q=otan&sort=oldest&page=after.6400', 'q=otan&sort=oldest&page=after.6400'],
  ])('%s has the normal form %s', (query, expected) => {
    expect(formatSearchRequest(read(query))).toBe(expected)
    expect(formatSearchRequest(read(expected))).toBe(expected)
  })

  it.each([
    'from=2015-13',
    'to=x',
    'page=0',
    'page=99',
    'page=51',
    'page=1.2',
    'page=-1',
    'page=7.6400.1001',
    'page=after.0',
    'page=after.1234567890123456',
    'sort=x',
    'section=%21',
  ])('%s is ignored and reported', (query) => {
    expect(read(query).misread).toEqual([query.split('=')[0]])
    expect(formatSearchRequest(read(query))).toBe('')
  })
})

describe('the limits of a search', () => {
  const read = (query: string) => parseSearchRequest(new URLSearchParams(query))
  const typed = (query: string) => parseQuery(query)

  it('sections, authors and topics have at most 200 characters', () => {
    for (const name of ['section', 'author', 'topic', 'edition']) {
      expect(read(`${name}=${'a'.repeat(200)}`).misread).toEqual([])
      expect(read(`${name}=${'a'.repeat(201)}`).misread).toEqual([name])
    }
  })

  it('values are trimmed and composed', () => {
    expect(read('section=+World+&from=+2016+').filters).toMatchObject({ section: 'World', from: '2016' })
    expect(read('topic=e%CC%81').filters.topic).toBe('\u00e9')
  })

  it('dates have at most day precision', () =>
    expect(read('from=2016-05-06T10:00Z&to=2016-05-06').misread).toEqual(['from']))

  it('absent filters are null', () =>
    expect(read('').filters).toEqual({
      edition: null,
      section: null,
      author: null,
      topic: null,
      from: null,
      to: null,
    }))

  it('a query has at most 256 characters, ten terms, four exclusions, four prefixes, three phrases of stop words', () => {
    expect(typed('x'.repeat(256)).ignored.excess).toEqual([])
    expect(typed(`${'y '.repeat(128)}z`).ignored.excess).toEqual(['z'])
    expect(typed('a1 a2 a3 a4 a5 a6 a7 a8 a9 a10').required).toHaveLength(10)
    expect(typed('x -a1 -a2 -a3 -a4').excluded).toHaveLength(4)
    expect(typed('aaa* bbb* ccc* ddd* eee*')).toMatchObject({
      required: [
        ...['aaa', 'bbb', 'ccc', 'ddd'].map((prefix) => ({ kind: 'prefix', prefix })),
        { kind: 'word', word: 'eee' },
      ],
      ignored: { prefixes: ['eee*'] },
    })
    expect(typed('"la le" "le la" "de la" "la de"')).toMatchObject({
      required: [{ words: ['la', 'le'] }, { words: ['le', 'la'] }, { words: ['de', 'la'] }],
      ignored: { stopWords: ['la', 'de'] },
    })
  })

  it('a phrase has at most twelve words, or six stop words', () => {
    expect(typed(`"${'a1 '.repeat(12)}"`).ignored.excess).toEqual([])
    expect(typed(`"${'a1 '.repeat(12)}b1 b2"`).ignored.excess).toEqual(['b1 b2'])
    expect(typed(`"${'la '.repeat(6)}"`).ignored.excess).toEqual([])
    expect(typed(`"${'la '.repeat(6)}le de"`).ignored.excess).toEqual(['le de'])
    expect(typed(`"${'la a1 '.repeat(6)}"`).ignored.excess).toEqual([])
    expect(typed('"la a1" "la a2" "la a3" "la a4"').required).toHaveLength(4)
  })

  it('a prefix has at least three letters', () => {
    expect(typed('abc*').required).toEqual([{ kind: 'prefix', prefix: 'abc' }])
    expect(typed('ab*')).toMatchObject({
      required: [{ kind: 'word', word: 'ab' }],
      ignored: { prefixes: ['ab*'] },
    })
    expect(typed('la*')).toMatchObject({ required: [], ignored: { prefixes: ['la*'] } })
  })

  it('a stop word is reported once, as it was written', () =>
    expect(typed('À à la à').ignored.stopWords).toEqual(['à', 'la']))

  it('decomposed letters and lone surrogates are normalised', () => {
    expect(typed(' e\u0301lection ').required).toEqual(typed('élection').required)
    expect(formatQuery(typed('a\ud83d b'))).toBe('b')
  })
})
