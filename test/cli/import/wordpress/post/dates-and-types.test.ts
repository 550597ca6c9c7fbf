import { describe, expect, it } from 'vitest'
import { renderBlockSettingWords } from '../../../../../src/cli/import/wordpress/post/block-setting-words.ts'
import { orderCommentsByThread } from '../../../../../src/cli/import/wordpress/post/comment-threads.ts'
import {
  combineLocalAndUtcTime,
  findItemDates,
  parseRssDate,
} from '../../../../../src/cli/import/wordpress/post/item-dates.ts'
import {
  isArticleItem,
  isTechnicalPostType,
} from '../../../../../src/cli/import/wordpress/post/post-types.ts'
import { isBlockEditorHtml } from '../../../../../src/cli/import/wordpress/post/replace-html-comments.ts'
import { findAttachmentCredit } from '../../../../../src/cli/import/wordpress/wxr/attachment-credit.ts'
import { formatItemName } from '../../../../../src/cli/import/wordpress/wxr/wxr-item.ts'
import type { ReaderComment } from '../../../../../src/model/article.ts'
import { item } from '../parts.ts'

describe('the time of a post', () => {
  const noon = '2016-04-08 12:00:00'
  it.each([
    [noon, '2016-04-08 16:00:00', '2016-04-08T12:00:00-04:00'],
    [noon, '2016-04-08 06:30:00', '2016-04-08T12:00:00+05:30'],
    [noon, '2016-04-08 15:30:00', '2016-04-08T12:00:00-03:30'],
    [noon, noon, '2016-04-08T12:00:00Z'],
    [noon, '2016-04-09 00:00:00', '2016-04-08T12:00:00-12:00'],
    [noon, '2016-04-09 00:15:00', '2016-04-08T12:00:00'],
    [noon, '2016-04-07 22:00:00', '2016-04-08T12:00:00+14:00'],
    [noon, '2016-04-07 21:45:00', '2016-04-08T12:00:00'],
    [noon, '2016-04-08 12:01:00', '2016-04-08T12:00:00Z'],
    [noon, '2016-04-08 11:59:00', '2016-04-08T12:00:00Z'],
    [noon, '2016-04-08 12:02:00', '2016-04-08T12:00:00'],
    [noon, '', '2016-04-08T12:00:00'],
    ['', noon, '2016-04-08T12:00:00Z'],
    ['0000-00-00 00:00:00', '0000-00-00 00:00:00', null],
    ['2016-04-08', '2016-04', null],
  ])('is its local one with its offset: %s and %s', (local, utc, expected) =>
    expect(combineLocalAndUtcTime(local, utc)).toBe(expected),
  )

  it.each([
    ['Fri, 08 Apr 2016 14:05:00 +0000', '2016-04-08T14:05:00Z'],
    ['8 Apr 2016 14:05:00 GMT', '2016-04-08T14:05:00Z'],
    ['8 Apr 2016 14:05:00 UT', '2016-04-08T14:05:00Z'],
    ['8 Apr 2016 14:05:00 UTC', '2016-04-08T14:05:00Z'],
    ['8 Dec 2016 14:05:00 Z', '2016-12-08T14:05:00Z'],
    ['8 Apr 2016 14:05:00 -0430', '2016-04-08T14:05:00-04:30'],
    ['8 Apr 2016 14:05:00 -0030', '2016-04-08T14:05:00-00:30'],
    ['8 Apr 2016 14:05:00', null],
    ['8 Apr 2016 14:05:00 GMT, or so', null],
    ['8 Foo 2016 14:05:00 GMT', null],
    ['31 Apr 2016 14:05:00 GMT', null],
    ['Apr 2016', null],
  ])('of a feed is read: %s', (text, expected) => expect(parseRssDate(text)).toBe(expected))

  it.each([
    [{ 'wp:post_date': noon, pubDate: 'Fri, 08 Apr 2017 14:05:00 +0000' }, '2016-04-08T12:00:00', {}],
    [{ pubDate: 'Fri, 08 Apr 2017 14:05:00 +0000' }, '2017-04-08T14:05:00Z', { published: 'pubDate' }],
    [{}, '2015-02-03', { published: 'url' }],
  ])('is its own, else that of the feed, else that of its address: %j', (texts, published, provenance) => {
    const modified = { 'wp:post_modified_gmt': '2018-01-01 00:00:00' }
    expect(findItemDates(item({ ...texts, ...modified }), 'https://a.example/2015/02/03/b/')).toEqual({
      published,
      modified: '2018-01-01T00:00:00Z',
      provenance,
    })
  })

  it('may be unknown', () => {
    const unknown = { published: null, modified: null, provenance: {} }
    expect(findItemDates(item({}), 'https://a.example/b/')).toEqual(unknown)
    expect(findItemDates(item({}), null)).toEqual(unknown)
  })
})

describe('a thread of comments', () => {
  const comment = (text: string): ReaderComment => ({ author: null, published: null, text })
  /** `id<parent` for each comment that is read; every pair of ids in `parents`. */
  const thread = (ids: string[], parents: Record<string, string>) =>
    orderCommentsByThread(
      ids.map((id) => ({ id, comment: comment(`c${id}`) })),
      new Map(Object.entries(parents)),
    ).map(({ id, text, replyTo }) => `${id ?? '-'} ${text}${replyTo === undefined ? '' : ` to ${replyTo}`}`)

  it.each([
    [['1', '2', '3'], {}, ['1 c1', '2 c2', '3 c3']],
    [['1', '2', '3', '4'], { 3: '1', 4: '1' }, ['1 c1', '3 c3 to 1', '4 c4 to 1', '2 c2']],
    [['1', '2', '3'], { 2: '1', 3: '2' }, ['1 c1', '2 c2 to 1', '3 c3 to 2']],
    [['1', '3'], { 2: '1', 3: '2' }, ['1 c1', '3 c3 to 1']],
    [['2', '3'], { 3: '1' }, ['2 c2', '3 c3']],
    [['1', '2'], { 1: '2', 2: '1' }, ['1 c1', '2 c2 to 1']],
    [['1', '1', '2'], { 2: '1' }, ['1 c1', '2 c2 to 1', '- c1']],
    [['', 'x', '1'], {}, ['- c', '- cx', '1 c1']],
    [['1'.repeat(20), '1'.repeat(21)], {}, [`${'1'.repeat(20)} c${'1'.repeat(20)}`, `- c${'1'.repeat(21)}`]],
  ])('has replies after what they reply to: %j %j', (ids, parents, expected) =>
    expect(thread(ids, parents)).toEqual(expected),
  )
})

describe('the type of an item', () => {
  const text = { title: 'A', 'content:encoded': '<p>Words</p>' }
  it.each([
    ['post', {}, true],
    ['page', {}, true],
    ['article', text, true],
    ['article', { ...text, title: '' }, false],
    ['article', { ...text, 'content:encoded': '<p> – </p><script>words</script><style>a</style>' }, false],
    ['article', { ...text, 'content:encoded': '<p>7</p>' }, true],
    ['article', { ...text, link: 'https://a.example/?post_type=article&p=1' }, false],
    ['article', { ...text, link: 'https://a.example/?p=1&amp;post_type=article' }, false],
    ['article', { ...text, link: 'https://a.example/?p=1&#038;post_type=article' }, false],
    ['article', { ...text, link: 'https://a.example/?p=1&#38;post_type=article' }, false],
    ['article', { ...text, link: 'https://a.example/post_type=article' }, true],
    ['attachment', text, false],
    ['acf-field', text, false],
    ['wp_block', text, false],
    ['my_acf-field', text, true],
  ])('tells an article: %s %j', (type, texts, expected) =>
    expect(isArticleItem(item(texts), type)).toBe(expected),
  )

  it.each(['revision', 'ninja-form', 'wpcf7_contact_form', 'customize_x', '_x'])(
    'may be technical: %s',
    (type) => expect(isTechnicalPostType(type)).toBe(true),
  )
})

describe('the settings of a block', () => {
  it.each([
    [{ title: 'A word' }, '<div>A word</div>'],
    [{ buttonText: 'Press me' }, '<div>Press me</div>'],
    [{ buttonColor: 'Press me' }, ''],
    [{ _title: 'A word' }, ''],
    [{ data: { _x: { title: 'A word' } } }, ''],
    [{ title: ['A word', 'Another one'] }, '<div>A word</div><div>Another one</div>'],
    [{ x: 'This has four words' }, '<div>This has four words</div>'],
    [{ x: 'this has four words' }, ''],
    [{ x: 'This has three' }, ''],
    [{ x: 'This: { a } b c;' }, ''],
    [{ x: 'https://a.example/ This has four words' }, ''],
    [{ x: '漢字 漢字 漢字 漢字' }, '<div>漢字 漢字 漢字 漢字</div>'],
    [{ title: 7, x: null }, ''],
    [{ a: { b: { c: { d: { e: { f: { g: { title: 'A word' } } } } } } } }, '<div>A word</div>'],
    [{ a: { b: { c: { d: { e: { f: { g: { h: { title: 'A word' } } } } } } } } }, '<div>A word</div>'],
    [{ a: { b: { c: { d: { e: { f: { g: { h: { i: { title: 'A word' } } } } } } } } } }, ''],
  ])('have words: %j', (settings, html) =>
    expect(renderBlockSettingWords(JSON.stringify(settings))).toBe(html),
  )

  it('may be damaged', () => expect(renderBlockSettingWords('{')).toBe(''))

  it.each([
    ['<!-- wp:paragraph -->', true],
    ['a <!--  wp:x', true],
    ['<!-- wp:7', false],
    ['<!--wp:x', false],
    ['<!-- wp', false],
  ])('are those of a text of blocks: %s', (html, expected) => expect(isBlockEditorHtml(html)).toBe(expected))
})

describe('an item', () => {
  it.each([
    [{}, 'line 1'],
    [{ 'wp:post_id': '3' }, 'post 3'],
    [{ 'wp:post_id': '3', 'wp:post_type': 'page' }, 'page 3'],
  ])('is named in reports: %j', (texts, expected) => expect(formatItemName(item(texts))).toBe(expected))

  const image = (name: string, value: string) =>
    `a:2:{s:10:"image_meta";a:1:{s:${name.length}:"${name}";s:${Buffer.byteLength(value)}:"${value}";}}`
  it.each([
    [[['credit', 'Ann']], 'Ann'],
    [
      [
        ['credit', 'Ann'],
        ['_media_credit', 'Bo &amp; <b>Co</b>'],
      ],
      'Bo & Co',
    ],
    [
      [
        ['_media_credit', ' '],
        ['photographer', 'Ann'],
      ],
      'Ann',
    ],
    [
      [
        ['_navis_media_credit', 'Ann'],
        ['_navis_media_credit_org', 'Wire'],
      ],
      'Ann / Wire',
    ],
    [[['_navis_media_credit_org', 'Wire']], 'Wire'],
    [[['_wp_attachment_metadata', image('credit', 'Zoé “Z” Lee')]], 'Zoé “Z” Lee'],
    [[['_wp_attachment_metadata', image('copyright', '© Ann')]], '© Ann'],
    [
      [
        ['_wp_attachment_metadata', image('copyright', '© Ann')],
        ['credit', 'Bo'],
      ],
      'Bo',
    ],
    [[['_wp_attachment_metadata', image('camera', 'X')]], ''],
    [[['_wp_attachment_metadata', 's:6:"credit";s:3:"Ann"']], ''],
    [[['credit', 'x'.repeat(300)]], 'x'.repeat(300)],
    [[['credit', 'x'.repeat(301)]], ''],
    [[], ''],
  ] as [[string, string][], string][])(
    'has the credit of its editor, or of the camera: %j',
    (meta, expected) => expect(findAttachmentCredit(item({}, { meta }))).toBe(expected),
  )
})
