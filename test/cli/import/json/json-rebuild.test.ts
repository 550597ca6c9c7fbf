import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressOfArticle } from '../../../../src/cli/content/addresses/article-address.ts'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { listFilesBelow } from '../../../../src/cli/content/files/list-files.ts'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import type { Edition } from '../../../../src/model/edition.ts'
import { toArticleJson } from '../../../../src/representation/json/article-json.ts'
import { demonstrationFolder } from '../../../support/content.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

/** Renders an article's JSON as served by an archive of one edition. */
function served(fields: ArticleFields, markdown: string, edition: Edition, slug = 'slug'): string {
  const address = addressOfArticle(fields, slug, edition)
  const document = {
    kind: 'article' as const,
    terms: null,
    edition: edition.id,
    address,
    fields,
    body: renderBody(markdown),
  }
  const publishedEdition = { ...edition, logo: null, articles: 1, pages: [], sections: [], offsets: [] }
  const setting = {
    archive: {
      name: 'Test archive',
      url: 'https://archive.example',
      language: 'en',
      contentSignal: null,
      tdm: null,
      crawlers: {},
      retention: 365,
      hsts: 'host',
      logo: null,
    },
    editions: [publishedEdition],
    edition: publishedEdition,
    language: fields.language ?? edition.language,
    alternates: [],
  }
  return JSON.stringify(toArticleJson(document, setting as Parameters<typeof toArticleJson>[1]))
}

const rebuilt = async (text: string, edition: Edition) =>
  articleOf(jsonImporter, sourceOf('a.json', text), briefingFor(edition))

const everything: ArticleFields = {
  headline: 'A',
  alternativeHeadline: 'B',
  url: 'https://the-lantern.example/2016/04/08/a_n_1.html?p=1&x=2',
  formerly: ['http://www.the-lantern.example/a'],
  identifiers: { lantern: '1', b: '2' },
  published: '2016-04-08T10:00',
  modified: '2016-04',
  byline: 'By Ann',
  authors: ['Ann Example', 'Bo Example'],
  agency: 'Example Wire',
  signOff: 'ab-cd/ef',
  section: 'News',
  topics: ['One', 'Two'],
  language: 'fr',
  notices: { foot: 'Another foot.' },
  rights: '© Example',
  provenance: { published: 'url' },
  source: {
    sha256: 'a'.repeat(64),
    mediaType: 'text/html',
    importer: 'html',
    file: null,
    imported: null,
    record: 'r',
    captured: '2016-05-01',
    earlier: ['q'],
  },
  status: {
    is: 'noindex',
    reason: 'On request.',
    since: '2026-10',
    authority: null,
    showHeadline: false,
    names: {},
    slug: null,
  },
  corrections: [{ published: '2016-04-09', text: 'It was B.' }],
  comments: [
    { author: 'Cy', published: '2016-04-10T10:00:00-04:00', text: 'So it is.\n\nThanks.' },
    { author: null, published: null, text: 'No.' },
  ],
}

describe('an archive can be rebuilt from what it serves', () => {
  const edition = { ...lantern, query: ['p'], notices: { top: 'Top.', foot: 'Foot.' } }

  it('with every field', async () => {
    expect((await rebuilt(served(everything, '*Body*', edition), edition)).fields).toEqual(everything)
  })

  it('with unknown fields still unknown', async () => {
    const fields = { ...emptyArticleFields, headline: 'A' }
    const article = await rebuilt(served(fields, 'Body', edition, 'its-name'), edition)
    expect([article.fields, article.slug]).toEqual([fields, 'its-name'])
  })

  it.each([
    { byline: 'Ann', authors: ['Ann'] },
    { byline: null, authors: [] },
    { url: null, formerly: ['http://www.the-lantern.example/a', 'http://www.the-lantern.example/b'] },
    { url: 'https://the-lantern.example/%C3%A9t%C3%A9/?p=2', published: null },
    { url: 'http://other.example/a', formerly: [] },
  ])('with values that its JSON states only once: %j', async (some) => {
    const fields = { ...everything, ...some }
    expect((await rebuilt(served(fields, 'Body', edition), edition)).fields).toEqual(fields)
  })

  it('without the status of an anonymised article, which is served without the names', async () => {
    const json = JSON.parse(served(everything, 'Body', edition))
    const text = JSON.stringify({ ...json, 'morgue:status': { ...json['morgue:status'], is: 'anonymised' } })
    expect((await rebuilt(text, edition)).fields).toEqual({ ...everything, status: null })
  })

  it('with a byline distinct from authors', async () => {
    const fields = { ...everything, byline: 'By Ann', authors: [] }
    expect((await rebuilt(served(fields, 'Body', edition), edition)).fields).toEqual(fields)
  })

  it('to the demonstration’s content', async () => {
    const configuration = await readConfiguration(demonstrationFolder)
    if ('faults' in configuration) throw new Error('the demonstration has faults')
    for (const edition of configuration.value.editions)
      for await (const file of listFilesBelow(
        path.join(demonstrationFolder, edition.id, 'articles'),
        '.md',
      )) {
        const checked = await readArticleFile(file)
        if ('faults' in checked) throw new Error(file)
        const { fields, markdown } = checked.value
        const slug = path.basename(file, '.md')
        const article = await rebuilt(served(fields, markdown, edition, slug), edition)
        expect(article.fields).toEqual(fields)
        expect(renderBody(article.markdown)).toEqual(renderBody(markdown))
        if (fields.url === null) expect(article.slug).toBe(slug)
      }
  })

  it('from a list and from lines', async () => {
    const text = served(everything, 'Body', edition)
    for (const [file, content] of [
      ['a.json', `[${text}, ${text}]`],
      ['a.jsonl', `${text}\n${text}\n`],
    ] as const) {
      const readings = await readingsOf(jsonImporter, sourceOf(file, content), briefingFor(edition))
      expect(readings).toMatchObject([{ fields: everything }, { fields: everything }])
    }
  })

  it('without the articles of other editions, lists and pages', async () => {
    const other = JSON.parse(served(everything, 'Body', { ...edition, id: 'other' }))
    const lines = [other, { '@type': 'CollectionPage' }, { '@type': 'WebPage' }].map((each) =>
      JSON.stringify(each),
    )
    expect(
      await readingsOf(jsonImporter, sourceOf('a.jsonl', lines.join('\n')), briefingFor(edition)),
    ).toMatchObject([
      { kind: 'skipped', why: 'of another edition' },
      { kind: 'skipped', why: 'list or page' },
      { kind: 'skipped', why: 'list or page' },
    ])
  })

  const wrongValue = (name: string) =>
    `has a value in its field "${name}" that an archive would not serve: download the file again, or correct the value`
  const missingField = (name: string) => `has no field "${name}": download the file again, or add the field`

  it.each([
    [{ datePublished: 'soon' }, wrongValue('datePublished')],
    [{ headline: undefined }, missingField('headline')],
    [{ 'morgue:markdown': 3 }, wrongValue('morgue:markdown')],
    [{ correction: [{ text: 'Wrong.' }] }, missingField('correction.1.datePublished')],
  ])('and damaged JSON is rejected by its field: %j', async (damage, reason) => {
    const text = JSON.stringify({ ...JSON.parse(served(everything, 'Body', edition)), ...damage })
    expect(await readingsOf(jsonImporter, sourceOf('a.json', text), briefingFor(edition))).toMatchObject([
      { kind: 'rejection', reason },
    ])
  })
})
