import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Root } from '../../src/archive/root.ts'
import type { Document } from '../../src/model/document.ts'
import type {
  NamedList,
  SearchAlternative,
  SearchFacet,
  SearchResults,
} from '../../src/model/search-results.ts'
import { type Absence, createAbsence } from '../../src/representation/absence.ts'
import type { CorrectionForm } from '../../src/representation/correction-form.ts'
import {
  renderAbsencePage,
  renderCorrectionForm,
  renderSearchPage,
} from '../../src/representation/html/html.tsx'
import { representations } from '../../src/representation/index.ts'
import { renderSearchJson } from '../../src/representation/json/search-json.ts'
import { renderContextFor } from '../../src/representation/render-context.ts'
import { canRender, render } from '../../src/representation/representation.ts'
import { emptySearchInput } from '../../src/representation/search-href.ts'
import { articleFile, smallArchive } from '../support/content.ts'
import { memoryStore } from '../support/memory-store.ts'
import { publishSound } from '../support/publish-sound.ts'

/**
 * Everything sent to readers and programs for one small archive in two languages, in `served/`. Before accepting a
 * changed file, read it as a reader would.
 */

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>'
const pictureName = `${createHash('sha256').update(picture).digest('hex')}.svg`

const full = (edition: string, language: string) =>
  articleFile(
    `
headline: 'The ferry <i>& its "captain"'
alternativeHeadline: A ferry sinks
url: https://${edition}.example/2016/04/08/ferry_n_77.html
published: 2016-04-08T14:05-04:00
modified: 2016-04-09T09:30-04:00
byline: By Ann Lee, with Reuters
authors: [Ann Lee, Bo Ek]
agency: Reuters
signOff: al/be
section: World & Harbour
topics: [Ferries, C++]
language: ${language}
rights: © 2016 The Harbour
notices: { top: A notice of its own. }
provenance: { authors: derived, agency: inferred }
corrections:
  - { published: 2016-05-01, text: "The captain is called *Bo*, not Ben." }
  - { published: 2016-06-02T10:00-04:00, text: "The ferry was built in 1931." }
comments:
  - { author: "Cy <i>& Co", published: 2016-04-09T08:00-04:00, text: "I saw it.\\n\\nIt *sank* at noon." }
  - { text: Poor ship. }
  - { text: Who are you?, replyTo: 1 }
source:
  sha256: ${'ab'.repeat(32)}
  mediaType: text/html
  importer: html
  file: site/ferry.html
  captured: 2017-01-02T03:04:05Z
`,
    `The ferry sank **at noon**, [witnesses](https://${edition}.example/a1) said & wrote.[^1]

![The ferry](https://${edition}.example/ferry.svg "Photo: Bo Ek") ![Lost](https://${edition}.example/lost.jpg)

> A quotation.

| A | B |
|---|---:|
| 1 | 2 |

[^1]: A note.`,
  )

const edition = (id: string, language: string, more: string) =>
  `name: The ${id.toUpperCase()}\nlanguage: ${language}\nfounded: 1998-05-04\nclosed: 2020\nhosts: [${id}.example]\nidentity: '_n_(\\d+)'\ntimeZone: America/Toronto\nnotices: { top: Top notice., foot: Foot notice., listing: Listing notice. }\ncontact: a@${id}.example\ncorrection: Report\naccent: '#123456'\ngaps: [{ from: 2015-02, to: 2015-03, reason: A strike. }]\ncomments: yes\n${more}`

const articles = (id: string, language: string) => ({
  [`${id}/articles/ferry.md`]: full(id, language),
  [`${id}/articles/a1.md`]: articleFile(
    `headline: Plain\nurl: https://${id}.example/a1\npublished: 2016-04\ntopics: [Ferries]\nstatus: noindex`,
    'Plain words.',
  ),
  [`${id}/articles/a2.md`]: articleFile(
    `headline: Foreign\npublished: '2014'\nlanguage: pt\nbyline: The staff\nsection: World & Harbour`,
    'Palavras.',
  ),
  [`${id}/articles/a3.md`]: articleFile('headline: Undated\ntopics: [C++]', 'Words without a date.'),
  [`${id}/pages/faq.md`]: articleFile('headline: Questions', 'An *answer*.'),
  [`${id}/media/${pictureName}`]: picture,
  [`${id}/media/urls.tsv`]: `${pictureName}\thttps://${id}.example/ferry.svg\n`,
})

const editions = { e: 'en-CA', f: 'fr' }

const documents = new Map<string, Document>()
let root: Root

beforeAll(async () => {
  const store = memoryStore()
  const content = await smallArchive({
    'archive.yaml': 'name: The Morgue\nurl: https://archive.example\nlanguage: en\n',
    'e/edition.yaml': edition('e', 'en-CA', 'corrections: { form: { keeper: Imogen Tallis } }\n'),
    'f/edition.yaml': edition('f', 'fr', 'parent: e\n'),
    ...articles('e', 'en'),
    ...articles('f', 'fr'),
  })
  await publishSound(content, store)
  for (const [key, value] of store.values) {
    if (key.startsWith('root/')) root = JSON.parse(value)
    else if (/^(?:article|page|collection|holdings)\//.test(key)) {
      const document = JSON.parse(value) as Document
      documents.set(document.address, document)
    }
  }
})

const shown = [
  '2016/04/08/ferry_n_77.html',
  'a1',
  '2014/a2',
  'undated/a3',
  'pages/faq',
  '',
  '2016',
  '2016/04',
  '2016/04/08',
  'topics',
  'topics/ferries',
  'topics/c-plus-plus',
  'sections',
  'authors/ann-lee',
  'undated',
  'corrections',
  'on-this-day',
  'on-this-day/04-08',
  'holdings',
]

/** A page without its stylesheet, with one element or field per line, so that differences are visible. */
const inLines = (text: string) =>
  text
    .replace(/<style>[\s\S]*?<\/style>/, '<style></style>')
    .replaceAll('><', '>\n<')
    .replace(/(<script type="application\/ld\+json">)(.*?)(<\/script>)/s, (_, open, json, close) =>
      [open, JSON.stringify(JSON.parse(json), null, 1), close].join('\n'),
    )

const titled = (pages: readonly (readonly [title: string, text: string])[]) =>
  pages.map(([title, text]) => `######## ${title}\n${inLines(text)}`).join('\n')

describe.each(Object.entries(editions))('the edition %s, in %s', (id) => {
  /** Only HTML has interface texts in every language. */
  const served = representations.filter(({ name }) => name === 'html' || id === 'e')

  it.each(served.map((each) => [each.name, each] as const))(
    'is served as %s',
    async (name, representation) => {
      const pages = ['/', ...shown.map((path) => `/${id}/${path}`)].flatMap((address) => {
        const document = documents.get(address)
        if (!document) throw new Error(`there is no ${address}`)
        if (!canRender(representation, document.kind)) return []
        const text = render(representation, document, renderContextFor(root, address, document.kind))
        return [[address, text] as const]
      })
      // Linked data is the same JSON under another media type.
      await expect(titled(pages)).toMatchFileSnapshot(`served/${id}.${name.replace('jsonld', 'json')}.txt`)
    },
  )

  it('is served with pages for absences, searches and correction requests', async () => {
    const context = renderContextFor(root, `/${id}/x`)
    const absences: Absence[] = [
      ...([300, 404, 410, 414, 451, 503] as const).map((status) => createAbsence(status, `/${id}/x`)),
      createAbsence(405, `/${id}/x`, 'GET, HEAD, OPTIONS'),
      { ...createAbsence(410, `/${id}/x`), reason: 'A reason.', since: '2020-03' },
      { ...createAbsence(451, `/${id}/x`), authority: 'https://court.example/7', headline: 'A <headline>' },
      { ...createAbsence(451, `/${id}/x`), authority: 'The court', since: '2020' },
      { ...createAbsence(300, `/${id}/x`), choices: [`/${id}/X`, `/${id}/été`] },
    ]
    const typed = { ...emptySearchInput, q: 'ferry "b', from: '2014', topic: 'x', sort: 'oldest' }
    const none = { stopWords: [], excess: [], prefixes: [], misread: [] }
    const hit = {
      address: `/${id}/a1`,
      date: '2016-04',
      language: 'pt',
      section: 'World & Harbour',
      credit: 'Ada Bell',
      picture: { path: `/media/${'a'.repeat(64)}.webp`, width: 320, height: 213 },
      headline: [{ text: 'Plain', marked: false }],
      snippet: [
        { text: 'a ', marked: false },
        { text: 'ferry', marked: true },
        { text: ' <b>', marked: false },
      ],
    }
    const bare = { ...hit, date: null, language: null, section: null, credit: null, picture: null }
    const facets: SearchFacet[] = [
      { kind: 'year', name: '2014', articles: 7, editions: ['e'] },
      { kind: 'year', name: '2016', articles: 3, editions: ['e'] },
      { kind: 'edition', name: 'e', articles: 7, editions: ['e'] },
      { kind: 'edition', name: 'f', articles: 3, editions: ['f'] },
      { kind: 'section', name: 'World & Harbour', articles: 3, editions: ['e', 'f'] },
      { kind: 'topic', name: 'x', articles: 3, editions: ['e'] },
    ]
    const lists: NamedList[] = [{ kind: 'topic', name: 'Ferry', address: `/${id}/topics/ferry` }]
    const alternatives: SearchAlternative[] = [
      { q: 'ferry', drops: null, articles: 3 },
      { q: 'ferry "b"', drops: 'filters', articles: 1 },
      { q: 'ferry "b"', drops: 'edition', articles: 1000 },
    ]
    const one = { total: 1, capped: false, hits: [hit], facets, lists: [], alternatives: [] }
    const around = {
      page: 2,
      first: 21,
      previous: `/${id}/search?q=ferry`,
      next: `/${id}/search?q=ferry&page=3`,
    }
    const search: SearchResults = {
      address: `/${id}/search`,
      typed,
      ignored: none,
      found: null,
      failure: null,
    }
    const searches: SearchResults[] = [
      {
        ...search,
        found: { total: 1000, capped: true, hits: [hit, bare], facets, lists, alternatives: [], ...around },
      },
      { ...search, found: { ...one, page: null, first: null, previous: null, next: null } },
      {
        ...search,
        found: {
          ...one,
          total: 0,
          hits: [],
          facets: [],
          alternatives,
          page: 1,
          first: 1,
          previous: null,
          next: null,
        },
      },
      { ...search, failure: 'busy' },
      { ...search, failure: 'unreadable' },
      {
        ...search,
        ignored: { stopWords: ['the', 'of'], excess: ['x y'], prefixes: ['ab*'], misread: ['from', 'sort'] },
      },
      { ...search, address: '/search', typed: { ...typed, q: '', from: '', topic: '', sort: '' } },
    ]
    const values = {
      wrong: 'It <rained>.',
      right: 'It snowed.',
      source: '',
      name: 'Ada',
      email: 'a@b.example',
    }
    const empty = { wrong: '', right: '', source: '', name: '', email: '' }
    const article = { address: `/${id}/a1`, headline: 'Plain' }
    const form: CorrectionForm = {
      address: `/${id}/corrections/new`,
      article: null,
      values: empty,
      errors: {},
      failure: null,
      keeper: 'Imogen Tallis',
      turnstile: null,
    }
    const forms: CorrectionForm[] = [
      form,
      { ...form, article, values, turnstile: 'site-key' },
      { ...form, values, errors: { wrong: 'missing', name: 'tooLong', email: 'notAddress' } },
      ...(['busy', 'unreadable', 'tooLarge'] as const).map((failure) => ({
        ...form,
        article,
        values,
        failure,
      })),
    ]
    const pages = [
      ...absences.map(
        (absence) => [`absence ${absence.status}`, renderAbsencePage(absence, context)] as const,
      ),
      ...searches.map((results) => ['search', renderSearchPage(results, context)] as const),
      ...searches.map((results) => ['search as JSON', renderSearchJson(results, context)] as const),
      ...forms.map((each) => ['correction form', renderCorrectionForm(each, context, null)] as const),
      ['receipt', renderCorrectionForm(form, context, 'ABCD-EFGH')] as const,
    ]
    await expect(titled(pages)).toMatchFileSnapshot(`served/${id}.pages.txt`)
  })
})
