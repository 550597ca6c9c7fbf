import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../../../../src/cli/import/record/empty-article-fields.ts'
import { readItemComments } from '../../../../../src/cli/import/wordpress/post/item-comments.ts'
import {
  findItemAuthorNames,
  findSectionAndTopics,
  noteOtherTaxonomies,
  noteUnknownPrimaryCategory,
  noteUnnamedLogins,
} from '../../../../../src/cli/import/wordpress/post/item-terms.ts'
import { findItemUrls, noteItemUrls } from '../../../../../src/cli/import/wordpress/post/item-urls.ts'
import { applyTakeRules } from '../../../../../src/cli/import/wordpress/post/take-rules.ts'
import {
  ExportNoteCounts,
  type ExportNoteKind,
} from '../../../../../src/cli/import/wordpress/wxr/export-notes.ts'
import type { WxrItem } from '../../../../../src/cli/import/wordpress/wxr/wxr-item.ts'
import { index, item } from '../parts.ts'

const term = (taxonomy: string, name: string, nicename = name.toLowerCase()) => ({ taxonomy, name, nicename })

describe('the terms of a post', () => {
  const sort = (terms: WxrItem['terms'], meta: WxrItem['meta'] = []) => {
    const notes = new ExportNoteCounts()
    const post = item({}, { terms, meta })
    noteOtherTaxonomies(post, notes)
    noteUnknownPrimaryCategory(post, index(), notes)
    return {
      ...findSectionAndTopics(post, index()),
      notes: [notes.listCountsByName('taxonomy'), notes.listCountsByName('primary category')],
    }
  }
  it('are its section and topics, each once', () => {
    const terms = [
      term('category', 'City &amp; sea'),
      term('tag', 'Old'),
      term('post_tag', 'New'),
      term('category', 'Sky'),
      term('category', ''),
      term('post_tag', 'Sky'),
      term('post_tag', 'City & sea'),
    ]
    expect(sort(terms)).toEqual({ section: 'City & sea', topics: ['Sky', 'Old', 'New'], notes: [[], []] })
  })

  it('begin with the primary category', () => {
    const terms = [term('category', 'City'), term('post_tag', 'Sea'), term('category', 'Sea')]
    expect(
      sort(terms, [
        ['_yoast_wpseo_primary_category', ''],
        ['rank_math_primary_category', '4'],
      ]),
    ).toMatchObject({ section: 'Sea', topics: ['City'] })
    expect(sort(terms, [['_yoast_wpseo_primary_category', '40']])).toMatchObject({
      section: 'City',
      notes: [[], [['40', 1]]],
    })
    expect(sort(terms, [['_yoast_wpseo_primary_category', 'x4']]).notes).toEqual([[], []])
  })

  it('of other taxonomies are noted, but for the technical ones', () => {
    const terms = ['town', 'post_format', 'nav_menu', 'link_category', 'author', 'town'].map((taxonomy) =>
      term(taxonomy, 'A'),
    )
    expect(sort(terms)).toEqual({ section: null, topics: [], notes: [[['town', 2]], []] })
  })

  it('name its authors, else its creator is', () => {
    const notes = new ExportNoteCounts()
    const authors = (creator: string, ...terms: WxrItem['terms']) => {
      const post = item({ 'dc:creator': creator }, { terms })
      noteUnnamedLogins(post, index(), notes)
      return findItemAuthorNames(post, index())
    }
    expect(authors('ann')).toEqual(['Ann Lee'])
    expect(authors('')).toEqual([])
    expect(
      authors('ann', term('author', 'bo'), term('author', 'Cy', 'cap-ann'), term('author', 'bo')),
    ).toEqual(['Bo & Co', 'Ann Lee'])
    expect(notes.listCountsByName('login')).toEqual([])
    expect(authors('dee')).toEqual(['dee'])
    expect(authors('', term('author', ''))).toEqual([])
    expect(notes.listCountsByName('login')).toEqual([['dee', 1]])
  })
})

describe('the addresses of a post', () => {
  const find = (
    texts: Record<string, string>,
    more: Partial<WxrItem> = {},
    baseUrl: string | null = 'https://a.example/blog/',
  ) => {
    const notes = new ExportNoteCounts()
    const itemUrls = findItemUrls(item(texts, more), index({ baseUrl }))
    noteItemUrls(itemUrls, notes)
    return {
      url: itemUrls.url,
      formerly: itemUrls.formerly,
      notes: (['front page', 'host', 'query'] satisfies ExportNoteKind[]).map((kind) =>
        notes.listCountsByName(kind),
      ),
    }
  }
  const link = 'https://a.example/x/b/'

  it.each([
    [
      { 'wp:post_id': '3', guid: 'https://a.example/?page_id=3' },
      'https://a.example/?page_id=3',
      ['https://a.example/blog/?p=3'],
    ],
    [{ 'wp:post_id': '3', 'wp:post_type': 'page' }, 'https://a.example/blog/?page_id=3', []],
    [{ 'wp:post_id': 'x3' }, null, []],
    [{ link: 'x/b' }, 'https://a.example/blog/x/b', []],
    [{ link: 'https://a.example/?a=1' }, 'https://a.example/?a=1', []],
    [{ link, guid: 'http://a.example/x/b/' }, link, ['http://a.example/x/b/']],
    [{ link, guid: 'https://a.example/' }, link, []],
    [{ link, guid: 'https://c.example/b' }, link, ['https://c.example/b']],
    [{ link, guid: 'https://c.example/c', 'wp:post_name': 'c' }, link, ['https://c.example/c']],
    [{ link, guid: 'https://c.example/d', 'wp:post_name': 'c' }, link, []],
  ])('are its permalink and the others: %j', (texts, url, formerly) =>
    expect(find(texts)).toMatchObject({ url, formerly }),
  )

  it.each([
    ['b', link, ['https://a.example/x/old/']],
    ['b', 'https://a.example/x/b', ['https://a.example/x/old']],
    ['', link, []],
    ['x', link, []],
    ['b', 'https://a.example/x/b/?c', []],
    ['b', 'https://a.example/b/b.html', []],
  ])('include those under former names: %s at %s', (name, permalink, formerly) =>
    expect(
      find(
        { link: permalink, 'wp:post_name': name },
        {
          meta: [
            ['_wp_old_slug', 'old'],
            ['_wp_old_slug', ''],
            ['_wp_old_slug', name],
            ['other', 'x'],
          ],
        },
      ).formerly,
    ).toEqual(formerly),
  )

  it('are noted by host and parameter', () => {
    expect(
      find({ link: 'https://a.example/?a=1&b=2', 'wp:post_id': '3', guid: 'https://c.example/?p=3' }).notes,
    ).toEqual([
      [],
      [
        ['a.example', 2],
        ['c.example', 1],
      ],
      [
        ['a', 1],
        ['b', 1],
        ['p', 2],
      ],
    ])
    expect(find({ link: 'https://a.example/' }).notes).toEqual([[['', 1]], [], []])
    expect(find({ link: '/b', 'wp:post_id': '3' }, {}, null)).toMatchObject({ url: null, formerly: [] })
  })
})

describe('the comments of a post', () => {
  const comment = (texts: Record<string, string>) =>
    new Map(Object.entries(texts).map(([name, text]) => [`wp:comment_${name}`, text]))
  const read = (comments: Record<string, string>[], omitted = 0) => {
    const notes = new ExportNoteCounts()
    const list = readItemComments(
      item(
        {},
        {
          comments: comments.map(comment),
          omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: omitted },
        },
      ),
      notes,
    )
    const kinds = [
      'reply',
      'comment',
      'hidden comment',
      'omitted comment',
      'other comment',
      'empty comment',
      'long name',
    ] as const
    return {
      list,
      notes: Object.fromEntries(
        kinds.map((kind) => [kind, notes.countOfKind(kind)] as const).filter(([, total]) => total > 0),
      ),
    }
  }

  it('are those that the newsroom showed, and the others are counted', () => {
    expect(
      read(
        [
          {
            id: '1',
            author: 'A &amp; B',
            content: 'One\ntwo\n \nthree</p>four',
            date: '2016-04-08 12:00:00',
            parent: '0',
          },
          { id: '2', approved: '1', type: 'comment', content: 'Five', author: '' },
          { id: '3', approved: '0', content: 'Hidden' },
          { id: '4', content: 'Six', parent: '3' },
          { id: '5', content: '<img>' },
          { id: '6', type: 'pingback', content: 'Seven' },
          { id: '7', content: 'x'.repeat(20_001) },
          { id: '8', content: 'Eight', author: 'x'.repeat(20_001) },
          { id: '9', content: 'Nine', author: 'RenÃ©e', parent: '2' },
        ],
        2,
      ),
    ).toEqual({
      list: [
        { id: '1', author: 'A & B', published: '2016-04-08T12:00:00', text: 'One two\n\nthree\n\nfour' },
        { id: '2', author: null, published: null, text: 'Five' },
        { id: '9', author: 'Renée', published: null, text: 'Nine', replyTo: 2 },
        { id: '4', author: null, published: null, text: 'Six' },
        { id: '8', author: null, published: null, text: 'Eight' },
      ],
      notes: {
        reply: 1,
        comment: 5,
        'hidden comment': 1,
        'omitted comment': 3,
        'other comment': 1,
        'empty comment': 1,
        'long name': 1,
      },
    })
  })
})

describe('the rules of take', () => {
  const fields = { ...emptyArticleFields, section: 'City', topics: ['Sea'], authors: ['Ann'] }
  const apply = (taxonomies: [string, string][], terms: WxrItem['terms']) =>
    applyTakeRules(fields, item({}, { terms }), {
      types: [],
      taxonomies: new Map(taxonomies),
      fields: new Map(),
    } as Parameters<typeof applyTakeRules>[2])
  const terms = [
    term('desk', 'Harbour &amp; port'),
    term('desk', 'Sea'),
    term('desk', ''),
    term('desk', 'Sea'),
    term('other', 'X'),
  ]
  it.each([
    [[['desk', 'section']], { section: 'Harbour & port', topics: ['City', 'Sea'] }],
    [[['desk', 'topics']], { section: 'City', topics: ['Sea', 'Harbour & port'] }],
    [[['desk', 'authors']], { authors: ['Harbour & port', 'Sea'], section: 'City', topics: ['Sea'] }],
    [[['none', 'authors']], { authors: ['Ann'], section: 'City', topics: ['Sea'] }],
  ] as [[string, string][], object][])('put terms where they belong: %j', (taxonomies, expected) =>
    expect(apply(taxonomies, terms)).toMatchObject(expected),
  )
})
