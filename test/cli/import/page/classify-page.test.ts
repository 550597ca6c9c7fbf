import { describe, expect, it } from 'vitest'
import { pageKindDescriptions } from '../../../../src/cli/import/page/page-kinds.ts'
import { jsonLd, readingIn, text } from './written-page.ts'

const at = (path: string) => `<link rel="canonical" href="https://the-lantern.example${path}">`
const isArticle = jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops' })
const saysArticle = '<meta property="og:type" content="article">'
const body = `<article><h1>A ferry stops</h1>${text}</article>`
const kindOf = async (head: string, shown = body) => {
  const reading = await readingIn({ head, body: shown })
  return reading.kind === 'skipped' ? reading.why : reading.kind
}

describe('a page that calls itself an article', () => {
  it.each([
    '/index.php?option=com_content&amp;id=42',
    '/index.php?id=42',
    '/index.html',
    '/home',
    '/dossier/la-longue-histoire',
    '/topics/the-long-story',
    '/search/the-search-goes-on',
    '/tag/x',
    '/authors/a-life-of-letters',
  ])('is one at %s', async (path) => {
    expect(await kindOf(at(path) + isArticle)).toBe('article')
    expect(await kindOf(at(path) + saysArticle)).toBe('article')
  })

  it.each([
    'Peugeot 404 turns fifty',
    'Missing hiker not found',
    'Room 404',
    'HTTP 404 and other errors of our time',
    'Page not found: the history of a message',
    '404 dead in the earthquake',
    'Page introuvable, ou le roman d’un lien',
  ])('is one under the title %s', async (title) => {
    for (const said of [isArticle, saysArticle])
      expect(await kindOf(`<title>${title}</title>${said}`)).toBe('article')
    if (!title.startsWith('HTTP')) expect(await kindOf(`<title>${title}</title>`)).toBe('article')
  })
})

describe('a page that does not state its kind', () => {
  it.each([
    ['/index.html', 'front'],
    ['/search/?q=ferry', 'search'],
    ['/dossier/la-longue-histoire', 'tag'],
    ['/tag/ferry', 'tag'],
    ['/2016/ferry/feed', 'feed'],
    ['/index.php?option=com_content&amp;id=42', 'article'],
    ['/2016/04/a-ferry-stops-at-last', 'article'],
  ])('at %s is classified as %s by its URL', async (path, kind) => {
    expect(await kindOf(at(path))).toBe(kind)
  })

  it.each([
    'Page not found | The Lantern',
    '404 Not Found',
    'Error 404',
    'Page introuvable - Le Fanal',
    'Seite nicht gefunden',
    'Sorry, the page was not found',
    'This page could not be found',
    '404 – Page not found | The Lantern',
    'Error 404: not found',
    "La page n'existe plus",
    '403 Forbidden',
    '410 Gone',
    'Error: 503 Service Temporarily Unavailable',
    'Bad Gateway',
  ])('is an error under the title %s', async (title) => {
    expect(await kindOf(`<title>${title}</title>`, '<p>There is nothing here, alas.</p>')).toBe('error')
  })

  it('is an error by its first heading too, if it is short', async () => {
    const title = '<title>The Lantern</title>'
    expect(await kindOf(title, '<h1>404</h1><p>There is nothing here, alas.</p>')).toBe('error')
    expect(await kindOf(title, `<h1>404</h1>${text.repeat(3)}`)).toBe('article')
    for (const headline of ['Gone', 'Access denied'])
      expect(await kindOf(`<title>${headline}</title>`, `<h1>${headline}</h1>${text}`)).toBe('article')
    expect(await kindOf('<title>Forbidden love</title>', '<h1>Forbidden love</h1><p>They met.</p>')).toBe(
      'article',
    )
  })

  it('has the kind that its JSON-LD states', async () => {
    expect(await kindOf(jsonLd({ '@type': 'CollectionPage' }))).toBe('tag')
    expect(await kindOf(jsonLd({ '@type': 'SearchResultsPage' }))).toBe('search')
  })
})

describe('the front page of a site', () => {
  it('is not an article, although it describes one', async () => {
    const reading = await readingIn({
      head: `<meta property="og:url" content="https://the-lantern.example/index.html">`,
      body,
    })
    expect(reading).toMatchObject({ kind: 'skipped', why: 'front' })
    expect(Object.keys(pageKindDescriptions)).toContain('front')
  })
})

const noTypes: unknown[] = [{ toString: 1 }, ['NewsArticle', { toString: 1 }], 42, null, { '@value': 'x' }]

describe('types that are not strings', () => {
  it.each([...noTypes, 'constructor', '__proto__'].map((type) => ({ type })))(
    'are passed over: %j',
    async ({ type }) => {
      expect(
        await kindOf(
          jsonLd({
            '@type': type,
            headline: 'A ferry stops',
            author: { '@type': type, name: 'Ann Example' },
          }),
        ),
      ).toBe('article')
    },
  )
})

describe('a page without text', () => {
  it('is a list if many of its links are as long as headlines, otherwise empty', async () => {
    const links = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `<nav><a href="/${n}">The harbour has its master ${n}</a></nav>`,
      )
    expect(await kindOf('', links(15).join(''))).toBe('list')
    expect(await kindOf('', links(14).join(''))).toBe('rejection')
    expect(await kindOf(saysArticle, links(15).join(''))).toBe('rejection')
  })
})
