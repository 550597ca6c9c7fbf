import { describe, expect, it } from 'vitest'
import {
  bareShortcodeNames,
  findShortcodeHandler,
} from '../../../../../src/cli/import/wordpress/shortcodes/known-shortcodes.ts'
import type { PostContext } from '../../../../../src/cli/import/wordpress/shortcodes/shortcode-use.ts'
import {
  maxPostTextLength,
  PostTextBudget,
} from '../../../../../src/cli/import/wordpress/shortcodes/text-budget.ts'
import type { Attachment } from '../../../../../src/cli/import/wordpress/wxr/export-index.ts'
import { ExportNoteCounts } from '../../../../../src/cli/import/wordpress/wxr/export-notes.ts'

const attachment = (id: string, more: Partial<Attachment> = {}): [string, Attachment] => [
  id,
  {
    id,
    url: `https://e.example/${id}.jpg`,
    title: '',
    alt: '',
    caption: '',
    credit: '',
    menuOrder: 0,
    ...more,
  },
]

/** A post with four uploaded pictures and a recording. */
const postWith = (): PostContext => ({
  id: '7',
  index: {
    baseUrl: null,
    siteTitle: null,
    siteLanguage: null,
    siteHosts: new Set(),
    authorNameByLogin: new Map(),
    attachmentById: new Map([
      ...['1', '2', '3', '4'].map((id) => attachment(id)),
      attachment('5', { url: 'https://e.example/talk.mp3', title: 'A <b>talk</b>' }),
    ]),
    pictureIdsByPostId: new Map([
      ['7', ['1', '2', '3']],
      ['8', ['4']],
    ]),
    reusableBlockHtmlById: new Map(),
    categoryNicenameById: new Map(),
  },
  notes: new ExportNoteCounts(),
  budget: new PostTextBudget(),
  footnotes: [],
  droppedBlocks: [],
})

/** Expands a shortcode, without the blank lines around its HTML. */
function expand(
  name: string,
  named: Record<string, string> = {},
  contents = '',
  { post = postWith(), positional = [] as string[] } = {},
): string | null {
  const expansion = findShortcodeHandler(name)
  if (!expansion) throw new Error(`${name} is unknown`)
  const attributes = { valueByName: new Map(Object.entries(named)), positionalValues: positional }
  const html = expansion({ name, attributes, contents, expandContents: () => contents, post })
  return html?.trim() ?? null
}

const quoted = (words: string, source: string) =>
  `<blockquote>\n\n${words}\n\n<p><cite>${source}</cite></p></blockquote>`

describe('a quotation', () => {
  it.each<[Record<string, string>, string]>([
    [{}, '<blockquote>\n\nTo be\n\n</blockquote>'],
    [{ cite: 'Hugo' }, quoted('To be', 'Hugo')],
    [{ author: '', source: 'Hugo' }, quoted('To be', 'Hugo')],
    [{ name: 'Name', cite: 'Cite', author: 'Author', source: 'Source' }, quoted('To be', 'Author')],
    [{ name: 'Name', source: 'Source' }, quoted('To be', 'Source')],
    [{ name: 'Name' }, quoted('To be', 'Name')],
  ])('is signed by the first of its sources: %j', (attributes, html) => {
    expect(expand('quote', attributes, 'To be')).toBe(html)
  })

  it('of nothing is not one', () => expect(expand('quote', { cite: 'Hugo' }, ' \n')).toBeNull())
})

describe('code', () => {
  it('keeps its indentation, without the empty lines around it', () => {
    expect(expand('code', {}, '\n  a\n\n  b\n\n')).toBe('<pre><code>  a\n\n  b</code></pre>')
    expect(expand('code', {}, 'a\n\n  b')).toBe('<pre><code>a\n\n  b</code></pre>')
    expect(expand('code', {}, ' \n ')).toBeNull()
  })
})

describe('a caption', () => {
  const img = '<img src="a.jpg">'
  it.each<[Record<string, string>, string, string]>([
    [{ caption: 'A quay' }, img, `<figure>${img}<figcaption>A quay</figcaption></figure>`],
    [{}, `${img} A quay`, `<figure>${img}<figcaption>A quay</figcaption></figure>`],
    [{ caption: 'One' }, `${img} two`, `<figure>${img}<figcaption>One two</figcaption></figure>`],
    [
      {},
      ` <a href="b"> ${img} </a> A quay`,
      `<figure><a href="b"> ${img} </a><figcaption>A quay</figcaption></figure>`,
    ],
    [{}, img, `<figure>${img}</figure>`],
    [{}, `See ${img} there `, `<figure>See ${img} there</figure>`],
    [{}, '<IMG SRC="a.jpg"> A quay', '<figure><IMG SRC="a.jpg"><figcaption>A quay</figcaption></figure>'],
    [{ caption: 'A quay' }, 'no picture', '<figure>no picture<figcaption>A quay</figcaption></figure>'],
  ])('%j of %j', (attributes, contents, html) => expect(expand('caption', attributes, contents)).toBe(html))

  it('of nothing is not one', () => expect(expand('wp_caption', { caption: 'A quay' }, ' ')).toBeNull())
})

describe('a gallery', () => {
  const shown = (named: Record<string, string>) =>
    [...(expand('gallery', named) ?? '').matchAll(/(\d)\.jpg/g)].map(([, id]) => id).join('')

  it.each<[Record<string, string>, string]>([
    [{}, '123'],
    [{ exclude: '2' }, '13'],
    [{ exclude: '1, 3' }, '2'],
    [{ ids: '4,1' }, '41'],
    [{ ids: '4 1', exclude: '4' }, '41'],
    [{ include: '3' }, '3'],
    [{ ids: '1', include: '3' }, '1'],
    [{ id: '8' }, '4'],
    [{ id: '9' }, ''],
    [{ ids: '1,99,2' }, '12'],
  ])('%j shows the pictures %s', (named, ids) => expect(shown(named)).toBe(ids))

  it('and a playlist end where the text of the post becomes too long', () => {
    const post = postWith()
    post.budget.spendUnlessOverspent('x'.repeat(maxPostTextLength))
    expect(expand('gallery', { ids: '1,2' }, '', { post })?.match(/jpg/g)).toHaveLength(1)
    expect(expand('playlist', { ids: '1,2' }, '', { post })).toBe('')
  })

  it('without pictures, or with lost ones, is noted', () => {
    const [empty, lost] = [postWith(), postWith()]
    expand('gallery', { id: '9' }, '', { post: empty })
    expand('gallery', { ids: '1,98,99' }, '', { post: lost })
    expect([empty.notes.countOfKind('empty gallery'), lost.notes.countOfKind('missing attachment')]).toEqual([
      1, 2,
    ])
    expect([lost.notes.countOfKind('empty gallery'), empty.notes.countOfKind('missing attachment')]).toEqual([
      0, 0,
    ])
    expect([empty, lost].map(({ droppedBlocks: dropped }) => dropped)).toEqual([
      [{ reason: 'missing picture', text: `post ${empty.id}: all pictures of a gallery` }],
      [
        {
          reason: 'missing picture',
          text: `post ${lost.id}: 2 of 3 pictures of a gallery, with the ids 98, 99`,
        },
      ],
    ])
  })
})

describe('an embed', () => {
  const link = (url: string, text = url) => `<p><a href="${url}">${text}</a></p>`
  const video = 'https://www.youtube.com/watch?v=abcdefghijk'

  it.each<[string, Record<string, string>, string[], string, string | null]>([
    ['youtube', { id: 'abcdefghijk' }, [], '', link(video)],
    ['youtube', { v: 'abcdefghijk' }, [], '', link(video)],
    ['youtube', {}, ['abcdefghijk'], '', link(video)],
    ['youtube', {}, [], 'abcdefghijk', link(video)],
    ['youtube', { id: 'abcdefghijkl' }, [], '', null],
    ['youtube', { id: 'abcdefghijk', url: 'https://e.example/v' }, [], '', link('https://e.example/v')],
    ['vimeo', {}, ['12'], '', link('https://vimeo.com/12')],
    ['vimeo', {}, ['123'], '', link('https://vimeo.com/123')],
    ['vimeo', {}, ['12a'], '', null],
    ['vimeo', {}, ['a12'], '', null],
    ['vimeo', { clip_id: '12' }, [], '', link('https://vimeo.com/12')],
    ['vimeo', { video: '12' }, [], '', link('https://vimeo.com/12')],
    ['dailymotion', { id: 'X5ABC' }, [], '', link('https://www.dailymotion.com/video/X5ABC')],
    ['dailymotion', { id: '-x5abc' }, [], '', null],
    ['dailymotion', { id: 'x5abc-' }, [], '', null],
    ['ted', { href: 'https://e.example/t' }, [], '', link('https://e.example/t')],
    ['scribd', { link: 'https://e.example/t' }, [], '', link('https://e.example/t')],
    ['gist', { source: 'https://e.example/t' }, [], '', link('https://e.example/t')],
    ['dailymotion', { id: 'x5abc' }, [], '', link('https://www.dailymotion.com/video/x5abc')],
    ['dailymotion', { id: 'x5ab' }, [], '', null],
    ['embed', {}, [], 'https://e.example/v', link('https://e.example/v')],
    ['embed', { src: 'https://e.example/s' }, ['https://e.example/v'], '', link('https://e.example/s')],
    ['embed', {}, ['wide', 'https://e.example/v'], 'Watch it', `${link('https://e.example/v')}\n\nWatch it`],
    ['embed', {}, ['wide'], '', null],
    [
      'audio',
      { mp3: 'https://e.example/a.mp3', wav: 'https://e.example/a.wav' },
      [],
      '',
      link('https://e.example/a.mp3'),
    ],
    ['audio', { id: '5' }, [], '', link('https://e.example/talk.mp3')],
    ['audio', { id: '99' }, [], '', null],
    [
      'playlist',
      { ids: '5,, 1' },
      [],
      '',
      `${link('https://e.example/talk.mp3', 'A talk')}\n\n\n\n${link('https://e.example/1.jpg')}`,
    ],
  ])('%s %j %j %j is a link', (name, named, positional, contents, html) => {
    expect(expand(name, named, contents, { positional })).toBe(html)
  })
})

describe('a form', () => {
  it('is left out with its labels, which are reported, and keeps what it contains', () => {
    const post = postWith()
    expect(
      expand('contact-form', { to: 'a@e.example', subject: 'x', title: 'Write to us' }, 'Words.', { post }),
    ).toBe('Words.')
    expect(post.droppedBlocks).toEqual([{ reason: 'form', text: 'Write to us' }])
    expect(post.notes.countOfKind('form')).toBe(1)
    expand('contact-field', { label: 'Your name', caption: 'All of it' }, '', { post })
    expect(post.droppedBlocks.at(-1)).toEqual({ reason: 'form', text: 'Your name\nAll of it' })
    expect([post.droppedBlocks.length, post.notes.countOfKind('form')]).toEqual([2, 1])
    expand('contact-form', { id: '1' }, '', { post })
    expect(post.droppedBlocks).toHaveLength(2)
  })
})

it.each([
  ['gallery', true],
  ['contact-form', true],
  ['mc4wp_form', true],
  ['caption', false],
  ['embed', false],
])('a shortcode %s without attributes and contents means something: %s', (name, isBare) => {
  expect(bareShortcodeNames.has(name)).toBe(isBare)
})

describe('footnotes', () => {
  it('are numbered in order, and empty ones are none', () => {
    const post = postWith()
    const marks = ['One.', ' ', '<b> </b>', ' Two. '].map((note) => expand('footnote', {}, note, { post }))
    expect(marks).toEqual([
      '<sup><a href="#note-1" id="note-1-link">1</a></sup>',
      null,
      null,
      '<sup><a href="#note-2" id="note-2-link">2</a></sup>',
    ])
    expect(post.footnotes).toEqual([
      { id: 'note-1', html: 'One.' },
      { id: 'note-2', html: 'Two.' },
    ])
  })
})
