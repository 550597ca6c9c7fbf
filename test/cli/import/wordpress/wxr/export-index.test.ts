import { describe, expect, it } from 'vitest'
import { type Attachment, indexExport } from '../../../../../src/cli/import/wordpress/wxr/export-index.ts'
import { htmlToLine } from '../../../../../src/cli/import/wordpress/wxr/html-to-line.ts'
import { isWxrHead } from '../../../../../src/cli/import/wordpress/wxr/is-wxr.ts'
import { createExportRepairCounts, readWxr } from '../../../../../src/cli/import/wordpress/wxr/read-wxr.ts'
import {
  repairAuthorEncoding,
  repairItemEncoding,
} from '../../../../../src/cli/import/wordpress/wxr/repair-item-encoding.ts'
import type { WxrItem } from '../../../../../src/cli/import/wordpress/wxr/wxr-item.ts'
import {
  hasChildrenToRead,
  isCustomFieldKey,
  shouldReadText,
} from '../../../../../src/cli/import/wordpress/wxr/wxr-vocabulary.ts'
import { sourceOf } from '../../reading.ts'
import { exportOf, type WrittenItem } from '../wxr.ts'

const indexOf = (items: readonly WrittenItem[], head = '') =>
  indexExport([sourceOf('a.xml', exportOf(items, head))])

describe('the index of an export', () => {
  it('has what the channel says of the site, the first of each, and its hosts', async () => {
    const head =
      '<title>Another</title><language>fr-CA</language><language>en</language><link>https://www.paper.example/b</link>'
    expect(await indexOf([], head)).toMatchObject({
      siteTitle: 'Paper',
      siteLanguage: 'fr-CA',
      baseUrl: 'https://www.paper.example/b',
      siteHosts: new Set(['paper.example', 'www.paper.example']),
    })
  })

  it('has names of authors and guests, categories and reusable blocks', async () => {
    const head =
      '<wp:author><wp:author_login>ann</wp:author_login><wp:author_first_name>Ann</wp:author_first_name><wp:author_last_name>Lee</wp:author_last_name></wp:author>' +
      '<wp:author><wp:author_login>bo</wp:author_login></wp:author>' +
      '<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>city</wp:category_nicename></wp:category>' +
      '<wp:category><wp:term_id>5</wp:term_id></wp:category>'
    const guest = { id: 3, type: 'guest-author', title: 'Cy Moe' }
    const { authorNameByLogin, categoryNicenameById, reusableBlockHtmlById } = await indexOf(
      [guest, { id: 5, type: 'wp_block', content: '<p>B</p>' }, { id: 6, content: 'A' }],
      head,
    )
    expect([...authorNameByLogin]).toEqual([
      ['desk', 'City desk'],
      ['ann', 'Ann Lee'],
      ['bo', 'bo'],
      ['story-3', 'Cy Moe'],
    ])
    expect([...categoryNicenameById]).toEqual([['4', 'city']])
    expect([...reusableBlockHtmlById]).toEqual([['5', '<p>B</p>']])
  })

  const picture = (
    id: number,
    name: string,
    more: WrittenItem & { order?: number; parent?: number } = {},
  ): WrittenItem => ({
    id,
    type: 'attachment',
    ...more,
    more: `<wp:attachment_url>${name === '' ? '' : `https://paper.example/${name}`}</wp:attachment_url><wp:post_parent>${more.parent ?? 1}</wp:post_parent><wp:menu_order>${more.order ?? 0}</wp:menu_order>`,
  })

  it('has each attachment with its words', async () => {
    const meta = { _wp_attachment_image_alt: 'A boat', credit: 'Ann' }
    const { attachmentById } = await indexOf([
      picture(9, 'b.jpg', { title: 'B', excerpt: 'The <b>boat</b>', meta, order: 2 }),
      picture(8, '', { guid: 'https://paper.example/c.pdf' }),
      picture(7, '', { guid: 'urn:x' }),
    ])
    const nine: Attachment = {
      id: '9',
      url: 'https://paper.example/b.jpg',
      title: 'B',
      caption: 'The <b>boat</b>',
      alt: 'A boat',
      credit: 'Ann',
      menuOrder: 2,
    }
    const eight: Attachment = {
      id: '8',
      url: 'https://paper.example/c.pdf',
      title: 'A title',
      caption: '',
      alt: '',
      credit: '',
      menuOrder: 0,
    }
    expect([...attachmentById]).toEqual([
      ['9', nine],
      ['8', eight],
    ])
  })

  it('has the pictures of each post in its order, then by id', async () => {
    const { pictureIdsByPostId } = await indexOf([
      picture(12, 'a.JPG', { order: 1 }),
      picture(9, 'b.png?x=1', { order: 1 }),
      picture(10, 'c.jpeg', { order: 0 }),
      picture(11, 'd.mp3'),
      picture(13, 'e.jpgx'),
      picture(14, 'f.svg', { parent: 2 }),
    ])
    expect([...pictureIdsByPostId]).toEqual([
      ['1', ['10', '9', '12']],
      ['2', ['14']],
    ])
  })
})

describe('the events of an export', () => {
  it('have each item with its texts, terms and meta', async () => {
    const text = exportOf([
      {
        id: 4,
        content: ' C ',
        meta: { credit: 'Ann', _edit_lock: '1', _wp_old_slug: 'b' },
        categories: [['city', 'City']],
        more: '<category>Plain</category><wp:post_id>5</wp:post_id><other>x</other>',
      },
    ])
    const items: WxrItem[] = []
    const repairs = createExportRepairCounts()
    for await (const event of readWxr(sourceOf('a.xml', text), repairs))
      if (event.kind === 'item') items.push(event.item)
    expect(items).toMatchObject([
      {
        line: 5,
        terms: [
          { taxonomy: 'category', nicename: 'city', name: 'City' },
          { taxonomy: 'category', nicename: '', name: 'Plain' },
        ],
        meta: [
          ['credit', 'Ann'],
          ['_wp_old_slug', 'b'],
        ],
        comments: [],
        omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: 0 },
        repairedCharacterCount: 0,
      },
    ])
    const { textByElement } = items[0] as WxrItem
    expect([
      textByElement.get('wp:post_id'),
      textByElement.get('content:encoded'),
      textByElement.has('other'),
    ]).toEqual(['4', 'C', false])
    expect(repairs).toEqual({
      foreignByteCount: 0,
      controlCharacterCount: 0,
      ampersandCount: 0,
      toleratedFaultCount: 0,
    })
  })

  it.each([
    ['channel', 'link', true],
    ['channel', 'wp:base_site_url', false],
    ['item', 'guid', true],
    ['item', 'wp:comment_author', false],
    ['wp:comment', 'wp:comment_author_email', false],
    ['rss', 'channel', false],
    ['constructor', 'name', false],
  ])('read a child of %s: %s', (parent, name, expected) =>
    expect(shouldReadText(name, parent)).toBe(expected),
  )

  it.each([
    ['item', true],
    ['wp:postmeta', true],
    ['rss', false],
    ['toString', false],
  ])('read the children of %s', (name, expected) => expect(hasChildrenToRead(name)).toBe(expected))

  it.each([
    ['credit', true],
    ['_edit_lock', false],
    ['', false],
    ['footnotes', false],
  ])('have a custom field: %j', (key, expected) => expect(isCustomFieldKey(key)).toBe(expected))
})

describe('the beginning of an export', () => {
  const rss = '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">'
  it.each([
    [rss, true],
    [`<?xml version="1.0"?>\n<!-- x -->${rss}`, true],
    [`\n <!-- x -->${rss}`, true],
    [`<!DOCTYPE rss>${rss}`, true],
    [`\uFEFF<?xml?>${rss}`, true],
    ['<rss version="2.0">http://wordpress.org/export/1.2/', false],
    [`x${rss}`, false],
    [`<feed>${rss}`, false],
    [`<?xml?>${' '.repeat(17_000)}${rss}`, false],
    ['<?xml?><rss xmlns:wp="http://wordpress.org/other/">', false],
  ])('is known by its root: %j', (text, expected) => {
    expect(isWxrHead(Buffer.from(text))).toBe(expected)
    expect(isWxrHead(Buffer.from(`\uFEFF${text.replace('\uFEFF', '')}`, 'utf16le').subarray(0, 16_384))).toBe(
      expected,
    )
  })
})

describe('a text of an export', () => {
  it.each([
    ['a\n  b ', 'a b'],
    ['<b>a</b>&amp;b', 'a&b'],
    ['a &lt; b', 'a < b'],
    ['a\u0007b', 'ab'],
    ['', ''],
  ])('is one line of plain text: %j', (html, expected) => expect(htmlToLine(html)).toBe(expected))

  it('is repaired where it was encoded twice, with every other of its item', () => {
    const item: WxrItem = {
      line: 1,
      textByElement: new Map([
        ['title', 'Le cafÃ©'],
        ['link', 'https://a.example'],
      ]),
      terms: [{ taxonomy: 'tag', nicename: 'ete', name: 'Ã©tÃ©' }],
      meta: [
        ['credit', 'forÃªt'],
        ['x', 'y'],
      ],
      comments: [],
      omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: 0 },
      repairedCharacterCount: 0,
    }
    expect(repairItemEncoding(item)).toEqual({
      ...item,
      repairedCharacterCount: 4,
      textByElement: new Map([
        ['title', 'Le café'],
        ['link', 'https://a.example'],
      ]),
      terms: [{ taxonomy: 'tag', nicename: 'ete', name: 'été' }],
      meta: [
        ['credit', 'forêt'],
        ['x', 'y'],
      ],
    })
    const plain = { ...item, textByElement: new Map([['title', 'Le café']]), terms: [], meta: [] }
    expect(repairItemEncoding(plain)).toBe(plain)
    expect(repairAuthorEncoding({ login: 'rene', name: 'RenÃ© LÃ©vesque' })).toEqual({
      login: 'rene',
      name: 'René Lévesque',
    })
  })
})
