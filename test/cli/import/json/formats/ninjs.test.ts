import { describe, expect, it } from 'vitest'
import { isNinjsItem } from '../../../../../src/cli/import/json/formats/ninjs.ts'
import {
  listNamedObjects,
  lowerCaseMemberNames,
  pickTextByRoleOrFirst,
} from '../../../../../src/cli/import/json/formats/ninjs-values.ts'
import { jsonImporter } from '../../../../../src/cli/import/json/json-importer.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../../reading.ts'

const source = (more: object) =>
  sourceOf('a.json', JSON.stringify({ uri: 'urn:a', headline: 'A', body_text: 'B', ...more }))
const read = (more: object, briefing = briefingFor(lantern)) =>
  articleOf(jsonImporter, source(more), briefing)

describe('a record', () => {
  it.each([
    'bodies',
    'body_text',
    'body_html',
    'headline',
    'headlines',
    'headline_main',
    'descriptions',
    'title',
    'pubstatus',
    'versioncreated',
    'versionCreated',
    'version_created',
  ])('with a uri and %s is a news item', (name) => {
    expect(isNinjsItem({ uri: 'urn:a', [name]: 'x' })).toBe(true)
    expect(isNinjsItem({ [name]: 'x' })).toBe(false)
  })

  it.each([
    'body',
    'body_',
    'headlinesx',
    'description',
    'subtitle',
    'titles',
    'xbodies',
    'nobody_text',
    'id',
  ])('with a uri and %s is none', (name) => expect(isNinjsItem({ uri: 'urn:a', [name]: 'x' })).toBe(false))
})

describe('values of ninjs', () => {
  it('have names in lower case', () =>
    expect(lowerCaseMemberNames({ aB: { cD: 1 } })).toEqual({ ab: { cD: 1 } }))

  const [main, lead, plain] = [
    { role: 'main', value: 'Main' },
    { Role: 'LEAD', Value: 'Lead' },
    { value: 'Plain' },
  ]
  it.each([
    [[plain, main, lead], ['lead', 'main'], 'Lead'],
    [[plain, main], ['lead', 'main'], 'Main'],
    [[plain, main], ['lead'], 'Plain'],
    [[plain, main], [], 'Plain'],
    [[{ role: 'main', value: '' }, main], ['main'], null],
    [[plain, { role: 'lead' }], ['lead'], 'Plain'],
    [main, ['main'], 'Main'],
    [[], ['main'], null],
    [null, ['main'], null],
  ])('are picked by their roles: %j %j', (forms, roles, expected) =>
    expect(pickTextByRoleOrFirst(forms, ...roles)).toBe(expected),
  )

  it.each([
    [
      [{ name: 'a', B: 1 }, { c: 2 }, 7],
      [
        { name: 'a', object: { name: 'a', b: 1 } },
        { name: '', object: { c: 2 } },
      ],
    ],
    [
      { a: { B: 1 }, c: [{ d: 2 }, { e: 3 }], f: 7 },
      [
        { name: 'a', object: { b: 1 } },
        { name: 'c', object: { d: 2 } },
        { name: 'c', object: { e: 3 } },
      ],
    ],
    [null, []],
    ['text', []],
  ])('are the members of a list or an object: %j', (value, expected) =>
    expect(listNamedObjects(value)).toEqual(expected),
  )
})

describe('the body of a news item', () => {
  const nitf = '<nitf><head><title>No</title></head><body><body.content><p>N</p></body.content></body></nitf>'
  it.each([
    [{ body_html: '<p>H</p>', body_xhtml: '<p>X</p>' }, 'H'],
    [{ body_xhtml: '<p>X</p>' }, 'X'],
    [{ body_html: nitf }, 'N'],
    [{ bodies: [{ contentType: 'application/nitf+xml', value: nitf }] }, 'N'],
    [{ bodies: [{ contentType: 'text/html' }] }, ''],
    [{ bodies: [{ contentType: 'text/plain', value: 'P' }] }, 'B'],
    [{ body_text: null, bodies: [{ contentType: 'text/plain' }] }, ''],
    [{ body_text: null, bodies: [{ value: 'Any' }] }, 'Any'],
    [{ body_text: null }, ''],
    [{ description_text: 'D' }, 'D\n\nB'],
    [
      {
        descriptions: [
          { role: 'text', value: 'T' },
          { role: 'lead', value: 'L' },
        ],
      },
      'L\n\nB',
    ],
    [
      {
        descriptions: [
          { role: 'other', value: 'O' },
          { role: 'text', value: 'T' },
        ],
      },
      'T\n\nB',
    ],
    [
      {
        description_text: 'D',
        associations: [
          { type: 'video', headline: 'V', renditions: [{ href: 'https://w.example/v.mp4' }] },
          { type: 'picture', headline: 'P', renditions: [{ href: 'https://w.example/p.jpg' }] },
        ],
      },
      '[V](https://w.example/v.mp4)\n\nD\n\nB\n\n![P](https://w.example/p.jpg)',
    ],
  ])('is its markup, else its text, after its lead and picture: %j', async (more, markdown) =>
    expect((await read(more)).markdown).toBe(markdown),
  )

  it('has no lead that it begins with, compared by sixty letters', async () => {
    const start = 'x'.repeat(59)
    expect((await read({ body_text: `${start}ab`, description_text: `${start}ac` })).markdown).toBe(
      `${start}ab`,
    )
    expect((await read({ body_text: `${start}ab`, description_text: `${start}cb` })).markdown).toBe(
      `${start}cb\n\n${start}ab`,
    )
  })
})

describe('a news item', () => {
  it.each([
    [{ pubstatus: 'canceled' }, 'canceled'],
    [{ pubStatus: 'withheld', type: 'picture' }, 'withheld'],
    [{ eventDetails: {} }, 'event'],
    [{ type: 'planning' }, 'planning'],
    [{ type: 'picture', pubstatus: 'usable' }, 'picture'],
  ])('that is no article is skipped: %j', async (more, why) =>
    expect(await readingsOf(jsonImporter, source(more))).toEqual([
      { kind: 'skipped', file: 'a.json', why, record: 'urn:a' },
    ]),
  )

  it.each(['text', 'composite', 'article'])('of type %s is an article', async (type) =>
    expect((await read({ type })).fields.headline).toBe('A'),
  )

  it('without headline and text is rejected, and one with text named by it', async () => {
    expect(await readingsOf(jsonImporter, source({ headline: '', body_text: '' }))).toMatchObject([
      {
        kind: 'rejection',
        reason:
          'has neither a headline nor text: write a headline in its field "headline" and import the file again, or leave the article out',
      },
    ])
    const { fields } = await read({ headline: null, body_text: 'One. Two.' })
    expect([fields.headline, fields.provenance]).toEqual(['One.', { headline: 'inferred' }])
  })

  it.each([
    [
      {
        headlines: [
          { role: 'sub', value: 'S' },
          { role: 'main', value: 'M' },
        ],
      },
      'M',
    ],
    [{ headline: null, headline_main: 'H', title: 'T' }, 'H'],
    [{ headline: null, title: 'T\nU' }, 'T U'],
  ])('has its headline: %j', async (more, headline) => {
    const { fields } = await read(more)
    expect([fields.headline, fields.provenance]).toEqual([headline, {}])
  })

  it.each([
    [{}, null, { ninjs: 'urn:a' }],
    [
      { uri: 'https://the-lantern.example/a' },
      'https://the-lantern.example/a',
      { ninjs: 'https://the-lantern.example/a' },
    ],
    [{ uri: 'https://wire.example/a' }, null, { ninjs: 'https://wire.example/a' }],
    [{ uri: '' }, null, {}],
  ])('is known by its uri: %j', async (more, url, identifiers) => {
    const { fields } = await read(more)
    expect([fields.url, fields.identifiers]).toEqual([url, identifiers])
  })

  it.each([
    [{}, null, null, {}],
    [{ firstcreated: '2019-01-01', versioncreated: '2019-01-02' }, '2019-01-01', '2019-01-02', {}],
    [{ firstcreated: '2019-01-01' }, '2019-01-01', null, {}],
    [{ versioncreated: '2019-01-02' }, '2019-01-02', null, { published: 'version' }],
  ])('has its dates: %j', async (more, published, modified, provenance) => {
    const { fields } = await read(more)
    expect([fields.published, fields.modified, fields.provenance]).toEqual([published, modified, provenance])
  })

  it('has the URL and the date that the archivist gave', async () => {
    const more = { url: 'https://the-lantern.example/b', published: '2001-02-03' }
    const { fields } = await read({ versioncreated: '2019-01-02' }, briefingFor(lantern, more))
    expect([fields.url, fields.published, fields.provenance]).toEqual([more.url, more.published, {}])
  })

  it('has its people, topics, rights, language and slug', async () => {
    const { fields, slug, account } = await read({
      by: 'By Ann Lee',
      authors: [{ name: 'Ann Lee' }, { name: 'Ann Lee' }],
      subjects: [{ name: 'Sea' }],
      subject: [{ name: 'Town' }, { name: 'Sea' }],
      keywords: ['Ferry'],
      language: 'fr',
      copyrightHolder: 'Wire',
      slugline: 'ferry-sinks',
      note: 'Not for print',
      headline_extra: 'An extra headline',
    })
    expect(fields).toMatchObject({
      byline: 'By Ann Lee',
      authors: ['Ann Lee'],
      topics: ['Sea', 'Town', 'Ferry'],
      language: 'fr',
      rights: 'Wire',
    })
    expect(slug).toBe('ferry-sinks')
    expect(account).toEqual({
      sourceText: 'B\nA\nBy Ann Lee\nWire\nAnn Lee\nSea\nTown\nFerry\nNot for print\nAn extra headline',
      dropped: [
        { reason: 'unknown field note', text: 'Not for print' },
        { reason: 'other representation: headline_extra', text: 'An extra headline' },
      ],
    })
  })

  it('accounts for its lead and the words of its pictures', async () => {
    const picture = { type: 'picture', headline: 'A boat', renditions: [{ href: 'https://w.example/p.jpg' }] }
    const { account } = await read({
      description_text: 'A lead',
      body_html: '<p>Words</p>',
      associations: [picture],
    })
    expect(account.sourceText.split(/\s*\n\s*/)).toEqual(['', 'Words', 'A lead', 'A boat', 'A'])
  })
})
