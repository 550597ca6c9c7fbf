import { describe, expect, it } from 'vitest'
import { KnownArticles } from '../../../../src/cli/import/shelf/known-articles.ts'
import type { IncomingArticle, ShelvedArticle } from '../../../../src/cli/import/shelf/shelved-article.ts'
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
  wordsDigest: `${number}`,
  source: null,
  statedUrl: null,
  fault: null,
  ...fields,
})

const known = (make: (number: number) => Partial<ShelvedArticle>) => {
  const articles = new KnownArticles()
  for (let number = 0; number < 2000; number++) articles.addArticle(shelved(number, make(number)))
  return articles
}

describe('a candidate', () => {
  const [here, there] = ['https://e.example/a', 'https://e.example/b']
  const page = (fields: Partial<ArticleSource> = {}) => ({ ...source('f/a.html', null), ...fields })
  const other = { sha256: 'e'.repeat(64), file: 'g/b.html' }

  it.each<[string, Partial<ShelvedArticle>, Partial<IncomingArticle> & { source: ArticleSource }, boolean]>([
    [
      'has the URL',
      { source: page(), statedUrl: here },
      { source: page(other), statedUrl: 'http://e.example/a' },
      true,
    ],
    [
      'has the URL, though no import wrote it',
      { statedUrl: here },
      { source: page(other), statedUrl: here },
      true,
    ],
    ['has the bytes', { source: page() }, { source: page({ file: 'g/b.html' }) }, true],
    [
      'has the path, in a folder of another name',
      { source: page() },
      { source: page({ ...other, file: 'g/a.html' }) },
      true,
    ],
    [
      'has the name, of which an earlier version stored no more',
      { source: page({ file: 'a.html' }) },
      { source: page({ ...other, file: 'g/x/a.html' }) },
      true,
    ],
    [
      'has a file without a path',
      { source: page({ file: null }) },
      { source: page({ ...other, file: null }) },
      true,
    ],
    [
      'has nothing in common',
      { source: page(), statedUrl: there },
      { source: page(other), statedUrl: here },
      false,
    ],
    [
      'has the path, but another importer',
      { source: page() },
      { source: page({ sha256: 'e', importer: 'y' }) },
      false,
    ],
    [
      'has the words of a page',
      { source: page(), wordsDigest: 'w' },
      { source: page(other), wordsDigest: 'w' },
      false,
    ],
    [
      'has the words of a record with an id',
      { source: source('f/a.json', 'post 1'), wordsDigest: 'w' },
      { source: source('f/a.json', 'post 2'), wordsDigest: 'w' },
      false,
    ],
  ])('%s', (_, stored, read, isCandidate) => {
    const articles = new KnownArticles()
    articles.addArticle(shelved(1, stored))
    expect([...articles.findCandidateFiles({ statedUrl: null, wordsDigest: 'read', ...read })]).toEqual(
      isCandidate ? ['1.md'] : [],
    )
  })
})

describe('candidates', () => {
  it.each<[string, (number: number) => Partial<ShelvedArticle> & { source: ArticleSource }]>([
    ['words', (number) => ({ source: source('f/a.json', `item ${number}`), wordsDigest: 'gallery' })],
    [
      'a canonical link',
      (number) => ({ source: source(`f/${number}.html`, null), statedUrl: 'https://e.example/' }),
    ],
    ['bytes', (number) => ({ source: source(`f/${number}.html`, null) })],
  ])('are few where thousands share %s, and the one of the same place is among them', (_, make) => {
    const read = { statedUrl: null, wordsDigest: '', ...make(1999) }
    const files = known(make).findCandidateFiles(read)
    expect(files).toContain('1999.md')
    expect(files.size).toBeLessThan(100)
  })

  it('include the record of the same name of another export of the site, at any URL', () => {
    const articles = known((number) => ({
      source: source('f/a.xml', `post ${number}`),
      statedUrl: `https://e.example/${number}`,
    }))
    const read = (url: string) => ({
      source: source('g/b.xml', 'post 1999'),
      wordsDigest: 'other',
      statedUrl: url,
    })
    expect([...articles.findCandidateFiles(read('https://e.example/moved'))]).toEqual(['1999.md'])
    expect([...articles.findCandidateFiles(read('https://other.example/moved'))]).toEqual([])
  })

  it('include a record with the same words at another position of the same list', () => {
    const articles = known((number) => ({
      source: source('f/a.json', `item ${number}`),
      wordsDigest: `w${number}`,
    }))
    const read = (file: string) => ({ source: source(file, 'item 5000'), wordsDigest: 'w7', statedUrl: null })
    expect([...articles.findCandidateFiles(read('f/a.json'))]).toEqual(['7.md'])
    expect([...articles.findCandidateFiles(read('f/b.json'))]).toEqual([])
  })
})
