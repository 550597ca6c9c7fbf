import { describe, expect, it } from 'vitest'
import type { Release } from '../../../src/edge/release/current-release.ts'
import {
  createWellKnownFileResponse,
  wellKnownFilesByPath,
} from '../../../src/edge/well-known/well-known-files.ts'

const archive = {
  name: 'The Morgue',
  url: 'https://a.example',
  language: 'en-GB',
  contentSignal: null as string | null,
  crawlers: {} as Record<string, 'allow' | 'disallow'>,
}

const releaseOf = (known: Partial<typeof archive> = {}) =>
  ({
    id: 'r',
    root: { archive: { ...archive, ...known }, editions: [{ id: 'e' }], counts: { articles: 2, entries: 9 } },
    pointer: { sequence: 3, publishedAt: '2026-01-02T03:04:05Z' },
  }) as unknown as Release

function contentOf(path: string, known: Partial<typeof archive> = {}): string {
  const content = wellKnownFilesByPath.get(path)?.content ?? ''
  return typeof content === 'string' ? content : content(releaseOf(known))
}

it.each([
  ['/favicon.svg', 'image/svg+xml', 2_592_000],
  ['/favicon.ico', 'image/svg+xml', 2_592_000],
  ['/schema/article.json', 'application/schema+json', 86_400],
  ['/robots.txt', 'text/plain; charset=utf-8', 300],
  ['/opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8', 86_400],
  ['/.well-known/morgue.json', 'application/json; charset=utf-8', 60],
])('%s is %s, for %i seconds', async (path, type, seconds) => {
  const file = wellKnownFilesByPath.get(path)
  if (!file) throw new Error(`${path} is missing`)
  const response = createWellKnownFileResponse(file, 'content')
  expect([...response.headers]).toEqual([
    ['cache-control', `public, max-age=${seconds}`],
    ['content-type', type],
  ])
  expect(await response.text()).toBe('content')
})

it('the icon and the schema are what their types say', () => {
  expect(contentOf('/favicon.svg')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>\n$/)
  expect(JSON.parse(contentOf('/schema/article.json'))).toHaveProperty('properties')
})

const rules = [
  '/search',
  '/e/search',
  '/search.json',
  '/e/search.json',
  '/corrections/new',
  '/e/corrections/new',
].flatMap((path) => [`Disallow: ${path}$`, `Disallow: ${path}?`])

describe('/robots.txt', () => {
  it('keeps every crawler out of searches and forms', () =>
    expect(contentOf('/robots.txt')).toBe(
      ['User-agent: *', ...rules, '', 'Sitemap: https://a.example/sitemap.xml', ''].join('\n'),
    ))

  it('has the publisher’s signal and a group for each crawler that is named', () =>
    expect(
      contentOf('/robots.txt', {
        contentSignal: 'ai-train=no',
        crawlers: { GPTBot: 'disallow', CCBot: 'allow' },
      }).split('\n'),
    ).toEqual([
      'User-agent: GPTBot',
      'Disallow: /',
      '',
      'User-agent: CCBot',
      'Content-Signal: ai-train=no',
      ...rules,
      '',
      'User-agent: *',
      'Content-Signal: ai-train=no',
      ...rules,
      '',
      'Sitemap: https://a.example/sitemap.xml',
      '',
    ]))
})

describe('/opensearch.xml', () => {
  it('describes the search as HTML and as JSON', () =>
    expect(contentOf('/opensearch.xml', { name: 'A & B' })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>A &amp; B</ShortName>
  <LongName>A &amp; B</LongName>
  <Description>A &amp; B</Description>
  <Url type="text/html" method="get" template="https://a.example/search?q={searchTerms}"/>
  <Url type="application/json" method="get" template="https://a.example/search.json?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="https://a.example/opensearch.xml"/>
  <Language>en-GB</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`))

  it.each([
    ['Sixteen letters!', 'Sixteen letters!', 'Sixteen letters!'],
    ['The Morgue of Ayr', 'The Morgue', 'The Morgue of Ayr'],
    ['The Morgue of Third Street', 'The Morgue', 'The Morgue of Third Street'],
    [
      'The Archive of the Evening Post and Morning Star',
      'The Archive',
      'The Archive of the Evening Post and Morning Star',
    ],
    [
      'The Archive of the Evening Post and of the Morning Star',
      'The Archive',
      'The Archive of the Evening Post and of',
    ],
  ])('has the name %s as %s and %s', (name, short, long) => {
    const xml = contentOf('/opensearch.xml', { name })
    expect(/<ShortName>(.*)<\/ShortName>/.exec(xml)?.[1]).toBe(short)
    expect(/<LongName>(.*)<\/LongName>/.exec(xml)?.[1]).toBe(long)
  })
})

it('/.well-known/morgue.json names the release, as indented JSON', () =>
  expect(contentOf('/.well-known/morgue.json')).toBe(`{
 "root": "r",
 "sequence": 3,
 "publishedAt": "2026-01-02T03:04:05Z",
 "counts": {
  "articles": 2,
  "entries": 9
 },
 "verify": "morgue verify https://a.example --content <folder>"
}
`))
