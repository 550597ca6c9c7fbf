import { describe, expect, it } from 'vitest'
import {
  isNamedByPosition,
  rateCandidate,
  relateArticles,
} from '../../../../src/cli/import/shelf/article-relation.ts'
import type { IncomingArticle, ShelvedArticle } from '../../../../src/cli/import/shelf/shelved-article.ts'
import type { ArticleSource } from '../../../../src/model/article.ts'

/** An article on the shelf, or one that was just read: its source, its URL and its words. */
type Known = Partial<ArticleSource> & { url?: string | null; words?: string }

const articleOf = ({ url = null, words = 'w', ...source }: Known): IncomingArticle => ({
  statedUrl: url,
  wordsDigest: words,
  source: {
    sha256: '1',
    mediaType: 'text/html',
    importer: 'html',
    file: 'site/a.html',
    record: null,
    captured: null,
    earlier: [],
    imported: null,
    ...source,
  },
})

const shelved = (known: Known): ShelvedArticle => ({
  file: 'a.md',
  fault: null,
  ...articleOf(known),
})

const [here, there, elsewhere] = ['https://e.example/a', 'https://e.example/b', 'https://other.example/a']
const other = { sha256: '2' }

describe('two files of one article each', () => {
  it.each<[string, Known, Known, string]>([
    ['with the same bytes and name', {}, {}, 'same'],
    ['with the same bytes and name in another folder', {}, { file: 'copies/site/a.html' }, 'same'],
    ['with the same bytes under another name', {}, { file: 'site/b.html' }, 'different'],
    ['of one path, changed', {}, other, 'possibly same'],
    ['of one path below folders of other names', {}, { ...other, file: 'copy/a.html' }, 'possibly same'],
    [
      'of one name in other folders',
      { file: 'site/x/a.html' },
      { ...other, file: 'site/y/a.html' },
      'different',
    ],
    [
      'of which one is known by its name alone',
      { file: 'a.html' },
      { ...other, file: 'site/x/a.html' },
      'possibly same',
    ],
    [
      'of which one was known by its path, and is read by its name alone',
      { file: 'site/x/a.html' },
      { ...other, file: 'a.html' },
      'possibly same',
    ],
    ['known by other names alone', { file: 'a.html' }, { ...other, file: 'site/b.html' }, 'different'],
    ['of one path and URL, changed', { url: here }, { ...other, url: here }, 'same'],
    [
      'of one URL at other paths',
      { url: here },
      { ...other, url: here, file: 'site/b.html' },
      'possibly same',
    ],
    ['of one path with other URLs', { url: here }, { url: there }, 'different'],
    ['of one path, of which one has a URL', { url: here }, other, 'possibly same'],
    ['of one URL over http', { url: here }, { ...other, url: 'http://e.example/a#top' }, 'same'],
    ['read by other importers', {}, { importer: 'text' }, 'different'],
    ['of which one has records', {}, { record: '1' }, 'different'],
    ['of which the earlier had records', { record: '1' }, {}, 'different'],
  ])('%s', (_, before, after, relation) => {
    expect(relateArticles(shelved(before), articleOf(after))).toBe(relation)
  })
})

describe('two records', () => {
  const [post, later] = [{ file: 'x/export.xml', record: 'post 7' }, { sha256: '2' }]
  const line = { file: 'x/list.json', record: 'line 7' }

  it.each<[string, Known, Known, string]>([
    ['of one name and URL', { ...post, url: here }, { ...post, ...later, url: here }, 'same'],
    [
      'of one URL and other names',
      { ...post, url: here },
      { ...post, record: 'post 8', url: here },
      'possibly same',
    ],
    [
      'of one name and host',
      { ...post, url: here },
      { ...post, file: 'y/z.xml', url: there },
      'possibly same',
    ],
    [
      'of one name on other hosts',
      { ...post, url: here },
      { ...post, file: 'y/z.xml', url: elsewhere },
      'different',
    ],
    [
      'of one name on other hosts in one file',
      { ...post, url: here },
      { ...post, url: elsewhere },
      'possibly same',
    ],
    ['of one name without URLs', post, { ...post, ...later }, 'possibly same'],
    ['of one name without URLs in other files', post, { ...post, file: 'y/z.xml' }, 'different'],
    ['of other names with the same words', post, { ...post, record: 'post 8' }, 'different'],
    ['that moved in a list, with the same words', line, { ...line, record: 'line 8' }, 'possibly same'],
    ['that moved in a list, with other words', line, { ...line, record: 'line 8', words: 'x' }, 'different'],
    ['that moved to another list', line, { ...line, record: 'line 8', file: 'x/b.json' }, 'different'],
    [
      'that moved in a list, with other URLs',
      { ...line, url: here },
      { ...line, record: 'line 8', url: there },
      'different',
    ],
  ])('%s', (_, before, after, relation) => {
    expect(relateArticles(shelved(before), articleOf(after))).toBe(relation)
  })
})

describe('two captures', () => {
  const captured = '2016-04-08T10:00:00Z'

  it.each<[string, Known, Known, string]>([
    ['of one URL', { captured, url: here }, { captured, ...other, url: here, file: 'site/b' }, 'same'],
    ['of other URLs', { captured, url: here }, { captured, url: there }, 'different'],
    ['of which one has no URL', { captured, url: here }, { captured }, 'different'],
    ['of which one is a file', { captured, url: here }, { url: here }, 'same'],
    ['of which one is a file, both without a URL', { captured }, {}, 'same'],
    ['of which the later one is, both without a URL', {}, { captured }, 'same'],
  ])('%s', (_, before, after, relation) => {
    expect(relateArticles(shelved(before), articleOf(after))).toBe(relation)
  })
})

it.each([
  ['line 33', true],
  ['items 0', true],
  ['post 7', false],
  ['urn:6', false],
  ['7 line 3', false],
  ['line 33 b', false],
  ['line', false],
])('the record %j is named by its position: %s', (record, isPosition) =>
  expect(isNamedByPosition(record)).toBe(isPosition),
)

it('a file without a source is no importer’s', () => {
  expect(relateArticles({ ...shelved({ url: here }), source: null }, articleOf({ url: here }))).toBe(
    'different',
  )
})

it('a candidate is likelier with the URL than in the place, and in the place than with the words', () => {
  const read = articleOf({ url: here })
  const rate = (known: Known) => rateCandidate(shelved({ url: there, file: 'x', words: 'x', ...known }), read)
  const [place, words] = [{ file: 'site/a.html' }, { words: 'w' }]
  const rates = [{}, words, place, { ...place, ...words }, { url: here }, { url: here, ...words }].map(rate)
  expect(rates).toEqual(rates.toSorted((a, b) => a - b))
  expect(new Set(rates).size).toBe(6)
  expect(rate({ url: here, ...place, ...words })).toBeGreaterThan(rate({ url: here, ...place }))
})
