import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../../src/cli/import/record/empty-article-fields.ts'
import type { ArticleFields } from '../../../src/model/article.ts'
import type { PublishedEdition } from '../../../src/model/configuration.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { bibtexRepresentation } from '../../../src/representation/citations/bibtex.ts'
import { cslRepresentation } from '../../../src/representation/citations/csl.ts'
import { risRepresentation } from '../../../src/representation/citations/ris.ts'
import { type Representation, render } from '../../../src/representation/representation.ts'
import { publishedEdition, testArchive } from '../../support/generated.ts'

const complete = {
  headline: 'The ferry & the quay',
  authors: ['Ann Lee', 'Reuters'],
  published: '2016-04-08T01:30:00Z',
  section: 'World',
  topics: ['Ferries', 'C#, a, b'],
}

function write(
  representation: Representation,
  fields: Partial<ArticleFields> = complete,
  more: Partial<PublishedEdition> = { place: 'Québec', issn: '1234-567X' },
  language = 'fr-CA',
): string {
  const edition = { ...publishedEdition, name: 'The Bell', timeZone: 'America/Toronto', ...more }
  const document: ArticleDocument = {
    kind: 'article',
    terms: null,
    edition: 'e',
    address: '/e/2016/Story_1.html',
    fields: { ...emptyArticleFields, headline: 'The ferry', ...fields },
    body: { html: '', markdown: '', text: '', lostPictures: 0 },
  }
  const archive = { ...testArchive, name: 'The Morgue', url: 'https://a.example' }
  return render(representation, document, {
    archive,
    editions: [edition],
    edition,
    language,
    alternates: [],
  })
}

describe('a record for LaTeX', () => {
  it('has these fields, and the day at the newsroom', () =>
    expect(write(bibtexRepresentation).split('\n')).toEqual([
      '@article{e-2016-story-1,',
      '  entrysubtype = {newspaper},',
      '  title = {{The ferry \\& the quay}},',
      '  author = {Lee, Ann and {Reuters}},',
      '  journal = {{The Bell}},',
      '  date = {2016-04-07},',
      '  year = {2016},',
      '  url = {https://a.example/e/2016/Story_1.html},',
      '  langid = {french},',
      '  location = {Québec},',
      '  issn = {1234-567X},',
      '  keywords = {Ferries, C\\# a b},',
      '  month = apr',
      '}',
      '',
    ]))

  it.each([
    ['de', 'german'],
    ['en-GB', 'english'],
    ['es', 'spanish'],
    ['fr', 'french'],
    ['it', 'italian'],
    ['nl', 'dutch'],
    ['pt-BR', 'portuguese'],
    ['eo', undefined],
  ])('names the language %s as %s', (language, name) =>
    expect(/langid = \{(\w+)\}/.exec(write(bibtexRepresentation, complete, {}, language))?.[1]).toBe(name),
  )

  it('has no field for what is unknown', () =>
    expect(write(bibtexRepresentation, {}, {}).match(/^ {2}\w+/gm)).toEqual(
      ['entrysubtype', 'title', 'journal', 'url', 'langid'].map((name) => `  ${name}`),
    ))

  it.each([
    ['2016', ['date = {2016}', 'year = {2016}']],
    ['2016-12', ['date = {2016-12}', 'year = {2016}', 'month = dec']],
  ])('of %s has as much of its date', (published, lines) =>
    expect(write(bibtexRepresentation, { published }).match(/(?:date|year|month) = .*(?<!,)/g)).toEqual(
      lines,
    ),
  )

  it.each([
    ['a {b} c', 'a \\{b\\} c'],
    ['a } b { c', 'a {\\textbraceright} b {\\textbraceleft} c'],
    ['a { b', 'a {\\textbraceleft} b'],
    [
      'a\\b~c^d<e>f',
      'a{\\textbackslash}b{\\textasciitilde}c{\\textasciicircum}d{\\textless}e{\\textgreater}f',
    ],
    ['50 % of $5 #1 a_b', '50 \\% of \\$5 \\#1 a\\_b'],
    ["a---b ''c'' `` ,,", "a-{}-{}-b '{}'c'{}' `{}` ,{},"],
  ])('escapes %s as %s', (headline, title) =>
    expect(write(bibtexRepresentation, { headline })).toContain(`title = {{${title}}},`),
  )

  it.each([
    ['Flora And Anderson', '{Flora And Anderson}'],
    ['Ann And', '{And}, Ann'],
    ['Ann Anderson', 'Anderson, Ann'],
    ['Ann x=y', '{Ann x=y}'],
    ['Ann X=Y', '{X=Y}, Ann'],
  ])('has the name %s as one', (name, author) => {
    const names = name === 'Flora And Anderson' ? { [name]: 'body' } : {}
    expect(write(bibtexRepresentation, { authors: [name] }, { names })).toContain(`author = {${author}},`)
  })

  it('names a person of one name without a comma', () =>
    expect(
      write(bibtexRepresentation, { authors: ['la Colette'] }, { names: { 'la Colette': 'Colette' } }),
    ).toContain('author = {Colette},'))
})

describe('a record for reference managers', () => {
  it('has these lines', () =>
    expect(write(risRepresentation).split('\r\n')).toEqual([
      'TY  - NEWS',
      'TI  - The ferry & the quay',
      'AU  - Lee, Ann',
      'AU  - Reuters,',
      'T2  - The Bell',
      'PY  - 2016',
      'DA  - 2016/04/07/',
      'SE  - World',
      'UR  - https://a.example/e/2016/Story_1.html',
      'LA  - fr-CA',
      'DP  - The Morgue',
      'CY  - Québec',
      'SN  - 1234-567X',
      'KW  - Ferries',
      'KW  - C#, a, b',
      'ER  - ',
      '',
    ]))

  it('has no line for what is unknown', () =>
    expect(write(risRepresentation, {}, {}).match(/^\w\w/gm)).toEqual([
      'TY',
      'TI',
      'T2',
      'UR',
      'LA',
      'DP',
      'ER',
    ]))

  it.each([
    ['2016', '2016///'],
    ['2016-04', '2016/04//'],
  ])('of %s has the date %s', (published, date) =>
    expect(write(risRepresentation, { published })).toContain(`\r\nPY  - 2016\r\nDA  - ${date}\r\n`),
  )
})

describe('a record for citation processors', () => {
  it('has these properties', () =>
    expect(JSON.parse(write(cslRepresentation))).toEqual({
      id: 'e-2016-story-1',
      type: 'article-newspaper',
      title: 'The ferry & the quay',
      author: [{ family: 'Lee', given: 'Ann' }, { literal: 'Reuters' }],
      'container-title': 'The Bell',
      issued: { 'date-parts': [[2016, 4, 7]] },
      section: 'World',
      URL: 'https://a.example/e/2016/Story_1.html',
      language: 'fr-CA',
      source: 'The Morgue',
      'publisher-place': 'Québec',
      ISSN: '1234-567X',
      keyword: 'Ferries, C#, a, b',
    }))

  it('has none for what is unknown', () =>
    expect(Object.keys(JSON.parse(write(cslRepresentation, {}, {})))).toEqual([
      'id',
      'type',
      'title',
      'container-title',
      'URL',
      'language',
      'source',
    ]))
})

it.each<[Representation, string, string, string, string]>([
  [risRepresentation, 'ris', 'RIS', 'application/x-research-info-systems; charset=utf-8', 'ris'],
  [bibtexRepresentation, 'bibtex', 'BibTeX', 'application/x-bibtex; charset=utf-8', 'bib'],
  [cslRepresentation, 'csl', 'CSL', 'application/vnd.citationstyles.csl+json', 'csl.json'],
])(
  '%# has its name, its media type and its ending in URLs',
  (citation, name, label, contentType, extension) => {
    const [mediaType] = contentType.split(';')
    expect(citation).toMatchObject({ name, label, mediaType, contentType, extension })
  },
)
