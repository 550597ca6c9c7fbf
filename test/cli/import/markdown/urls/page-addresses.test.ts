import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseFilePath } from '../../../../../src/cli/import/markdown/front-matter/file-path.ts'
import { fillPermalink } from '../../../../../src/cli/import/markdown/urls/fill-permalink.ts'
import { deriveHugoPath } from '../../../../../src/cli/import/markdown/urls/hugo-path.ts'
import {
  deriveJekyllPath,
  isPermalinkTemplateOrStyle,
  readJekyllPermalink,
} from '../../../../../src/cli/import/markdown/urls/jekyll-path.ts'
import {
  addDerivedPath,
  explainDerivationFailure,
  findSiteRoot,
  readPageUrls,
} from '../../../../../src/cli/import/markdown/urls/page-urls.ts'
import type { GeneratedSite } from '../../../../../src/cli/import/site-lookup.ts'
import { briefingFor, lantern } from '../../reading.ts'

type Values = GeneratedSite['config']

const siteOf = (
  generator: 'jekyll' | 'hugo',
  config: Values,
  more: Partial<GeneratedSite> = {},
): GeneratedSite => ({
  generator,
  settingsFolder: '/site',
  settingsFile: '/site/_config.yml',
  origin: null,
  basePath: '',
  config,
  ...more,
})

const factsOf = (file: string, frontMatter: Values, site: GeneratedSite | null, edition = lantern) =>
  addDerivedPath({
    frontMatter,
    file: path.join('/site', file),
    parsedFilePath: parseFilePath(file),
    site,
    briefing: briefingFor(edition),
  })

describe('a permalink', () => {
  const values = new Map([
    ['year', '2016'],
    ['title', 'a'],
    ['categories', ''],
  ])
  it.each([
    ['/:year/:title/', '/2016/a/'],
    [':title', '/a'],
    ['/:categories/:title', '/a'],
    ['//x///:title', '/x/a'],
    ['/x:title', '/xa'],
    ['/plain/', '/plain/'],
    ['/:day/:title', { settingText: 'permalink /:day/:title', reason: ':day is unknown' }],
    [
      '/:sections[1:]/:title',
      { settingText: 'permalink /:sections[1:]/:title', reason: ':sections[1:] is unknown' },
    ],
    ['/{a}', { settingText: 'permalink /{a}', reason: 'it is not a path' }],
    ['/a b', { settingText: 'permalink /a b', reason: 'it is not a path' }],
    ['/<a>', { settingText: 'permalink /<a>', reason: 'it is not a path' }],
  ])('is filled in, or says why not: %s', (template, expected) =>
    expect(fillPermalink(template, values)).toEqual(expected),
  )

  it.each([
    [{ permalink: 'none' }, 'none', true],
    [{ permalink: 'pretty' }, 'pretty', true],
    [{ permalink: '/:year/' }, '/:year/', true],
    [{ permalink: ':title' }, ':title', true],
    [{ permalink: '/a/b.html' }, '/a/b.html', false],
    [{ permalink: '/a:b' }, '/a:b', false],
    [{ permalink: '/:9' }, '/:9', false],
  ])('may be a template: %j', (fields, permalink, isTemplate) => {
    expect(readJekyllPermalink(fields)).toBe(permalink)
    expect(isPermalinkTemplateOrStyle(permalink)).toBe(isTemplate)
  })

  it('may be missing', () =>
    expect([readJekyllPermalink({}), readJekyllPermalink({ permalink: 'null' })]).toEqual([null, null]))
})

describe('the path of a Jekyll page', () => {
  const derive = (file: string, frontMatter: Values, config: Values) => {
    const site = siteOf('jekyll', config)
    return deriveJekyllPath(factsOf(file, frontMatter, site), site)
  }
  const post = '_posts/2016-04-08-A-b.md'

  it.each([
    [post, {}, {}, '/2016/04/08/A-b.html'],
    [post, { slug: '--É t/ü.x--' }, { permalink: '/:title/' }, '/É-t-ü.x/'],
    [post, { slug: '-É t/ü.x-' }, { permalink: '/:slug/' }, '/é-t-ü-x/'],
    [post, { slug: "a_b~c!d$&'()+,;=@" }, { permalink: '/:title' }, "/a_b~c!d$&'()+,;=@"],
    [
      post,
      { categories: 'One two', category: 'Three four' },
      { permalink: '/:categories/:title' },
      '/three four/one/two/A-b',
    ],
    [
      post,
      { categories: ['One two', 'ONE two'] },
      { permalink: '/:slugified_categories/:title' },
      '/one-two/A-b',
    ],
    [`x/${post}`, { categories: 'x' }, { permalink: '/:categories/:title' }, '/x/A-b'],
    [`col/x/${post}`, {}, { permalink: '/:categories/:title', collections_dir: 'col' }, '/x/A-b'],
    ['about.md', {}, {}, '/about.html'],
    ['x/about.html', {}, { permalink: 'pretty' }, '/x/about/'],
    ['x/about.md', {}, { permalink: '/:title/' }, '/x/about/'],
    ['x/about.md', {}, { permalink: '/:title:output_ext' }, '/x/about.html'],
    ['x/about.md', {}, { permalink: '/:title' }, '/x/about'],
    ['x/about.md', {}, { permalink: 'none' }, '/x/about.html'],
    ['index.md', {}, {}, '/'],
    ['x/index.html', {}, {}, '/x/'],
    [
      '_recipes/soup.md',
      {},
      { collections: { recipes: { permalink: '/:collection/x-:collection/:title' } } },
      '/recipes/x-recipes/soup',
    ],
    [
      '_recipes/soup.md',
      {},
      { collections: {} },
      { settingText: 'collections, recipes', reason: 'it has no permalink' },
    ],
    ['../a.md', {}, {}, { settingText: 'source', reason: 'the file is not in that folder' }],
    ['src/about.md', {}, { source: 'src' }, '/about.html'],
    [post, { date: '2016-04-08T02:00:00Z' }, { timezone: 'America/Toronto' }, '/2016/04/07/A-b.html'],
  ] as [string, Values, Values, unknown][])(
    'follows its settings: %s %j %j',
    (file, frontMatter, config, expected) => expect(derive(file, frontMatter, config)).toEqual(expected),
  )

  const scope = (fields: Values, permalink: string) => ({ scope: fields, values: { permalink } })
  it.each([
    [[scope({ path: '' }, '/d')], '/d'],
    [[scope({ path: '', type: 'pages' }, '/d')], '/2016/04/08/A-b.html'],
    [[scope({ path: '/x/', type: 'posts' }, '/d')], '/d'],
    [[scope({ path: 'x' }, '/d'), scope({ path: 'x/_posts' }, '/e'), scope({ path: 'y' }, '/f')], '/e'],
    [[scope({ path: 'x' }, '/d'), { scope: { path: 'x' }, values: {} }], '/d'],
    [[{ values: { permalink: '/d' } }], '/d'],
    [['x', ['y'], { values: ['z'] }], '/2016/04/08/A-b.html'],
    ['x', '/2016/04/08/A-b.html'],
  ])('follows the defaults of its folder: %j', (defaults, expected) =>
    expect(derive(`x/${post}`, {}, { defaults })).toBe(
      expected === '/2016/04/08/A-b.html' ? `/x${expected}` : expected,
    ),
  )
})

describe('the path of a Hugo page', () => {
  const derive = (file: string, frontMatter: Values, config: Values) => {
    const site = siteOf('hugo', config)
    return deriveHugoPath(factsOf(file, frontMatter, site), site)
  }
  it.each([
    ['content/News Room/A Vote.md', {}, {}, '/news-room/a-vote/'],
    ['content/a.md', {}, {}, '/a/'],
    ['content/a.md', { slug: 'Ä b!?c' }, {}, '/ä-bc/'],
    ['content/a.md', { title: ' T u ' }, { permalinks: { '': 'x' } }, '/x'],
    ['content/news/a.md', { title: ' T u ' }, { permalinks: { news: '/x/:title' } }, '/x/t-u'],
    ['content/news/a.md', { title: 'T' }, { permalinks: { news: '/:section/:slug' } }, '/news/t'],
    ['content/news/a.md', { title: 'T', slug: 's' }, { permalinks: { news: '/:slug' } }, '/s'],
    ['content/news/a.md', {}, { permalinks: { news: '/:contentbasename' } }, '/a'],
    ['content/news/a.md', {}, { permalinks: { news: '/:slugorcontentbasename' } }, '/a'],
    ['content/news/a.md', {}, { permalinks: { news: '/x', page: { news: '/y' } } }, '/y'],
    ['content/news/a.md', {}, { permalinks: { page: ['x'] } }, '/news/a/'],
    [
      'content/news/a.md',
      {},
      { permalinks: { news: '/:sections[last]' } },
      { settingText: 'permalink /:sections[last]', reason: ':sections[last] is unknown' },
    ],
    ['content/news/city/a.md', {}, { permalinks: { news: '/:sections/:filename' } }, '/news/city/a'],
    ['content/news/a/index.md', {}, { permalinks: { news: '/:sections/:filename' } }, '/news/a'],
    ['content/index.md', {}, {}, '/'],
    ['content/myindex.md', {}, {}, '/myindex/'],
    ['notes/a.md', {}, {}, { settingText: 'contentDir', reason: 'the file is not in that folder' }],
    ['notes/a.md', {}, { contentdir: 'notes' }, '/a/'],
    ['content/x/a.md', {}, { uglyurls: 'true' }, '/x/a.html'],
    ['content/a.fr.md', {}, {}, '/a/'],
    ['content/a.FR.md', {}, { languages: {} }, '/fr/a/'],
    ['content/a.en.md', {}, { languages: {} }, '/a/'],
    ['content/a.md', {}, { languages: {}, defaultcontentlanguage: 'FR' }, '/a/'],
    ['content/a.en.md', {}, { languages: {}, defaultcontentlanguage: 'fr' }, '/en/a/'],
    ['content/a.md', {}, { languages: {}, defaultcontentlanguageinsubdir: 'true' }, '/en/a/'],
    ['content/a.md', {}, { defaultcontentlanguageinsubdir: 'true' }, '/a/'],
  ] as [string, Values, Values, unknown][])(
    'follows its settings: %s %j %j',
    (file, frontMatter, config, expected) => expect(derive(file, frontMatter, config)).toEqual(expected),
  )
})

describe('the addresses of a page', () => {
  const home = 'https://the-lantern.example'
  const jekyll = (config: Values = {}, more: Partial<GeneratedSite> = {}) => siteOf('jekyll', config, more)
  const post = '_posts/2016-04-08-a.md'

  it.each([
    [{}, null, null, [], {}],
    [{ permalink: '/b/index.html' }, null, `${home}/b/`, [], {}],
    [{ url: 'b' }, null, `${home}/b`, [], {}],
    [{ original_url: '/c' }, null, `${home}/c`, [], {}],
    [{ wordpress_url: '/c' }, null, `${home}/c`, [], {}],
    [{ canonical: `${home}/c` }, null, `${home}/c`, [], {}],
    [{ canonical_url: 'https://other.example/c' }, null, null, [], {}],
    [{ permalink: '/b', url: '/c', canonical: '/d' }, null, `${home}/b`, [`${home}/c`, `${home}/d`], {}],
    [
      { aliases: ['/b', '/b', 'https://other.example/c'] },
      null,
      null,
      [`${home}/b`, 'https://other.example/c'],
      {},
    ],
    [{ url: '/a', redirect_from: '/b' }, null, `${home}/a`, [`${home}/b`], {}],
    [{ url: '{{ x }}' }, null, null, [], {}],
    [{ url: '/:x' }, null, null, [], {}],
    [{ url: '//x.example' }, null, null, [], {}],
    [{ url: 'mailto:x' }, null, null, [], {}],
    [{ permalink: '/:year/:title' }, null, `${home}/2016/a`, [], { url: 'permalink' }],
    [{ permalink: 'none', url: '/b' }, null, `${home}/b`, [`${home}/a.html`], {}],
    [{}, jekyll(), `${home}/2016/04/08/a.html`, [], { url: 'permalink' }],
    [{ url: '/b' }, jekyll(), `${home}/b`, [], {}],
    [{ permalink: '/b' }, jekyll(), `${home}/b`, [], {}],
    [
      { aliases: ['/c'] },
      jekyll({}, { basePath: '/blog' }),
      `${home}/blog/2016/04/08/a.html`,
      [`${home}/blog/c`],
      { url: 'permalink' },
    ],
    [
      {},
      jekyll({}, { origin: 'https://news.the-lantern.example' }),
      'https://news.the-lantern.example/2016/04/08/a.html',
      [],
      { url: 'permalink' },
    ],
    [
      {},
      jekyll({}, { origin: 'https://other.example' }),
      `${home}/2016/04/08/a.html`,
      [],
      { url: 'permalink' },
    ],
    [{}, jekyll({ permalink: '/:nothing' }), null, [], {}],
    [{ permalink: '/:year/:title' }, siteOf('hugo', {}), null, [], {}],
  ] as [Values, GeneratedSite | null, string | null, string[], object][])(
    'are those that it states, else the derived one: %j %j',
    (frontMatter, site, url, formerly, provenance) =>
      expect(readPageUrls(factsOf(post, frontMatter, site))).toEqual({ url, formerly, provenance }),
  )

  it('begin with the one that the archivist gave', () => {
    const facts = factsOf(post, { url: '/b' }, null)
    facts.briefing.url = `${home}/c`
    expect(readPageUrls(facts)).toEqual({ url: `${home}/c`, formerly: [`${home}/b`], provenance: {} })
  })

  it('are unknown where the edition lists no host', () => {
    const anywhere = { ...lantern, hosts: [] }
    expect(readPageUrls(factsOf(post, { url: '/b' }, jekyll(), anywhere)).url).toBeNull()
    expect(readPageUrls(factsOf(post, { url: 'https://x.example/b' }, null, anywhere)).url).toBe(
      'https://x.example/b',
    )
  })

  it.each(['http://localhost:4000', 'https://127.0.0.1', 'http://0.0.0.0:80', 'http://[::1]:4000'])(
    'are not on a development server: %s',
    (origin) =>
      expect(findSiteRoot(factsOf(post, {}, jekyll({}, { origin }), { ...lantern, hosts: [] }))).toEqual({
        origin: null,
        basePath: '',
      }),
  )

  it('are explained where they cannot be derived', () => {
    const explain = (frontMatter: Values, site: GeneratedSite | null) =>
      explainDerivationFailure(factsOf(post, frontMatter, site))
    expect(explain({}, jekyll({ permalink: '/:x' }))).toBe(
      'has an address made from its date and file name. The original one cannot be derived from permalink /:x in /site/_config.yml, since :x is unknown. If you know it, write it in the field permalink at the top of the file, such as /2016/04/08/council.html, and import again. Other files can have the same problem',
    )
    expect(explain({ permalink: '/:x' }, null)).toBe(
      'has an address made from its date and file name. The original one cannot be derived from permalink /:x, since :x is unknown. If you know it, write it in the field permalink at the top of the file, such as /2016/04/08/council.html, and import again. Other files can have the same problem',
    )
    expect(explain({ permalink: '/:x', url: '/b' }, null)).toBeNull()
    expect([explain({}, jekyll()), explain({}, null)]).toEqual([null, null])
  })
})
