import { describe, expect, it } from 'vitest'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import type { ImportEdition } from '../../../../src/model/edition.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'
import { fieldsIn, pageOf, text } from './written-page.ts'

const fieldsBy = async (edition: Partial<ImportEdition>, html: string) =>
  (await articleOf(htmlImporter, sourceOf('page.html', html), briefingFor({ ...lantern, ...edition }))).fields

describe('a page that is a list', () => {
  const list = pageOf({ head: '<link rel="canonical" href="https://the-lantern.example/tag/ferries">' })

  it('is an article only where the edition takes lists of its kind', async () => {
    const [skipped] = await readingsOf(htmlImporter, sourceOf('page.html', list))
    expect(skipped).toMatchObject({ kind: 'skipped', why: 'tag', takeable: true })
    const others = { ...lantern.take, types: ['search'] }
    const [other] = await readingsOf(
      htmlImporter,
      sourceOf('page.html', list),
      briefingFor({ ...lantern, take: others }),
    )
    expect(other).toMatchObject({ kind: 'skipped', why: 'tag' })
    expect(await fieldsBy({ take: { ...lantern.take, types: ['tag'] } }, list)).toMatchObject({
      headline: 'A ferry stops',
    })
  })
})

describe('a field that metadata state', () => {
  const story = (head: string, above = '') =>
    fieldsIn({
      head,
      body: `<article><h1>A ferry stops</h1>${above}<p>PARIS (AFP) - The ferry stopped.</p>${text}<p>ab/cd</p></article>`,
    })

  it('is not replaced by the agency of a story, which is inferred where there is no other', async () => {
    const inferred = await story('')
    expect([inferred.agency, inferred.provenance.agency]).toEqual(['AFP', 'inferred'])
    const stated = await story('<meta name="author" content="Reuters">')
    expect([stated.agency, stated.provenance.agency]).toEqual(['Reuters', 'meta'])
  })

  it('keeps its source where the byline above the text says the same', async () => {
    const { byline, provenance } = await story(
      '<meta name="author" content="Frankfurt, Germany">',
      '<p>Frankfurt, Germany</p>',
    )
    expect([byline, provenance.byline]).toEqual(['Frankfurt, Germany', 'meta'])
  })
})

it('the headline by the rule of an edition names the edition as its source', async () => {
  const html = pageOf({
    body: `<article><h1>A ferry stops</h1><p class="title">Ferry, late</p>${text}</article>`,
  })
  const extract = { body: null, headline: '.title', drop: [] }
  const { headline, provenance } = await fieldsBy({ extract }, html)
  expect([headline, provenance.headline]).toEqual(['Ferry, late', 'edition'])
})

describe('the dates of a page', () => {
  const canonical = '<link rel="canonical" href="https://the-lantern.example/2016/04/08/ferry">'
  const dated = (published: string, modified = '') =>
    fieldsIn({
      head: `${canonical}${published}<meta property="article:modified_time" content="${modified}">`,
    })
  const stated = (date: string) => `<meta property="article:published_time" content="${date}">`

  it('are stated rather than those of its URL', async () => {
    expect(await dated(stated('2016-04-07'))).toMatchObject({
      published: '2016-04-07',
      provenance: { published: 'article' },
    })
    expect(await dated('')).toMatchObject({ published: '2016-04-08', provenance: { published: 'url' } })
  })

  it('have no change at the moment of publication, in whichever time zone both are written', async () => {
    const at = stated('2016-04-08T10:00:00Z')
    expect((await dated(at, '2016-04-08T12:00:00+02:00')).modified).toBeNull()
    expect((await dated(at, '2016-04-08T09:59:00Z')).modified).toBeNull()
    expect((await dated(at, '2016-04-08T12:01:00+02:00')).modified).toBe('2016-04-08T12:01:00+02:00')
  })

  it('are those of the command, which gives one for its file', async () => {
    const html = pageOf({ head: stated('2016-04-07') })
    const briefing = briefingFor(lantern, { published: '2015' })
    const { fields } = await articleOf(htmlImporter, sourceOf('page.html', html), briefing)
    expect([fields.published, fields.provenance.published]).toEqual(['2015', undefined])
  })
})
