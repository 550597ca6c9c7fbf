import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../../src/cli/import/json/json-importer.ts'
import type { ImportEdition } from '../../../../../src/model/edition.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../../reading.ts'

const post = { id: '1', title: 'A', slug: 'a', html: '<p>Words.</p>' }
const ghost = (more: object) => JSON.stringify({ posts: [{ ...post, ...more }], meta: {} })
const fieldsOf = async (text: string, edition: Partial<ImportEdition> = {}) =>
  (await articleOf(jsonImporter, sourceOf('a.json', text), briefingFor({ ...lantern, ...edition }))).fields

describe('a post that was never public', () => {
  it.each([
    [{ status: 'draft' }, 'draft'],
    [{ status: 'sent' }, 'e-mail only'],
    [{ status: 'published', visibility: 'members' }, 'for members only'],
    [{ visibility: 'paid' }, 'for paid only'],
    [{ status: 'scheduled', visibility: 'paid' }, 'scheduled'],
  ])('is skipped: %j', async (more, why) =>
    expect(await readingsOf(jsonImporter, sourceOf('a.json', ghost(more)))).toEqual([
      { kind: 'skipped', file: 'a.json', why, record: '1' },
    ]),
  )

  it.each([{}, { status: 'published' }, { visibility: 'public' }])('is none that was: %j', async (more) =>
    expect((await fieldsOf(ghost(more))).headline).toBe('A'),
  )
})

describe('a post', () => {
  it('without title and text is rejected, and one with text named by it', async () => {
    const text = ghost({ title: ' ', html: null, custom_excerpt: 'In short.' })
    expect(await readingsOf(jsonImporter, sourceOf('a.json', text))).toEqual([
      {
        kind: 'rejection',
        file: 'a.json',
        line: 1,
        record: '1',
        reason:
          'has neither a title nor text: write a title in its field "title" and import the file again, or leave the article out',
      },
    ])
    expect(await fieldsOf(ghost({ title: 'A\n  ferry' }))).toMatchObject({
      headline: 'A ferry',
      provenance: { url: 'slug' },
    })
    expect(await fieldsOf(ghost({ title: null }))).toMatchObject({
      headline: 'Words.',
      provenance: { headline: 'inferred', url: 'slug' },
    })
  })

  it.each([
    [1493835307000, '2017-05-03T18:15:07Z'],
    ['2017-05-03T18:15:07.000Z', '2017-05-03T18:15:07Z'],
    [1e20, null],
    ['soon', null],
    [null, null],
  ])('has its dates: %j', async (value, expected) => {
    const { published, modified } = await fieldsOf(ghost({ published_at: value, updated_at: value }))
    expect([published, modified]).toEqual([expected, expected])
  })

  const host = 'https://the-lantern.example'
  it.each([
    [{}, {}, `${host}/a/`, [], { url: 'slug' }],
    [{ slug: null }, {}, null, [], {}],
    [{ url: '/news/a/' }, {}, `${host}/news/a/`, [`${host}/a/`], {}],
    [{ url: '__GHOST_URL__/news/a/' }, {}, `${host}/news/a/`, [`${host}/a/`], {}],
    [{ url: '__GHOST_URL__/a/' }, {}, `${host}/a/`, [], {}],
    [{ url: '/news/a/', slug: null }, {}, `${host}/news/a/`, [], {}],
    [{ canonical_url: `${host}/b/` }, {}, `${host}/a/`, [`${host}/b/`], { url: 'slug' }],
    [{ canonical_url: `${host}/a/` }, {}, `${host}/a/`, [], { url: 'slug' }],
    [{ canonical_url: 'https://other.example/b/' }, {}, `${host}/a/`, [], { url: 'slug' }],
    [{ url: 'https://other.example/a/' }, {}, 'https://other.example/a/', [`${host}/a/`], {}],
    [{}, { hosts: [] }, null, [], {}],
    [{ canonical_url: 'https://other.example/b/' }, { hosts: [] }, null, ['https://other.example/b/'], {}],
  ])('has the URLs where it was: %j %j', async (more, edition, url, formerly, provenance) => {
    const fields = await fieldsOf(ghost(more), edition)
    expect([fields.url, fields.formerly, fields.provenance]).toEqual([url, formerly, provenance])
  })

  it('has no identifier without an id, and a language where it is another', async () => {
    expect((await fieldsOf(ghost({ id: null }))).identifiers).toEqual({})
    expect((await fieldsOf(ghost({}))).identifiers).toEqual({ ghost: '1' })
    expect((await fieldsOf(ghost({ locale: 'fr' }))).language).toBe('fr')
    expect((await fieldsOf(ghost({ locale: 'en' }))).language).toBeNull()
  })

  it('keeps its slug, its tags once, and words of fields that it does not know', async () => {
    const tags = [{ name: 'Town' }, { name: 'Town' }, { id: '7' }, { name: 'Sea' }]
    const text = ghost({ tags, note: 'Printed on Friday', excerpt: 'Other words here', feature_image: null })
    const article = await articleOf(jsonImporter, sourceOf('a.json', text))
    expect([article.slug, article.fields.section, article.fields.topics]).toEqual(['a', 'Town', ['Sea']])
    expect(article.account.dropped).toEqual([
      { reason: 'unknown field note', text: 'Printed on Friday' },
      { reason: 'other representation: excerpt', text: 'Other words here' },
    ])
  })
})

describe('what a post is joined with', () => {
  const data = {
    posts: [post, { ...post, id: '2', slug: 'b', author_id: 'u2', author: null }],
    tags: [
      { id: 't1', name: 'Town' },
      { id: 't2', name: 'Sea' },
      { id: 't3', name: 'Sky' },
    ],
    users: [
      { id: 'u1', name: 'Ann' },
      { id: 'u2', name: 'Bo' },
    ],
    authors: [{ id: 'u3', name: 'Cy' }],
    posts_tags: [
      { post_id: '1', tag_id: 't1', sort_order: 2 },
      { post_id: '1', tag_id: 't2', sort_order: 0 },
      { post_id: '1', tag_id: 'none', sort_order: 0 },
      { post_id: '1', tag_id: 't3', sort_order: 1 },
    ],
    posts_authors: [
      { post_id: '1', author_id: 'u3', sort_order: 1 },
      { post_id: '1', author_id: 'u1' },
    ],
    posts_meta: [{ post_id: '1', feature_image_alt: 'A boat' }],
  }
  const layouts: [string, object][] = [
    ['an export', { db: [{ data }] }],
    ['an export without a list', { db: { data } }],
    ['the data of an export', { data }],
    ['its lists alone', data],
  ]

  it.each(layouts)('is found in %s, in its order', async (_, value) => {
    const readings = await readingsOf(jsonImporter, sourceOf('a.json', JSON.stringify(value)))
    expect(readings).toMatchObject([
      { fields: { section: 'Sea', topics: ['Sky', 'Town'], authors: ['Ann', 'Cy'] } },
      { fields: { section: null, topics: [], authors: ['Bo'] } },
    ])
  })

  it('is its own where it has its own', async () => {
    const more = { tags: [{ name: 'Own' }], authors: [{ name: 'Dee' }] }
    const fields = await fieldsOf(
      JSON.stringify({ db: [{ data: { ...data, posts: [{ ...post, ...more }] } }] }),
    )
    expect([fields.section, fields.topics, fields.authors]).toEqual(['Own', [], ['Dee']])
    expect((await fieldsOf(ghost({ author: { name: 'Eve' }, author_id: 'u1' }))).authors).toEqual(['Eve'])
    expect((await fieldsOf(ghost({ author_id: 'unknown' }))).authors).toEqual([])
  })

  it('has the words of its picture apart from it', async () => {
    const value = {
      db: [{ data: { ...data, posts: [{ ...post, feature_image: 'https://a.example/a.jpg' }] } }],
    }
    const { markdown } = await articleOf(jsonImporter, sourceOf('a.json', JSON.stringify(value)))
    expect(markdown).toBe('![A boat](https://a.example/a.jpg)\n\nWords.')
  })

  it('has its pages beside its posts in an answer of the Content API', async () => {
    const text = JSON.stringify({ posts: [post], pages: [{ ...post, id: '2', title: 'About us' }] })
    expect(await readingsOf(jsonImporter, sourceOf('a.json', text))).toMatchObject([
      { fields: { headline: 'A' } },
      { fields: { headline: 'About us' } },
    ])
  })
})
