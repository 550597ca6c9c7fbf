import { describe, expect, it } from 'vitest'
import { everyArticleToken, toFacetToken } from '../../src/search/facets.ts'
import { toIndexedArticle } from '../../src/search/indexed-article.ts'
import { createPlainStatement } from '../../src/search/statement.ts'
import {
  createInsertStatements,
  createSwapStatements,
  type IndexRow,
  nextTablesStatements,
  stateTableStatement,
} from '../../src/search/tables.ts'
import { article } from '../support/indexed-articles.ts'

describe('a facet', () => {
  it.each([
    ['topic', 'Élections fédérales', 'topic·elections·federales'],
    ['topic', 'elections-federales', 'topic·elections·federales'],
    ['author', 'Zoë O’Hara', 'author·zoe·o·hara'],
    ['section', 'Россия сегодня', 'section·россия·сегодня'],
    [
      'section',
      `${'я'.repeat(30)} `.repeat(10),
      `section·${Array(6).fill('я'.repeat(30)).join('·')}·${'я'.repeat(14)}`,
    ],
    ['edition', 'e', 'edition·e'],
    ['topic', 'C', 'topic·c'],
    ['topic', 'C++', 'topic·c·plus·plus'],
    ['topic', 'C#', 'topic·c·sharp'],
    ['topic', 'C＃', 'topic·c·sharp'],
    ['topic', 'c-plus-plus', 'topic·c·plus·plus'],
    ['topic', 'Россия+', 'topic·россия·plus'],
    ['topic', 'Россия 2016', 'topic·россия·2016'],
    ['topic', 'Украина 2016', 'topic·украина·2016'],
    ['topic', 'россия-2016', 'topic·россия·2016'],
    ['topic', '!?', null],
    ['topic', '', null],
  ] as const)('of %s %j is %s', (kind, name, token) => expect(toFacetToken(kind, name)).toBe(token))
})

describe('an article in the index', () => {
  const { fields, ...rest } = article(1, 10)
  const only = {
    byline: 'Par Ann',
    agency: 'Wire',
    section: 'World',
    signOff: 'bmm',
    authors: ['Ann Example'],
    topics: ['Rain'],
    corrections: [{ published: '2016', text: 'Sorry' }],
    headline: 'Votes',
  }
  const indexed = (more: object, text = 'Cities grew.') =>
    toIndexedArticle({
      ...rest,
      edition: 'e',
      fields: { ...fields, alternativeHeadline: null, ...only, ...more },
      body: { html: '', markdown: '', text, lostPictures: 0 },
    })

  it('has its words, the words around them, and its facets', () =>
    expect(indexed({})).toEqual({
      title: 'votes',
      body: 'cities grew par ann wire world bmm 2012 ann example rain sorry',
      inflections: 'vote citie city',
      facets: `${everyArticleToken} edition·e section·world topic·rain author·ann·example`,
      labels: JSON.stringify([
        'edition·e|e',
        'section·world|World',
        'topic·rain|Rain',
        'author·ann·example|Ann Example',
        'year·2012|2012',
      ]),
    }))

  it('is counted once by each name, in the first of its spellings', () => {
    const { labels } = indexed({ topics: ['OTAN', 'Otan', 'C++', 'a|b'], published: null, authors: [] })
    expect(JSON.parse(labels)).toEqual([
      'edition·e|e',
      'section·world|World',
      'topic·otan|OTAN',
      'topic·c·plus·plus|C++',
      'topic·a·b|a|b',
    ])
  })

  it('has both of its headlines', () =>
    expect(indexed({ alternativeHeadline: 'The count' }).title).toBe('votes the count'))

  it('has no facet for an absent field', () =>
    expect(indexed({ section: null, topics: ['!'], authors: [] }).facets).toBe(
      `${everyArticleToken} edition·e`,
    ))

  it('is cut at 400,000 characters', () => {
    const { body } = indexed({}, `${'a '.repeat(199_999)}bb cc`)
    expect(body.split(' ').filter((word) => word === 'bb' || word === 'cc')).toEqual(['bb'])
  })

  it('is analysed alike with and without the cache', () => {
    const long = `${'x'.repeat(39)}s ${'y'.repeat(45)}`
    expect(indexed({}, long)).toEqual(indexed({}, long))
    expect(indexed({}, long).body).toContain(`${'x'.repeat(39)}s ${'y'.repeat(40)} `)
  })
})

describe('the statements of the index', () => {
  const row = (id: number, size = 10): IndexRow => ({
    id,
    address: `/e/${id}`,
    digest: 'd',
    date: '2016',
    title: 't',
    body: 'b'.repeat(size),
    inflections: 'i',
    facets: 'f',
    labels: '[]',
  })
  const idsIn = (text: string | null | undefined) =>
    (JSON.parse(text ?? '[]') as { id: number }[]).map(({ id }) => id)

  it('are empty for no rows', () => expect(createInsertStatements('', [])).toEqual([]))

  it('put many rows into one parameter, with all their columns', () => {
    const [articles, words, ...more] = createInsertStatements('_next', [row(1), row(2)])
    expect(more).toEqual([])
    expect(articles?.sql).toContain('INTO articles_next SELECT')
    expect(words?.sql).toContain('INTO words_next(rowid, title, body, inflections, facets)')
    expect(JSON.parse(articles?.params[0] ?? '')).toEqual(
      [1, 2].map((id) => ({ id, address: `/e/${id}`, digest: 'd', date: '2016', labels: '[]' })),
    )
    expect(JSON.parse(words?.params[0] ?? '')).toEqual(
      [1, 2].map((id) => ({ id, title: 't', body: 'bbbbbbbbbb', inflections: 'i', facets: 'f' })),
    )
  })

  it('split rows before a parameter exceeds 500,000 characters', () => {
    const statements = createInsertStatements('', [
      row(1, 240_000),
      row(2, 240_000),
      row(3, 240_000),
      row(4, 600_000),
      row(5),
    ])
    expect(statements.filter((_, index) => index % 2 === 0).map(({ params }) => idsIn(params[0]))).toEqual([
      [1, 2],
      [3],
      [4],
      [5],
    ])
  })

  it('count the columns beside the body', () => {
    const most = 500_000 - 2 * (2048 + 5)
    const parcels = (first: number) => createInsertStatements('', [row(1, first), row(2, 1)]).length / 2
    expect([parcels(most - 1), parcels(most)]).toEqual([1, 2])
  })

  it('replace the tables in use, and name their release', () => {
    const statements = createSwapStatements('abc', 7)
    expect(statements.at(-1)?.params).toEqual(['abc', '7'])
    expect(statements.slice(0, -1)).toEqual([
      createPlainStatement('DROP TABLE IF EXISTS words'),
      createPlainStatement('DROP TABLE IF EXISTS articles'),
      createPlainStatement('DROP TABLE IF EXISTS vocabulary'),
      createPlainStatement('ALTER TABLE words_next RENAME TO words'),
      createPlainStatement('ALTER TABLE articles_next RENAME TO articles'),
      createPlainStatement('CREATE INDEX articles_by_day ON articles(substr(date, 1, 10))'),
      createPlainStatement('CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)'),
    ])
    expect(stateTableStatement.sql).toContain('CHECK (one = 1)')
    expect(nextTablesStatements.slice(0, 2).map(({ sql }) => sql)).toEqual([
      'DROP TABLE IF EXISTS words_next',
      'DROP TABLE IF EXISTS articles_next',
    ])
  })
})
