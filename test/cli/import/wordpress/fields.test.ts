import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { articlesIn, paper, readExport, warningsIn } from './wxr.ts'

describe('an excerpt', () => {
  it.each([
    ['<p>What the story says.</p>', 'What the story says.'],
    ['<p>One <em>line</em>.</p>\n<p>Another.</p>', 'One line. Another.'],
    ['Fish &amp; chips', 'Fish & chips'],
    ['[caption]words[/caption]', 'words'],
    ['', null],
    ['<p>&nbsp;</p>', null],
    ['a'.repeat(599), 'a'.repeat(599)],
  ])('stands below the headline: %s', async (excerpt, alternativeHeadline) => {
    const [article] = articlesIn(await readExport([{ content: 'Text.', excerpt }]))
    expect(article?.fields.alternativeHeadline).toBe(alternativeHeadline)
  })

  it('that is too long is dropped, and reported', async () => {
    const readings = await readExport([{ content: 'Text.', excerpt: 'word '.repeat(200) }])
    const [article] = articlesIn(readings)
    expect(article?.fields.alternativeHeadline).toBeNull()
    expect(article?.account?.dropped).toEqual([{ reason: 'long excerpt', text: 'word '.repeat(200).trim() }])
    expect(warningsIn(readings)).toEqual([
      '1 excerpt was left out, because an excerpt of 600 characters or more is too long for a line below a headline. `npx morgue review --kind dropped-text` shows where',
    ])
  })
})

describe('the section', () => {
  const head =
    '<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>city</wp:category_nicename></wp:category>' +
    '<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>sea</wp:category_nicename></wp:category>'
  const categories: [string, string][] = [
    ['city', 'City'],
    ['sea', 'The sea'],
  ]

  it.each([
    '_yoast_wpseo_primary_category',
    'rank_math_primary_category',
    '_seopress_robots_primary_cat',
    '_primary_term_category',
  ])('is the category that %s names', async (key) => {
    const [article] = articlesIn(
      await readExport([{ content: 'x', categories, meta: { [key]: '7' } }], { head }),
    )
    expect(article?.fields).toMatchObject({ section: 'The sea', topics: ['City'] })
  })

  it.each(['9', '', '0', 'x'])('is the first category where %s is none', async (id) => {
    const meta = { _yoast_wpseo_primary_category: id }
    const readings = await readExport([{ content: 'x', categories, meta }], { head })
    expect(articlesIn(readings)[0]?.fields).toMatchObject({ section: 'City', topics: ['The sea'] })
    expect(warningsIn(readings)).toEqual(
      id === '9'
        ? [
            'main categories with these ids are missing from this export, so the first category of their articles became the section: 9 (1)',
          ]
        : [],
    )
  })
})

describe('the plain address of a post', () => {
  const item = { content: 'x', guid: 'http://old.example/?p=1' }

  it('is kept on every host that it had', async () => {
    const [article] = articlesIn(await readExport([item]))
    expect(article?.fields.formerly).toEqual(['http://old.example/?p=1', 'https://paper.example/?p=1'])
  })

  it('is kept once where only the scheme differs', async () => {
    const [article] = articlesIn(await readExport([{ ...item, guid: 'http://paper.example/?p=1' }]))
    expect(article?.fields.formerly).toEqual(['http://paper.example/?p=1'])
  })

  it('that leads nowhere is reported, with how many there are', async () => {
    const edition = { ...paper, query: [] }
    expect(
      warningsIn(await readExport([item, { ...item, id: 2, guid: 'http://old.example/?p=2' }], { edition })),
    ).toEqual([
      'edition.yaml does not list these hosts, so former URLs and links on them lead nowhere: old.example (2 URLs). To list them, write hosts: [paper.example, old.example] there, and import again',
      'edition.yaml does not list these query parameters as part of addresses, so former URLs with them are dropped: ?p= (4). If they tell articles apart, write query: [p] there, and import again',
    ])
  })
})

describe('items of other types', () => {
  const story = { title: 'A story', content: '<p>Its words.</p>' }

  it.each(['article', 'opinion', 'dossier', 'constructor'])(
    'are articles where they look like it: %s',
    async (type) => {
      const readings = await readExport([{ ...story, type }])
      expect(articlesIn(readings)).toHaveLength(1)
      expect(warningsIn(readings)).toEqual([
        `items that are neither posts nor pages were imported as articles: ${type} (1)`,
      ])
    },
  )

  it.each([
    'attachment',
    'revision',
    'nav_menu_item',
    'custom_css',
    'wp_template_part',
    'wp_font_face',
    'acf-field-group',
    'shop_order',
    'wpcf7_contact_form',
    'elementor_library',
    'guest-author',
  ])('are skipped by name where they are machinery: %s', async (type) => {
    expect(await readExport([{ ...story, type }])).toEqual([
      { kind: 'skipped', file: 'export.xml', why: type, record: `${type} 1: A story`, takeable: false },
    ])
  })

  it.each([
    { content: '' },
    { content: '<img src="a.jpg"><script>words()</script>' },
    { title: '' },
    { link: 'https://paper.example/?post_type=widget&p=1' },
  ])('are skipped where they are no article: %j', async (more) => {
    const readings = await readExport([{ ...story, ...more, type: 'widget' }])
    expect(readings).toMatchObject([{ kind: 'skipped', why: 'widget', takeable: true }])
  })

  it('are taken where the edition says so', async () => {
    const edition = { ...paper, take: { ...paper.take, types: ['nav_menu_item', 'widget'] } }
    const items = [
      { ...story, type: 'nav_menu_item' },
      { id: 2, type: 'widget', title: '', content: 'x' },
    ]
    const readings = await readExport(items, { edition })
    expect(articlesIn(readings)).toHaveLength(2)
    expect(warningsIn(readings)).toEqual([
      '1 article without a title was given a guess as the headline: search the articles\' files for "headline: inferred", and correct the headlines there',
    ])
  })
})

it.each([
  ['its first words', 'The boats sailed. Nobody waved.', 'The boats sailed.'],
  ['its name where it has no words', '<img src="https://paper.example/a.jpg" alt="">', 'story 7'],
])('a post without a title has %s for a headline', async (_, content, headline) => {
  const [article] = articlesIn(await readExport([{ id: 7, title: '', content }]))
  expect(article?.fields).toMatchObject({ headline, provenance: { headline: 'inferred' } })
})

describe('a featured picture', () => {
  const picture = {
    id: 9,
    type: 'attachment',
    excerpt: 'A <em>white</em> ferry',
    more: '<wp:attachment_url>https://paper.example/ferry.jpg</wp:attachment_url>',
  }
  const meta = { _thumbnail_id: '9' }

  it('brings its caption', async () => {
    const [article] = articlesIn(await readExport([picture, { content: 'Words.', meta }]))
    expect(article?.markdown).toContain('<figcaption>A <em>white</em> ferry</figcaption>')
    expect(article && findLostWords(article.account ?? { sourceText: 'none', dropped: [] }, article)).toEqual(
      [],
    )
  })

  it('that the text shows leaves its caption out, which is reported', async () => {
    const content = 'Words. <img src="https://paper.example/ferry-300x200.jpg">'
    const [article] = articlesIn(await readExport([picture, { content, meta }]))
    expect(article?.account?.dropped).toEqual([
      { reason: 'caption of a picture that the text shows', text: 'A white ferry' },
    ])
  })

  it('that the export lacks is reported, and one that was removed is not', async () => {
    const read = (id: string) => readExport([{ id: 1, content: 'Words.', meta: { _thumbnail_id: id } }])
    const readings = await read('9')
    const [article] = articlesIn(readings)
    expect(article?.account?.dropped).toEqual([
      { reason: 'missing picture', text: 'post 1: featured picture 9' },
    ])
    expect(article?.account?.sourceText).toContain('post 1: featured picture 9')
    expect(warningsIn(readings)).toContain(
      '1 featured picture is missing from this export: if the site was exported in several parts, put them all into one zip, and import that. Otherwise, export the site again (in WordPress: Tools, Export, All content), and import that file. What is missing there too was deleted in WordPress',
    )
    for (const removed of ['0', '-1', ''])
      expect(articlesIn(await read(removed))[0]?.account?.dropped).toEqual([])
  })
})
