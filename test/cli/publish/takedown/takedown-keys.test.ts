import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { TakenDownArticle } from '../../../../src/archive/takedowns.ts'
import { mergeTakedowns } from '../../../../src/cli/publish/takedown/merge-takedowns.ts'
import {
  createContentMarks,
  toAddressKey,
  toUrlIdMark,
} from '../../../../src/cli/publish/takedown/takedown-keys.ts'
import {
  createTakedownAdapter,
  toArchivePath,
} from '../../../../src/cli/publish/takedown/takedown-resolver.ts'
import { publishedEdition } from '../../../support/generated.ts'

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

describe('the keys of a takedown', () => {
  it('are the same for every spelling of an address, and name no word of it', () => {
    expect(toAddressKey('/e/Jane-Roe.html')).toBe(keyOf('/e/jane-roe'))
    expect(toAddressKey('/e/jane-roe/amp')).toBe(toAddressKey('/e/Jane-Roe.html'))
    expect(toAddressKey('/e/jane-roe-2')).not.toBe(toAddressKey('/e/jane-roe'))
    expect(toUrlIdMark('/e#77')).toBe(`identity:${keyOf('/e#77')}`)
  })

  const source = {
    sha256: 'ab'.repeat(32),
    mediaType: 'text/html',
    importer: 'html',
    file: 'a',
    record: null,
  }
  const marksOf = (headline: string, text: string, from: object | null = null) =>
    createContentMarks({ headline, source: from } as never, text)

  it('mark the original by its digest and record', () => {
    expect(marksOf('H', 'x', source)[0]).toBe(`source:${keyOf(`${source.sha256} `)}`)
    expect(marksOf('H', 'x', { ...source, record: '7' })[0]).toBe(`source:${keyOf(`${source.sha256} 7`)}`)
    expect(marksOf('H', 'x')).toEqual([`words:${keyOf('h x')}`])
  })

  it('mark a text by its letters, with the headline where it has fewer than 200', () => {
    const [long, short] = ['a'.repeat(200), 'a'.repeat(199)]
    expect(marksOf('One', long)).toEqual([`words:${keyOf(long)}`])
    expect(marksOf('Two', long)).toEqual(marksOf('One', long))
    expect(marksOf('One', short)).toEqual([`words:${keyOf(`one ${short}`)}`])
    expect(marksOf('Two', short)).not.toEqual(marksOf('One', short))
    expect(marksOf('Été: "un"', 'Les mots, 2 fois.')).toEqual(
      marksOf('E\u0301te\u0301 UN', 'les MOTS — 2\nfois'),
    )
  })
})

const taken = (how: string, addresses: string[], marks: string[] = []): TakenDownArticle => ({
  how,
  addresses,
  marks,
})

it('takedowns of releases merge by address: the later kind, with the keys of both', () => {
  const earlier = [taken('gone', ['a', 'c'], ['m1']), taken('gone', ['x']), taken('gone', ['b'], ['m3'])]
  const later = [taken('withheld', ['b', 'c', 'd'], ['m2', 'm1']), taken('gone', ['y'])]
  expect(mergeTakedowns(earlier, later)).toEqual([
    taken('gone', ['x']),
    taken('withheld', ['a', 'b', 'c', 'd'], ['m1', 'm2', 'm3']),
    taken('gone', ['y']),
  ])
  expect(mergeTakedowns([], later)).toEqual(later)
  expect(mergeTakedowns(earlier, [])).toEqual(earlier)
})

it.each([
  ['/e/a?p=1', '/e/a?p=1'],
  ['https://archive.example/e/a', '/e/a'],
  ['https://archive.example', null],
  ['https://archive.example.evil/e/a', null],
  ['https://elsewhere.example/e/a', null],
  ['e/a', null],
  ['//[', null],
])('the URL %s has the path %s in the archive', (url, path) =>
  expect(toArchivePath(url, 'https://archive.example')).toBe(path),
)

describe('a link to a taken-down article', () => {
  const at = (address: string, ...former: string[]) => ({
    address,
    formerly: former.map((each, position) => ({ address: each, position, ignored: [] })),
  })
  const shown = at('/e/gone-story/2')
  const anonymised = at('/e/case-1', '/e/jane-roe', '/e/old-jane_n_7')
  const adapt = createTakedownAdapter({
    configuredEditions: [{ ...publishedEdition, identity: '_n_(\\d+)', query: ['p'] }],
    articles: [shown, anonymised, at('/e/again', '/e/reused')],
    archive: { url: 'https://archive.example' },
    anonymisedArticles: [{ summary: anonymised }],
    withdrawnArticles: [at('/e/gone-story', '/e/?p=7', '/e/reused')],
    withheldPictures: [{ digest: 'ab'.repeat(32) }],
  } as never)
  const picture = { hidden: `/media/${'ab'.repeat(32)}.png`, shown: `/media/${'cd'.repeat(32)}.png` }
  const resolver = adapt({
    resolveLink: (url: string) => (url.startsWith('https://e.example/') ? `/e${url.slice(17)}` : null),
    resolvePicture: (url: string) => picture[url as keyof typeof picture] ?? null,
  } as never)

  it.each([
    'https://e.example/gone-story',
    'https://e.example/Gone-Story.html',
    'https://e.example/gone-story?utm=x',
    'https://e.example/?p=7',
    '/e/gone-story',
    'https://archive.example/e/gone-story/amp',
    ...[
      'embed',
      'feed',
      'print',
      'trackback',
      '3',
      'page/3',
      'comment-page-12',
      '1234',
      'page/3/',
      'AMP',
    ].map((view) => `/e/gone-story/${view}`),
  ])('at %s is removed', (url) => expect(resolver.resolveTakenDownUrl(url)).toEqual({ newUrl: null }))

  it.each(['/e/jane-roe', '/e/Jane-Roe/embed', '/e/case-1/embed', 'https://e.example/anything_n_7.html'])(
    'at %s leads to its neutral address',
    (url) => expect(resolver.resolveTakenDownUrl(url)).toEqual({ newUrl: '/e/case-1' }),
  )

  it.each([
    ['a shown article that looks like a view', '/e/gone-story/2'],
    ['a shown article that has the address too', '/e/reused'],
    ['no view', '/e/gone-story/12345'],
    ['no view', '/e/gone-story/press'],
    ['another article', '/e/other'],
    ['another parameter', '/e/?p=8'],
    ['another site', 'https://elsewhere.example/e/gone-story'],
  ])('is not one to %s: %s', (_, url) => expect(resolver.resolveTakenDownUrl(url)).toBeNull())

  it('has no withheld picture', () =>
    expect([
      resolver.resolvePicture('hidden'),
      resolver.resolvePicture('shown'),
      resolver.resolvePicture('none'),
    ]).toEqual([null, picture.shown, null]))
})
