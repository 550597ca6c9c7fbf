import { describe, expect, it } from 'vitest'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { articleOf, briefingFor, lantern, readingsOf } from '../reading.ts'
import { siteFolder } from './site-folder.ts'

const { write, remove, fieldsOf } = siteFolder()

const post = '_posts/2016-04-08-The-Bridge-reopens.md'
const home = 'https://the-lantern.example'

describe('a post of a Jekyll site', () => {
  it.each([
    ['', 'title: A', '/2016/04/08/The-Bridge-reopens.html'],
    ['permalink: pretty', 'title: A', '/2016/04/08/The-Bridge-reopens/'],
    ['permalink: date', 'title: A\ncategories: City News', '/city/news/2016/04/08/The-Bridge-reopens.html'],
    ['permalink: none', 'title: A\ncategory: City News', '/city%20news/The-Bridge-reopens.html'],
    ['permalink: ordinal', 'title: A', '/2016/099/The-Bridge-reopens.html'],
    ['permalink: weekdate', 'title: A', '/2016/W14/Fri/The-Bridge-reopens.html'],
    ['permalink: weekdate', 'title: A\ndate: 2021-01-03', '/2021/W53/Sun/The-Bridge-reopens.html'],
    ['permalink: weekdate', 'title: A\ndate: 2026-01-04', '/2026/W01/Sun/The-Bridge-reopens.html'],
    ['permalink: /:w_year/:week/:w_day/:long_day', 'title: A\ndate: 2021-01-03', '/2020/53/7/Sunday'],
    [
      'permalink: /:categories/:year/:month/:day/:title/',
      'title: A\ncategories: [b, C]',
      '/b/c/2016/04/08/The-Bridge-reopens/',
    ],
    ['permalink: /:categories/:title/', 'title: A', '/The-Bridge-reopens/'],
    ['permalink: "/:short_year/:i_month/:i_day/:slug"', 'title: A', '/16/4/8/the-bridge-reopens'],
    ['permalink: /n/:title:output_ext', 'title: A\nslug: bridge', '/n/bridge.html'],
    ['permalink: pretty', 'title: A\ndate: 2017-01-02 23:30:00 -0500', '/2017/01/02/The-Bridge-reopens/'],
    [
      'permalink: pretty\ntimezone: UTC',
      'title: A\ndate: 2017-01-02 23:30:00 -0500',
      '/2017/01/03/The-Bridge-reopens/',
    ],
    ['permalink: pretty\nbaseurl: /blog/', 'title: A', '/blog/2016/04/08/The-Bridge-reopens/'],
    [
      'defaults:\n  - scope: {path: "", type: posts}\n    values: {permalink: "/d/:title/"}',
      'title: A',
      '/d/The-Bridge-reopens/',
    ],
    ['permalink: pretty', 'title: A\npermalink: "/:year/:title.html"', '/2016/The-Bridge-reopens.html'],
  ])('has the address that the configuration implies: %j %j', async (config, matter, expected) => {
    write('_config.yml', `title: The Lantern\n${config}\n`)
    expect(await fieldsOf(post, matter)).toMatchObject({
      url: `${home}${expected}`,
      provenance: { url: 'permalink' },
    })
  })

  it('has the default of the last matching scope, also with wildcards', async () => {
    const scoped = (scope: string) =>
      `- scope: {path: "${scope}", type: posts}\n    values: {permalink: "/d/:title/"}`
    const urlWith = async (scope: string) => {
      write('_config.yml', `permalink: /e/:title/\ndefaults:\n  ${scoped(scope)}\n`)
      return (await fieldsOf(`sport/2016/${post}`, 'title: A')).url
    }
    for (const scope of [
      'sport',
      'sport/2016/',
      '*/2016',
      'sport/*/_posts',
      '**/_posts',
      `sport/2016/${post}`,
    ])
      expect([scope, await urlWith(scope)]).toEqual([scope, `${home}/d/The-Bridge-reopens/`])
    for (const scope of ['spor', '2016', '*/2015', 'sport/2016/_posts/2015*'])
      expect([scope, await urlWith(scope)]).toEqual([scope, `${home}/e/The-Bridge-reopens/`])
  })

  it('has a path relative to the site’s source folder', async () => {
    write('_config.yml', 'source: src\npermalink: /:categories/:title/')
    expect((await fieldsOf(`src/sport/${post}`, 'title: A')).url).toBe(`${home}/sport/The-Bridge-reopens/`)
  })

  it.each([
    [
      'permalink: /:nonesuch/:title/',
      post,
      /permalink \/:nonesuch\/:title\/ in .*_config\.yml, since :nonesuch is unknown/,
    ],
    ['permalink: /:year/:title/', '_posts/undated.md', /since :year is unknown/],
    ['source: src', post, /derived from source in .*since the file is not in that folder/],
    [
      'collections: {desks: {output: true}}',
      '_desks/sport.md',
      /collections, desks in .*it has no permalink/,
    ],
  ])('is reported once if its address cannot be derived: %j %s', async (config, file, expected) => {
    write('_config.yml', config)
    const briefing = briefingFor({ ...lantern })
    const warnings: string[] = []
    for (const name of [file, file.replace('.md', '-2.md')]) {
      const source = await openSource(write(name, '---\ntitle: A\n---\nWords.\n'))
      for (const reading of await readingsOf(markdownImporter, source, briefing))
        if (reading.kind === 'warning') warnings.push(reading.text)
    }
    expect(warnings).toEqual([expect.stringMatching(expected)])
    const stated = await openSource(write(file, '---\ntitle: A\nurl: /known\n---\nWords.\n'))
    const readings = await readingsOf(markdownImporter, stated, briefingFor({ ...lantern }))
    expect(readings.map(({ kind }) => kind)).toEqual(['article'])
  })

  it('has its folders as categories', async () => {
    write('_config.yml', 'permalink: /:categories/:title/')
    expect((await fieldsOf(`sport/local/${post}`, 'title: A')).url).toBe(
      `${home}/sport/local/The-Bridge-reopens/`,
    )
  })

  it('has the configured host if that is a host of the edition', async () => {
    write('_config.yml', 'url: http://news.the-lantern.example\nbaseurl: ""\npermalink: none')
    expect((await fieldsOf(post, 'title: A')).url).toBe(
      'http://news.the-lantern.example/The-Bridge-reopens.html',
    )
    write('_config.yml', 'url: https://someone.elsewhere.example\npermalink: none')
    expect((await fieldsOf(post, 'title: A')).url).toBe(`${home}/The-Bridge-reopens.html`)
    const anywhere = { ...lantern, hosts: [] }
    expect((await fieldsOf(post, 'title: A', anywhere)).url).toBe(
      'https://someone.elsewhere.example/The-Bridge-reopens.html',
    )
    write('_config.yml', 'url: http://localhost:4000\npermalink: none')
    expect((await fieldsOf(post, 'title: A', anywhere)).url).toBeNull()
  })

  it('keeps addresses in its front matter, below the site’s base', async () => {
    write('_config.yml', 'baseurl: /blog\npermalink: pretty')
    expect(await fieldsOf(post, 'title: A\npermalink: /old/a/\nredirect_from: [/a.html]')).toMatchObject({
      url: `${home}/blog/old/a/`,
      formerly: [`${home}/blog/a.html`],
      provenance: {},
    })
    expect(await fieldsOf(post, 'title: A\noriginal_url: https://the-lantern.example/?p=7')).toMatchObject({
      url: `${home}/?p=7`,
      formerly: [`${home}/blog/2016/04/08/The-Bridge-reopens/`],
    })
  })

  it('without a date has no address that contains one', async () => {
    write('_config.yml', 'permalink: pretty')
    expect((await fieldsOf('_posts/undated.md', 'title: A')).url).toBeNull()
  })

  it('belongs to the nearest configuration above it', async () => {
    write('_config.yml', 'permalink: pretty')
    write('docs/_config.yml', 'permalink: none')
    expect((await fieldsOf(`docs/${post}`, 'title: A')).url).toBe(`${home}/The-Bridge-reopens.html`)
  })

  it.each(['permalink: /:constructor/', 'permalink: "/{{ page.x }}/"', 'permalink: /:nonesuch/:title/'])(
    'has none where the template cannot be filled in: %j',
    async (config) => {
      write('_config.yml', config)
      expect((await fieldsOf(post, 'title: A')).url).toBeNull()
    },
  )

  it('reports an invalid configuration once', async () => {
    write('_config.yml', 'title: a\npermalink: [\n')
    const briefing = briefingFor(lantern)
    const readings = async () =>
      readingsOf(markdownImporter, await openSource(write(post, '---\ntitle: A\n---\nx')), briefing)
    expect(await readings()).toMatchObject([
      {
        kind: 'warning',
        file: expect.stringMatching(/_config\.yml:\d$/),
        text: expect.stringMatching(/opens "\[" without.*made from their dates and file names$/),
      },
      { kind: 'article' },
    ])
    expect(await readings()).toMatchObject([{ kind: 'article' }])
  })

  it('does not read its configuration again', async () => {
    write('_config.yml', 'permalink: none')
    const briefing = briefingFor(lantern)
    const source = await openSource(write(post, '---\ntitle: A\n---\nx'))
    const first = (await articleOf(markdownImporter, source, briefing)).fields.url
    write('_config.yml', 'permalink: pretty')
    expect((await articleOf(markdownImporter, source, briefing)).fields.url).toBe(first)
  })
})

describe('a page of a Jekyll site', () => {
  it.each([
    ['permalink: pretty', 'about.md', '/about/'],
    ['', 'about.md', '/about.html'],
    ['', 'people/index.md', '/people/'],
    ['permalink: /:title/', 'people/ann.md', '/people/ann/'],
    [
      'collections: {recipes: {output: true, permalink: "/:collection/:title/"}}',
      '_recipes/soup.md',
      '/recipes/soup/',
    ],
  ])('has the path of its file: %j %s', async (config, file, expected) => {
    write('_config.yml', config)
    expect((await fieldsOf(file, 'title: A')).url).toBe(`${home}${expected}`)
  })
})

describe('a page of a Hugo site', () => {
  const date = 'title: The Harbour vote\ndate: 2018-10-01'
  it.each([
    [
      'hugo.toml',
      'baseURL = "https://the-lantern.example/"',
      'content/News Room/A Vote.md',
      date,
      '/news-room/a-vote/',
    ],
    [
      'config.yaml',
      'baseURL: /\npermalinks:\n  news: /:year/:month/:slug/',
      'content/news/vote.md',
      date,
      '/2018/10/the-harbour-vote/',
    ],
    [
      'config.toml',
      'baseURL = "/"\n[permalinks.page]\nnews = "/:sections/:filename/"',
      'content/news/city/vote.md',
      date,
      '/news/city/vote/',
    ],
    [
      'hugo.yaml',
      'permalinks: {news: "/:2006/:01/:02/:Jan-:Monday/:slug"}',
      'content/news/vote.md',
      date,
      '/2018/10/01/oct-monday/the-harbour-vote',
    ],
    [
      'hugo.yaml',
      'permalinks: {news: "/:06/:1/:2/:weekday/:filename/"}',
      'content/news/vote.md',
      date,
      '/18/10/1/1/vote/',
    ],
    ['hugo.json', '{"uglyURLs": true}', 'content/news/vote.md', `${date}\nslug: v`, '/news/v.html'],
    ['hugo.toml', '', 'content/news/vote/index.md', date, '/news/vote/'],
    [
      'hugo.toml',
      'defaultContentLanguage = "en"\n[languages.fr]\nweight = 1',
      'content/news/vote.fr.md',
      date,
      '/fr/news/vote/',
    ],
    [
      'config/_default/hugo.toml',
      'baseURL = "https://the-lantern.example/site/"',
      'content/a.md',
      date,
      '/site/a/',
    ],
  ])('has the address that Hugo derives: %s %j %s', async (name, config, file, matter, expected) => {
    write(name, config)
    expect((await fieldsOf(file, matter)).url).toBe(`${home}${expected}`)
  })

  it('has the date of its name in its address, unless the site reads it from there', async () => {
    write('hugo.toml', '')
    const dated = 'content/news/2018-10-01-vote.md'
    expect((await fieldsOf(dated, 'title: Vote')).url).toBe(`${home}/news/2018-10-01-vote/`)
    write('hugo.toml', '[frontmatter]\ndate = [":filename", ":default"]')
    expect((await fieldsOf(dated, 'title: Vote')).url).toBe(`${home}/news/vote/`)
  })

  it('has no address outside the content folder, or below another program’s configuration', async () => {
    write('hugo.toml', '')
    expect((await fieldsOf('notes/a.md', date)).url).toBeNull()
    remove('hugo.toml')
    write('config.toml', 'title = "settings"')
    expect((await fieldsOf('content/a.md', date)).url).toBeNull()
  })

  it('has no address with unknown placeholders, and that is reported', async () => {
    write('hugo.toml', '[permalinks]\nnews = "/:sections[1:]/:filename/"')
    const source = await openSource(write('content/news/vote.md', `---\n${date}\n---\nWords.\n`))
    const readings = await readingsOf(markdownImporter, source, briefingFor({ ...lantern }))
    expect(readings).toMatchObject([
      { kind: 'warning', text: expect.stringContaining('hugo.toml, since :sections[1:] is unknown') },
      { kind: 'article', fields: { url: null } },
    ])
  })
})
