import { describe, expect, it } from 'vitest'
import { KnownArticles } from '../../../../src/cli/import/shelf/known-articles.ts'
import type { ShelvedArticle } from '../../../../src/cli/import/shelf/shelved-article.ts'
import type { ArticleSource } from '../../../../src/model/article.ts'

const source = (file: string, record: string | null): ArticleSource => ({
  sha256: 'd'.repeat(64),
  mediaType: 'text/x',
  importer: 'x',
  captured: null,
  earlier: [],
  imported: null,
  file,
  record,
})

const shelved = (number: number, fields: Partial<ShelvedArticle>): ShelvedArticle => ({
  file: `${number}.md`,
  address: `/e/${number}`,
  words: `${number}`,
  source: null,
  url: null,
  fault: null,
  ...fields,
})

const known = (make: (number: number) => Partial<ShelvedArticle>) => {
  const articles = new KnownArticles()
  for (let number = 0; number < 2000; number++) articles.add(shelved(number, make(number)))
  return articles
}

describe('candidates', () => {
  it.each<[string, (number: number) => Partial<ShelvedArticle> & { source: ArticleSource }]>([
    ['words', (number) => ({ source: source('f/a.json', `item ${number}`), words: 'gallery' })],
    [
      'a canonical link',
      (number) => ({ source: source(`f/${number}.html`, null), url: 'https://e.example/' }),
    ],
    ['bytes', (number) => ({ source: source(`f/${number}.html`, null) })],
  ])('are few where thousands share %s, and the one of the same place is among them', (_, make) => {
    const read = { url: null, words: '', ...make(1999) }
    const files = known(make).candidates(read)
    expect(files).toContain('1999.md')
    expect(files.size).toBeLessThan(100)
  })

  it('include a record with the same words at another position of the same list', () => {
    const articles = known((number) => ({
      source: source('f/a.json', `item ${number}`),
      words: `w${number}`,
    }))
    const read = (file: string) => ({ source: source(file, 'item 5000'), words: 'w7', url: null })
    expect([...articles.candidates(read('f/a.json'))]).toEqual(['7.md'])
    expect([...articles.candidates(read('f/b.json'))]).toEqual([])
  })
})
