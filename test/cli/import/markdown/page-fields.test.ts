import { describe, expect, it } from 'vitest'
import { isPictureShown, readLeadPicture } from '../../../../src/cli/import/markdown/lead-picture.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const source = (matter: string, file = 'a.md', body = 'Words.') =>
  sourceOf(file, `---\ntitle: A\n${matter}\n---\n${body}\n`)
const fieldsOf = async (matter: string, file = 'a.md', briefing = briefingFor(lantern)) =>
  (await articleOf(markdownImporter, source(matter, file), briefing)).fields

describe('a page that was not published', () => {
  it.each([
    ['x: y', 'news/_index.md', 'section page'],
    ['x: y', '_drafts/a.md', 'draft'],
    ['draft: yes', 'a.md', 'draft'],
    ['published: false', 'a.md', 'draft'],
    ['status: Draft', 'a.md', 'draft'],
    ['status: private', 'a.md', 'private'],
    ['status: pending', 'a.md', 'pending'],
    ['status: future', 'a.md', 'future'],
    ['status: trash', 'a.md', 'trash'],
  ])('is skipped by its title: %s in %s', async (matter, file, why) =>
    expect(await readingsOf(markdownImporter, source(matter, file))).toEqual([
      { kind: 'skipped', file, why, record: 'A' },
    ]),
  )

  it('is skipped by its file where it has no title', async () =>
    expect(
      await readingsOf(markdownImporter, sourceOf('a.md', '---\ndraft: true\n---\nWords.\n')),
    ).toMatchObject([{ record: 'a.md' }]))

  it.each(['draft: no', 'published: true', 'published: 2016-04-08', 'status: publish', 'draft: maybe'])(
    'is none: %s',
    async (matter) => expect((await fieldsOf(matter)).headline).toBe('A'),
  )
})

describe('the fields of a page', () => {
  it.each([
    ['date: 2016-04-08', '2015-01-02-a.md', '2016-04-08', {}],
    ['date: soon\npublishDate: 2016-04-08', 'a.md', '2016-04-08', {}],
    ['pubDate: 2016-04-08', 'a.md', '2016-04-08', {}],
    ['published_at: 2016-04-08', 'a.md', '2016-04-08', {}],
    ['published: 2016-04-08', 'a.md', '2016-04-08', {}],
    ['x: y', '2015-01-02-a.md', '2015-01-02', { published: 'file' }],
    ['url: /2014/03/04/b/', 'a.md', '2014-03-04', { published: 'url' }],
    ['url: /2014/03/04/b/', '2015-01-02-a.md', '2015-01-02', { published: 'file' }],
    ['x: y', 'a.md', null, {}],
  ])('have the first date that is known: %j in %s', async (matter, file, published, provenance) => {
    const fields = await fieldsOf(matter, file)
    expect([fields.published, fields.provenance]).toEqual([published, provenance])
  })

  it('have the date and the URL that the archivist gave', async () => {
    const briefing = briefingFor(lantern, { published: '2001-02-03', url: 'https://the-lantern.example/x' })
    const fields = await fieldsOf('date: 2016-04-08', 'a.md', briefing)
    expect([fields.published, fields.url, fields.provenance]).toEqual([
      '2001-02-03',
      'https://the-lantern.example/x',
      {},
    ])
  })

  it.each(['lastmod', 'last_modified_at', 'updated', 'modified', 'last-modified-at'])(
    'have a date of change: %s',
    async (name) => expect((await fieldsOf(`${name}: 2016-04-09`)).modified).toBe('2016-04-09'),
  )

  it.each([
    ['section: One, two\ncategory: a, b\ncategories: c d, e', 'a.md', 'One, two', ['a', 'b', 'c d', 'e']],
    ['categories: c d, e', '_posts/a.md', 'c', ['d', 'e']],
    ['categories: [c d, e]', '_posts/a.md', 'c d', ['e']],
    ['category: c d', '_posts/a.md', 'c d', []],
    [
      'category: A\ntags: a b, A\ntag: c d\ntopics: e, a b\nkeywords: f g',
      'a.md',
      'A',
      ['a b', 'c d', 'e', 'f g'],
    ],
    ['tags: a b\ntag: c d', '_posts/a.md', null, ['a', 'b', 'c d']],
  ])('have a section and topics, each once: %j in %s', async (matter, file, section, topics) => {
    const fields = await fieldsOf(matter, file)
    expect([fields.section, fields.topics]).toEqual([section, topics])
  })

  it.each([
    ['lang: fr', 'a.md', 'fr', {}],
    ['language: fr', 'a.de.md', 'fr', {}],
    ['locale: fr_FR', 'a.md', 'fr-FR', {}],
    ['lang: en', 'a.de.md', null, {}],
    ['x: y', 'a.de.md', 'de', { language: 'file' }],
    ['x: y', 'a.en.md', null, {}],
  ])('have a language where it is another: %s in %s', async (matter, file, language, provenance) => {
    const fields = await fieldsOf(matter, file)
    expect([fields.language, fields.provenance]).toEqual([language, provenance])
  })

  it('have the terms of Zola’s taxonomies, which no other field repeats', async () => {
    const matter = 'taxonomies:\n  tags: [ferry, pier]\n  authors: [Ann Lee]\n  series: [Boats of old]'
    expect(await fieldsOf(matter)).toMatchObject({ topics: ['ferry', 'pier'], authors: ['Ann Lee'] })
    const { account } = await articleOf(markdownImporter, source(matter))
    expect(account?.dropped).toEqual([{ reason: 'unknown field series', text: 'Boats of old' }])
    expect(await fieldsOf('taxonomies: [ferry]')).toMatchObject({ topics: [] })
  })

  it('have people and rights', async () => {
    expect(await fieldsOf('author: Ann\nauthors: [Bo, Ann]\nbyline: By Ann\ncopyright: © Ann')).toMatchObject(
      {
        authors: ['Ann', 'Bo'],
        byline: 'By Ann',
        rights: '© Ann',
      },
    )
    expect((await fieldsOf('rights: A\ncopyright: B')).rights).toBe('A')
  })

  it('warn of a date that cannot be read, and of nothing else', async () => {
    const warnings = async (matter: string) =>
      (await readingsOf(markdownImporter, source(matter))).flatMap((each) =>
        each.kind === 'warning' ? [each.text] : [],
      )
    expect(await warnings('date: soon')).toEqual([
      'date: soon cannot be read as a date: write it in the form 2016-04-08, and import again',
    ])
    expect(await warnings('date: 2016-04-08')).toEqual([])
  })

  it('have the slug of the front matter, else of the file', async () => {
    expect((await articleOf(markdownImporter, source('slug: s', '2016-04-08-b.md'))).slug).toBe('s')
    expect((await articleOf(markdownImporter, source('x: y', '2016-04-08-b.md'))).slug).toBe('b')
  })
})

describe('a file', () => {
  it.each(['a.md', 'A.MD', 'a.markdown', 'a.mdown', 'a.mkd', 'a.mkdn', 'a.mdwn'])(
    'is Markdown by its name: %s',
    (file) => expect(markdownImporter.recognises(sourceOf(file, 'Words'))).toBe(true),
  )
  it.each([
    ['a.html', '---\ntitle: A\n---\n', true],
    ['a.HTM', '+++\na=1\n+++\n', true],
    ['a.html', '<p>---\n', false],
    ['a.htmlx', '---\ntitle: A\n---\n', false],
    ['a.md.txt', 'Words', false],
    ['md', 'Words', false],
    ['amd', 'Words', false],
  ])('is a page of a generator with front matter: %s %j', (file, text, expected) =>
    expect(markdownImporter.recognises(sourceOf(file, text))).toBe(expected),
  )

  const reject = (line: number | null, reason: string) => ({
    kind: 'rejection',
    file: 'a.md',
    line,
    record: null,
    reason,
  })
  it.each([
    ['', 1, 'contains no text: leave it out, or write the text of an article'],
    [' \n\n', 1, 'contains no text: leave it out, or write the text of an article'],
    ['---\nsubtitle: A\n---\n \n', 1, 'contains no text: leave it out, or write the text of an article'],
    ['![](x.png)', 1, 'contains no text: leave it out, or write the text of an article'],
    [
      '---\n- a\n---\n',
      2,
      'has a list where fields belong: write each as a line such as title: Council closes baths',
    ],
    ['\0\0\0', 1, 'is a binary file, not text: leave it out, or save it as plain text'],
  ])('is rejected by its line: %j', async (text, line, reason) =>
    expect(await readingsOf(markdownImporter, sourceOf('a.md', text))).toEqual([reject(line, reason)]),
  )

  it('has a limit of size', async () => {
    const size = 4 * 1024 * 1024
    const read = (bytes: number) => readingsOf(markdownImporter, sourceOf('a.md', new Uint8Array(bytes)))
    expect(await read(size + 1)).toEqual([
      reject(1, 'is larger than 4 MiB, the limit for one article: divide it into several files'),
    ])
    expect(await read(size)).toEqual([
      reject(1, 'is a binary file, not text: leave it out, or save it as plain text'),
    ])
  })

  it.each([
    ['---\nheadline: H\n---\n', 'H', '', {}],
    ['---\ntitle: T\nheadline: H\n---\n# X\n\nWords.', 'T', '# X\n\nWords.', {}],
    ['---\nx: y\n---\nWords.', 'A b', 'Words.', { headline: 'file' }],
    ['# X\r\n\r\nWords.\r\nMore.', 'X', 'Words.\nMore.', {}],
    ['Words. More.', 'Words.', 'Words. More.', { headline: 'inferred' }],
  ])('has a headline: %j', async (text, headline, markdown, provenance) => {
    const article = await articleOf(markdownImporter, sourceOf('a-b.md', text))
    expect([article.fields.headline, article.markdown, article.fields.provenance]).toEqual([
      headline,
      markdown,
      provenance,
    ])
  })

  it('is kept as its original', async () => {
    const bytes = new TextEncoder().encode('# X\n\nWords.')
    expect((await articleOf(markdownImporter, sourceOf('a.md', bytes))).original).toEqual({
      bytes: Buffer.from(bytes),
      mediaType: 'text/markdown',
      extension: 'md',
    })
    const html = await articleOf(markdownImporter, source('x: y', 'a.html', '<p>Words.</p>'))
    expect([html.original.mediaType, html.original.extension, html.markdown]).toEqual([
      'text/html',
      'html',
      'Words.',
    ])
  })
})

describe('a lead picture', () => {
  const read = (matter: Parameters<typeof readLeadPicture>[0]) =>
    readLeadPicture(matter, (text) => `/x/${text}`)
  const names =
    'image featured_image feature-image coverImage cover lead_image main_image hero_image hero header_image header banner_image banner picture photo img images thumbnail thumb teaser'

  it.each(names.split(' '))('may be named by %s', (name) =>
    expect(read({ [name]: 'a.jpg' })).toEqual({
      address: '/x/a.jpg',
      html: '<figure><img src="/x/a.jpg" alt=""></figure>',
      usedTexts: [],
    }),
  )
  it.each('src url path image file filename href feature overlay_image teaser'.split(' '))(
    'may have its address as %s',
    (name) => expect(read({ image: { [name]: 'a.jpg' } })?.address).toBe('/x/a.jpg'),
  )

  it.each([
    ['https://a.example/b', true],
    ['HTTPS://a.example/b', true],
    ['a b/c.jpeg?d#e', true],
    ['.png', false],
    ['a.x', false],
    ['a.toolong', false],
    ['A great day', false],
    ['see https://a.example/b', false],
    ['https://a.example/b c', false],
    ['<b>.jpg', false],
    [`${'x'.repeat(500)}.jpg`, true],
    [`${'x'.repeat(501)}.jpg`, false],
  ])('has an address: %s', (image, expected) => expect(read({ image }) !== null).toBe(expected))

  it.each([
    [{ image: 'a.jpg', cover: 'b.jpg' }, 'a.jpg'],
    [{ image: 'A day', cover: 'b.jpg' }, 'b.jpg'],
    [{ images: ['A day', { src: 'b.jpg' }, 'c.jpg'] }, 'b.jpg'],
    [{ image: { alt: 'x' }, cover: 'b.jpg' }, 'b.jpg'],
  ])('is the first that is one: %j', (matter, address) => expect(read(matter)?.address).toBe(`/x/${address}`))

  it.each([
    [{ alt: 'A' }, 'alt="A"', '', ['A']],
    [{ alttext: 'A' }, 'alt="A"', '', ['A']],
    [{ title: 'T' }, 'alt="T"', '', ['T']],
    [{ alt: 'A', title: 'T' }, 'alt="A"', 'T', ['A', 'T']],
    [{ caption: '*C*' }, 'alt=""', '<p><em>C</em></p>', ['*C*']],
    [{ description: 'D' }, 'alt=""', '<p>D</p>', ['D']],
    ...['credit', 'credits', 'attribution', 'photographer', 'copyright', 'source', 'author'].map(
      (name) => [{ [name]: 'P' }, 'alt=""', '<p>P</p>', ['P']] as [object, string, string, string[]],
    ),
    [{ caption: 'C', credit: 'P' }, 'alt=""', '<p>C</p><p>P</p>', ['C', 'P']],
  ] as [Record<string, string>, string, string, string[]][])(
    'has words of its own or beside it: %j',
    (words, alt, caption, usedTexts) => {
      const html = `<figure><img src="/x/a.jpg" ${alt}>${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`
      expect(read({ cover: { src: 'a.jpg', ...words } })).toMatchObject({ html, usedTexts })
      for (const prefix of ['cover_', 'image-', 'photo'])
        expect(
          read({
            cover: 'a.jpg',
            ...Object.fromEntries(Object.entries(words).map(([name, text]) => [prefix + name, text])),
          }),
        ).toMatchObject({ html, usedTexts })
    },
  )

  it('has a caption that stands beside it alone', () =>
    expect(read({ cover: 'a.jpg', caption: 'C', title: 'T', credit: 'P' })?.usedTexts).toEqual(['C']))

  it.each([
    ['![](/img/a.jpg)', '/img/a.jpg', true],
    ['![](img/a.jpg "t")', 'https://x.example/img/a.jpg', true],
    ['<img src="https://y.example/blog/img/a.jpg?b">', './img/a.jpg', true],
    ['![](</a.jpg>)', 'a.jpg', true],
    ['![](/img/xa.jpg)', 'a.jpg', false],
    ['![](/b/a.jpg)', '/c/a.jpg', false],
    ['', '/img/a.jpg', false],
  ])('is shown by a text: %s for %s', (markdown, address, expected) =>
    expect(isPictureShown(markdown, address)).toBe(expected),
  )
})
