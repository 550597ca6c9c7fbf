import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseFilePath } from '../../../../../src/cli/import/markdown/front-matter/file-path.ts'
import {
  canBeginWithFrontMatter,
  parseFrontMatterFile,
  parseMarkdownPage,
} from '../../../../../src/cli/import/markdown/front-matter/front-matter.ts'
import {
  findFrontMatterText,
  isNoValue,
  isYesValue,
  listFrontMatterTexts,
  listPersonNames,
} from '../../../../../src/cli/import/markdown/front-matter/front-matter-values.ts'
import { findGeneratedSite } from '../../../../../src/cli/import/markdown/front-matter/generated-site.ts'

describe('the name of a file', () => {
  const plain = { published: null, language: null, isJekyllFile: false, isDraft: false, isSectionPage: false }
  it.each([
    ['a.md', { ...plain, slug: 'a' }],
    ['x/a.b.md', { ...plain, slug: 'a.b' }],
    ['a.FR.md', { ...plain, slug: 'a', language: 'FR' }],
    ['a.pt-br.md', { ...plain, slug: 'a', language: 'pt-br' }],
    ['a.eng.md', { ...plain, slug: 'a.eng' }],
    ['news/vote/index.md', { ...plain, slug: 'vote' }],
    ['news\\vote\\index.fr.md', { ...plain, slug: 'vote', language: 'fr' }],
    ['index.md', { ...plain, slug: 'index' }],
    ['2016-04-08-a.md', { ...plain, slug: 'a', published: '2016-04-08', isJekyllFile: true }],
    ['2016-04-08-a/index.md', { ...plain, slug: 'a', published: '2016-04-08' }],
    ['2016-04-08_a.md', { ...plain, slug: 'a', published: '2016-04-08' }],
    [
      '2016-04-08T09:30:00+02:00-a.md',
      { ...plain, slug: 'a', published: '2016-04-08T09:30:00+02:00', isJekyllFile: true },
    ],
    ['2016-14-08-a.md', { ...plain, slug: 'a', isJekyllFile: true }],
    ['x2016-04-08-a.md', { ...plain, slug: 'x2016-04-08-a' }],
    ['2016-04-08-.md', { ...plain, slug: '2016-04-08-' }],
    ['_posts/x/a.md', { ...plain, slug: 'a', isJekyllFile: true }],
    ['_drafts/a.md', { ...plain, slug: 'a', isJekyllFile: true, isDraft: true }],
    ['news/_index.md', { ...plain, slug: '_index', isSectionPage: true }],
  ])('says what a generator reads from it: %s', (file, expected) =>
    expect(parseFilePath(file)).toMatchObject(expected),
  )

  it.each([
    ['x/2016-04-08-a.fr.md', '2016-04-08-a'],
    ['2016-04-08_a/index.md', '2016-04-08_a'],
    ['a.md', 'a'],
  ])('is also its name with the date: %s', (file, whole) => expect(parseFilePath(file).stem).toBe(whole))
})

describe('a value of front matter', () => {
  it.each(['', ' ', '~', 'null', 'False', 'none', 'TRUE'])('is missing: %j', (value) =>
    expect(findFrontMatterText({ value }, 'value')).toBeNull(),
  )

  it('is the first text of the named ones', () => {
    expect(
      findFrontMatterText({ a: 'null', b: ['x'], c: ' y\u0007 ', d: 'z' }, 'x', 'a', 'b', 'c', 'd'),
    ).toBe('y')
    expect(findFrontMatterText({ a: 'nulls' }, 'a')).toBe('nulls')
  })

  it.each(['true', 'YES', 'on', '1'])('means yes: %s', (value) =>
    expect([isYesValue(value), isNoValue(value)]).toEqual([true, false]),
  )
  it.each(['false', 'No', 'OFF', '0'])('means no: %s', (value) =>
    expect([isYesValue(value), isNoValue(value)]).toEqual([false, true]),
  )
  it.each(['', 'untrue', 'truest', '10', 'nobody', 'so no', undefined])('means neither: %s', (value) =>
    expect([isYesValue(value), isNoValue(value)]).toEqual([false, false]),
  )

  it.each([
    ['a, b', /,/, ['a', 'b']],
    ['a, b', null, ['a, b']],
    ['a,,b,', /,/, ['a', 'b']],
    [['a, b', ' c ', 'null', ['d']], /,/, ['a, b', 'c']],
    [undefined, /,/, []],
    [{ a: 'b' }, /,/, []],
  ])('is a list: %j at %s', (value, separator, expected) =>
    expect(listFrontMatterTexts(value, separator)).toEqual(expected),
  )

  it.each([
    ['Ann Lee, Bo', ['Ann Lee, Bo']],
    [{ name: 'Ann' }, ['Ann']],
    [{ display_name: 'Ann', login: 'al' }, ['Ann']],
    [{ title: 'Ann', login: 'al' }, ['Ann']],
    [
      [{ login: 'al' }, 'Bo', ['Cy'], 'null', { x: 'y' }],
      ['al', 'Bo'],
    ],
    [undefined, []],
  ])('is a list of names: %j', (value, expected) => expect(listPersonNames(value)).toEqual(expected))
})

describe('front matter', () => {
  it.each([
    ['---\nTitle: A\n...\nWords', { title: 'A' }, '\nWords'],
    ['--- \nA: [1, {B: x}]\n--- \nWords', { a: ['1', { B: 'x' }] }, '\nWords'],
    ['---\na: ~\nb:\n---\n', { a: '~', b: '' }, '\n'],
    ['---\na: x\na: y\n---\n', { a: 'y' }, '\n'],
    [
      '+++\na = 2016-04-08\nb = 2016-04-08T10:00:00Z\nc = 1\n+++\nWords',
      { a: '2016-04-08', b: '2016-04-08T10:00:00.000Z', c: '1' },
      '\nWords',
    ],
    [
      '{"a":null,"b":true,"c":"}","d":{"e":1}}\nWords',
      { a: '', b: 'true', c: '}', d: { e: '1' } },
      '\nWords',
    ],
    ['---json\n{"a":1}\n---\nWords', { a: '1' }, '\nWords'],
    ['---\n---\nWords', {}, '\nWords'],
  ])('has lower-case names and texts, and a body below it: %j', (text, frontMatter, body) =>
    expect(parseMarkdownPage(text)).toEqual({ hasFrontMatter: true, frontMatter, body }),
  )

  it.each([
    '---\nA verse\n---\nWords',
    '---\n\nWords\n',
    '---- \na: b\n---\n',
    ' ---\na: b\n---\n',
    '----\n',
    '{ a }',
  ])('is none where the text is prose: %j', (text) =>
    expect(parseMarkdownPage(text)).toEqual({ hasFrontMatter: false, frontMatter: {}, body: text }),
  )

  it.each([
    [
      '---\n- a\n- b\n---\n',
      2,
      /^has a list where fields belong: write each as a line such as title: Council closes baths$/,
    ],
    ['---\na: b\nc: d: e\n---\n', 3, /^c: contains a colon and a space, /],
    ['---\na: "b\n---\n', 2, /^a: opens a quotation mark that is not closed: /],
    [
      '---\na: &x [*x, *x]\n---\n',
      1,
      /^has fields that refer to others too often, or to themselves \(&, \*\): replace each \* and its name with the value that it stands for$/,
    ],
    [
      '+++\na = 1\nb = c\n+++\n',
      3,
      /^is not valid TOML on this line: write each field once, as in title = "Council closes baths", with text in quotation marks$/,
    ],
    [
      '---json\n{"a":1,\n"b" 2}\n---\n',
      3,
      /^is not valid JSON here: look for a missing or extra comma, colon or quotation mark on this line or the one above$/,
    ],
    ['{"a":1,\n"b" 2}\n', 2, /^is not valid JSON here/],
    ['---\n"a" : b\nc', 1, /^has fields at the top that do not end: add a line --- below the last one$/],
    ['--- yaml\na = b\nc', 1, /^has fields at the top that do not end: add a line --- below the last one$/],
    [
      '---javascript\n{}\n---\n',
      1,
      /^has fields at the top in JavaScript, which an import never runs: write each as a line such as title: Council closes baths, between two lines ---$/,
    ],
  ])('has a fault on its line: %j', (text, line, reason) =>
    expect(parseMarkdownPage(text)).toEqual({ line, reason: expect.stringMatching(reason) }),
  )

  it.each([
    ['\uFEFFa: b\r\nc: d\r', 'yml', { a: 'b', c: 'd' }],
    ['a = "b"', 'toml', { a: 'b' }],
    ['{"a":"b"}', 'json', { a: 'b' }],
  ])('may be a whole file: %j as %s', (text, format, frontMatter) =>
    expect(parseFrontMatterFile(text, format)).toEqual({ hasFrontMatter: true, frontMatter, body: '' }),
  )

  it('has its fault on the first line of a whole file', () =>
    expect(parseFrontMatterFile('{"a" 1}', 'json')).toMatchObject({ line: 1 }))

  it.each([
    ['---\n', true],
    ['\uFEFF--- \r\n', true],
    ['+++\n', true],
    ['---yaml\n', true],
    ['--- json \n', true],
    ['--\n', false],
    ['----\n', false],
    ['x---\n', false],
    ['--- two words\n', false],
    ['---', false],
  ])('may begin: %j', (text, expected) => expect(canBeginWithFrontMatter(text)).toBe(expected))
})

describe('the site of a file', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'morgue-sites-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function siteOf(name: string, config: string, page = 'a.md') {
    const root = mkdtempSync(path.join(folder, 'site-'))
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), config)
    const { site, fault } = await findGeneratedSite(path.join(root, page), new Map())
    return {
      site: site && {
        ...site,
        folder: path.relative(root, site.settingsFolder),
        file: path.relative(root, site.settingsFile),
      },
      fault,
    }
  }

  it.each([
    ['_config.yml', 'url: "https://a.example"\nbaseurl: /blog/', 'jekyll', 'https://a.example', '/blog'],
    ['_config.toml', 'url = "https://a.example/x"', 'jekyll', 'https://a.example', ''],
    ['_config.yaml', 'baseurl: https://a.example/blog', 'jekyll', null, '/blog'],
    ['_config.yml', 'url: ftp://a.example', 'jekyll', null, ''],
    ['hugo.toml', '', 'hugo', null, ''],
    ['hugo.yaml', 'baseURL: https://a.example/news/', 'hugo', 'https://a.example', '/news'],
    ['config.toml', 'baseURL = "https://a.example/"', 'hugo', 'https://a.example', ''],
    ['config.json', '{"permalinks":{}}', 'hugo', null, ''],
    ['config/_default/config.toml', 'baseURL = "https://a.example/"', 'hugo', 'https://a.example', ''],
  ])('is that of its configuration: %s %j', async (name, config, generator, origin, basePath) =>
    expect(await siteOf(name, config, 'x/y/a.md')).toMatchObject({
      site: { generator, folder: '', file: name, origin, basePath },
      fault: null,
    }),
  )

  it.each([
    ['config.toml', 'title = "x"'],
    ['config.yaml', 'a: ['],
    ['x_config.yml', 'url: x'],
    ['my-hugo.toml', 'baseURL = "x"'],
    ['config/other/config.toml', 'baseURL = "x"'],
  ])('is none of another program: %s %j', async (name, config) =>
    expect(await siteOf(name, config)).toEqual({ site: null, fault: null }),
  )

  it.each([
    ['_config.yml', 'a: b\nc: d: e\nf: g'],
    ['hugo.yaml', 'a: b\nc: "d\n'],
    ['hugo.toml', 'a = 1\nb = c\n'],
    ['hugo.json', '{"a": 1,\n"b" 2}\n'],
  ])('has its fault named, with its line: %s', async (name, config) => {
    const { site, fault } = await siteOf(name, config)
    expect(site).toBeNull()
    expect(fault?.file).toMatch(new RegExp(`/${name}:2$`))
    expect(fault?.text).toMatch(/\. Then import again\. Until then, the addresses of the pages are made from/)
  })

  it('has its fault named where its settings cannot be read', async () => {
    const root = mkdtempSync(path.join(folder, 'site-'))
    const file = path.join(root, '_config.yml')
    symlinkSync(file, file)
    expect(await findGeneratedSite(path.join(root, 'a.md'), new Map())).toEqual({
      site: null,
      fault: {
        file,
        text: 'is a link that leads back to itself: remove it. Then import again. Until then, the addresses of the pages are made from their dates and file names',
      },
    })
  })

  it('has settings of at most 1 MiB', async () => {
    const root = mkdtempSync(path.join(folder, 'site-'))
    const file = path.join(root, '_config.yml')
    writeFileSync(file, '')
    truncateSync(file, 1024 * 1024 + 1)
    expect(await findGeneratedSite(path.join(root, 'a.md'), new Map())).toEqual({
      site: null,
      fault: {
        file,
        text: "is larger than 1 MiB, the limit for a site's settings: shorten it, and import again. Until then, the addresses of the pages are made from their dates and file names",
      },
    })
  })
})
