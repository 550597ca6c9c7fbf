import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { convertToBodyBlocks } from '../../../../src/cli/import/markup/html-body.ts'
import { classifyPage } from '../../../../src/cli/import/page/classify-page.ts'
import { isTakeableKind } from '../../../../src/cli/import/page/is-takeable-kind.ts'
import { parseWebPage } from '../../../../src/cli/import/page/metadata/web-page.ts'

const prose = '<p>The ferry between the two shores stopped on Monday, after its rudder broke in the wind.</p>'

function kindOf({
  url = null,
  head = '',
  body = prose,
  shown = body,
  tag = '<body>',
}: {
  url?: string | null
  head?: string
  body?: string
  shown?: string
  tag?: string
}) {
  const page = parseWebPage(`<html><head>${head}</head>${tag}${body}</body></html>`, {
    name: 'The Lantern',
    language: 'en',
  })
  if (page === 'too deep') throw new Error('nested')
  return classifyPage(
    { ...page, url: url && `https://a.example${url}` },
    convertToBodyBlocks(parseHtmlFragment(shown)),
  )
}

const article = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'
const saysArticle = '<meta property="og:type" content="article">'
const links = (count: number, text = 'A headline of more than twenty letters') =>
  `<ul>${Array.from({ length: count }, (_, index) => `<li><a href="/${index}">${text}</a></li>`).join('')}</ul>`

describe('the kind of a page by its path', () => {
  it.each(['/', '/index.php', '/INDEX.html', '/home', '/home/', '/accueil'])('is the front: %s', (url) =>
    expect(kindOf({ url })).toBe('front'),
  )
  it.each([
    '/search',
    '/fr/recherche/',
    '/buscar.php',
    '/suche',
    '/ricerca',
    '/zoeken',
    '/search/ferry/2',
    '/?s=ferry',
    '/index.php?s=ferry',
  ])('is a search: %s', (url) => expect(kindOf({ url })).toBe('search'))
  it.each([
    'tag',
    'tags',
    'topic',
    'topics',
    'category',
    'categories',
    'categorie',
    'categoria',
    'theme',
    'thèmes',
    'dossier',
    'dossiers',
    'keyword',
    'mot-cle',
    'label',
    'section',
    'sections',
    'author',
    'authors',
    'auteur',
    'contributor',
    'page',
  ])('is a list: /%s/x', (name) => {
    expect(kindOf({ url: `/${name}/x` })).toBe('tag')
    expect(kindOf({ url: `/en/${name}/x/page/2/` })).toBe('tag')
    expect(kindOf({ url: `/${name}/x/y` })).toBe('article')
    expect(kindOf({ url: `/${name}` })).toBe('article')
  })
  it.each(['/a/feed', '/a/rss/', '/a/atom.xml'])('is a feed: %s', (url) =>
    expect(kindOf({ url })).toBe('feed'),
  )
  it.each([
    '/?p=42',
    '/index.php?id=42',
    '/2016/ferry?s=1',
    '/researching',
    '/homes',
    '/a/feeds',
    '/x/search',
    null,
  ])('is an article: %s', (url) => expect(kindOf({ url })).toBe('article'))
})

describe('the kind of a page by what it says', () => {
  it.each([
    [{ head: '<title>404</title>' }, 'error'],
    [{ head: '<title>Error 404: Page not found</title>' }, 'error'],
    [{ head: '<title>404 - Not Found | The Lantern</title>' }, 'error'],
    [{ head: '<title>Erreur 404</title>' }, 'error'],
    [{ head: '<title>Fehler 404 – Fehler</title>' }, 'error'],
    [{ head: '<title>Sorry, this page could not be found!</title>' }, 'error'],
    [{ head: '<title>Oops! Page not found…</title>' }, 'error'],
    [{ head: '<title>Cette page n’existe plus</title>' }, 'error'],
    [{ head: "<title>La page demandée n'existe pas</title>" }, 'error'],
    [{ head: '<title>Page non trouvée</title>' }, 'error'],
    [{ head: '<title>Página no encontrada</title>' }, 'error'],
    [{ head: '<title>Die Seite wurde nicht gefunden</title>' }, 'error'],
    [{ head: '<title>Pagina non trovata</title>' }, 'error'],
    [{ head: '<title>400 Bad Request</title>' }, 'error'],
    [{ head: '<title>401 Unauthorized</title>' }, 'error'],
    [{ head: '<title>403 Forbidden</title>' }, 'error'],
    [{ head: '<title>HTTP Error: 410 Gone.</title>' }, 'error'],
    [{ head: '<title>429 Too many requests</title>' }, 'error'],
    [{ head: '<title>Internal Server Error</title>' }, 'error'],
    [{ head: '<title>502 Bad Gateway</title>' }, 'error'],
    [{ head: '<title>Service temporarily unavailable</title>' }, 'error'],
    [{ head: '<title>Gateway time-out</title>' }, 'error'],
    [{ body: `<h1>Page not found</h1>${prose}` }, 'error'],
    [{ head: '<title>Not found: the history of a message</title>' }, 'article'],
    [{ head: '<title>Gone</title>' }, 'article'],
    [{ head: '<title>Forbidden</title>' }, 'article'],
    [{ head: '<title>404</title>', body: prose.repeat(9) }, 'article'],
    [{ head: `<title>404</title>${article}` }, 'article'],
  ])('is an error: %j', (page, kind) => expect(kindOf(page)).toBe(kind))

  it.each([
    ['search', 'search'],
    ['search-results', 'search'],
    ['search-no-results x', 'search'],
    ['x error404', 'error'],
    ['error-404', 'error'],
    ['home', 'front'],
    ['front-page', 'front'],
    ['homepage', 'front'],
    ['archive', 'tag'],
    ['category x', 'tag'],
    ['tag', 'tag'],
    ['author', 'tag'],
    ['tax-place', 'tag'],
    ['research', 'article'],
    ['homes', 'article'],
    ['single archive', 'article'],
    ['single-post home', 'article'],
    ['', 'article'],
  ])('is that of the class of its body: %s', (name, kind) => {
    expect(kindOf({ tag: `<body class="${name}">` })).toBe(kind)
    expect(kindOf({ tag: `<body class="${name}">`, url: '/a-headline-of-many-words' })).toBe('article')
    expect(kindOf({ tag: `<body class="${name}">`, url: '/12345' })).toBe('article')
  })

  const ld = (type: string) => `<script type="application/ld+json">{"@type":"${type}"}</script>`
  it.each([
    [{ head: ld('SearchResultsPage') }, 'search'],
    [{ head: ld('CollectionPage') }, 'tag'],
    [{ head: ld('ProfilePage') }, 'tag'],
    [{ head: ld('WebPage') }, 'article'],
    [{ head: ld('CollectionPage') + article }, 'article'],
    [{ head: '<meta property="article:published_time" content="2016">', url: '/tag/x' }, 'article'],
    [{ head: saysArticle, url: '/tag/x' }, 'article'],
    [{ head: saysArticle.replace('article', 'blog'), url: '/tag/x' }, 'article'],
    [{ head: saysArticle.replace('article', 'website'), url: '/tag/x' }, 'tag'],
    [{ head: article, url: '/' }, 'front'],
    [{ head: article + saysArticle, url: '/' }, 'article'],
    [{ head: article, url: '/index.html' }, 'article'],
    [
      { body: `<div itemscope itemtype="https://schema.org/NewsArticle">${prose}</div>`, url: '/tag/x' },
      'article',
    ],
    [
      {
        body: `<div itemscope itemtype="https://schema.org/Article"></div><div itemscope itemtype="https://schema.org/Article"></div>${prose}`,
        url: '/tag/x',
      },
      'tag',
    ],
  ])('is stated: %j', (page, kind) => expect(kindOf(page)).toBe(kind))

  it.each([
    [{ body: links(15) }, 'list'],
    [{ body: links(14) }, 'article'],
    [{ body: links(15) + prose.repeat(8) }, 'article'],
    [{ body: links(15), head: saysArticle, url: '/tag/x' }, 'tag'],
    [{ body: links(15), head: saysArticle }, 'article'],
    [{ body: links(15), url: '/12345' }, 'article'],
    [{ body: links(15), shown: '' }, 'list'],
    [{ body: links(3), shown: '' }, 'list'],
    [{ body: links(2), shown: '' }, 'empty'],
    [{ body: `<nav>${links(15)}</nav>`, shown: '' }, 'list'],
    [{ body: `<nav>${links(14)}</nav>`, shown: '' }, 'empty'],
    [{ body: `<nav>${links(15, 'Nineteen letters ab')}</nav>`, shown: '' }, 'empty'],
    [{ body: links(15), shown: '', head: article }, 'empty'],
    [{ body: links(15), shown: '', head: saysArticle }, 'empty'],
    [{ body: '', shown: '' }, 'empty'],
  ])('is a list of links: %j', (page, kind) => expect(kindOf(page)).toBe(kind))

  it.each([
    ['empty', false],
    ['binary', false],
    ['nested', false],
    ['feed', false],
    ['sitemap', false],
    ['data', false],
    ['tag', true],
    ['front', true],
  ])('can be listed in take only if its pages may contain text: %s', (kind, expected) =>
    expect(isTakeableKind(kind)).toBe(expected),
  )
})

describe('the front page of a site', () => {
  const story = (index: number) => `<h2><a href="/${index}">Story number ${index}</a></h2><p>Words.</p>`
  const stories = [1, 2, 3].map(story).join('')
  const unlinked = stories.replace(/<\/?a[^>]*>/g, '')
  const root = '<link rel="canonical" href="https://a.example/">'
  const named = '<title>The Lantern</title>'
  const website = '<meta property="og:type" content="website">'
  it.each([
    [{ head: root, body: stories }, 'front'],
    [{ head: named, body: stories }, 'front'],
    [{ head: root + named + website, body: unlinked }, 'front'],
    [{ head: root + named, body: unlinked }, 'article'],
    [{ head: root + website, body: unlinked.replace('<h2>', '<h2>') }, 'front'],
    [{ head: `${root}<title>A ferry stops</title>${website}`, body: unlinked }, 'article'],
    [{ head: '<title>A ferry stops</title>', body: stories }, 'article'],
    [{ head: '', body: stories }, 'article'],
    [{ head: root, body: [1, 2].map(story).join('') }, 'article'],
    [{ head: root, body: `<h1>A ferry stops</h1>${stories}` }, 'article'],
    [{ head: root, body: `<h1>The Lantern</h1>${stories}` }, 'front'],
    [{ head: root, body: prose + stories }, 'article'],
    [{ head: '<link rel="canonical" href="https://a.example/?p=1">', body: stories }, 'article'],
    [{ head: `${root}<meta property="og:url" content="https://a.example/b">`, body: stories }, 'article'],
    [{ head: '<meta property="og:url" content="/">', body: stories }, 'front'],
    [{ head: root + saysArticle, body: stories }, 'article'],
    [{ head: root, body: stories, url: '/a-headline-of-many-words' }, 'article'],
  ])('is known by its stories: %j', (page, kind) => expect(kindOf(page)).toBe(kind))
})
