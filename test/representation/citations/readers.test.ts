import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { parse as parseBibtex } from '@retorquere/bibtex-parser'
import { parse as parseRis } from 'astrocite-ris'
import { BibLatexParser, CSLExporter } from 'biblatex-csl-converter'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCitation } from '../../../src/model/citation.ts'
import { bibtexRepresentation } from '../../../src/representation/citations/bibtex.ts'
import { cslRepresentation } from '../../../src/representation/citations/csl.ts'
import { risRepresentation } from '../../../src/representation/citations/ris.ts'
import { type Representation, render } from '../../../src/representation/representation.ts'
import { type CitedArticle, generateCitedArticles } from '../../support/cited-articles.ts'
import { dueNumbers } from '../../support/turns.ts'

/** A record as read by a program; `null` for a field that the program does not read. */
interface ReadRecord {
  title: string
  people: string[] | null
  newspaper: string
  /** As many parts as the program reads. */
  date: number[]
  url: string
}

interface CslName {
  family?: string
  given?: string
  literal?: string
  'non-dropping-particle'?: string
}

interface CslRecord {
  title: string
  author?: CslName[]
  'container-title': string
  issued?: { 'date-parts': (number | string)[][] }
  URL: string
}

/** CSL marks texts whose capitals must not change. */
const withoutMarkup = (text: string) => text.replace(/^<span class="nocase">(.*)<\/span>$/, '$1')

const fromCsl = (record: CslRecord): ReadRecord => ({
  title: withoutMarkup(record.title),
  people: (record.author ?? []).map(({ literal, family = '', given, 'non-dropping-particle': particle }) =>
    [[particle, literal ?? family].filter(Boolean).join(' '), given].filter(Boolean).join(', '),
  ),
  newspaper: withoutMarkup(record['container-title']),
  date: (record.issued?.['date-parts'][0] ?? []).map(Number).filter(Boolean),
  url: record.URL,
})

const readWithConverter = (text: string): ReadRecord[] => {
  const { entries, errors } = new BibLatexParser(text, { processUnexpected: true }).parse()
  expect(errors).toEqual([])
  return Object.values(new CSLExporter(entries).parse() as unknown as Record<string, CslRecord>).map(fromCsl)
}

/** By default, the program would lower the case of English headlines. */
const readWithRetorquere = (text: string): ReadRecord[] => {
  const { entries, errors } = parseBibtex(text, { sentenceCase: false })
  expect(errors).toEqual([])
  return entries.map(({ fields }) => ({
    title: String(fields.title),
    people: (fields.author ?? []).map(({ name, prefix, lastName, firstName }) =>
      [name ?? [prefix, lastName].filter(Boolean).join(' '), firstName].filter(Boolean).join(', '),
    ),
    newspaper: String(fields.journal),
    date: String(fields.date ?? '')
      .split('-')
      .filter(Boolean)
      .map(Number),
    url: String(fields.url),
  }))
}

/** The program ignores the day and month in RIS, and stores the authors of NEWS elsewhere, unparsed. */
const readRisWithCitationJs = (text: string): ReadRecord[] =>
  (new Cite(text, { forceType: '@ris/file' }).data as (CslRecord & { reporter?: string | string[] })[]).map(
    (record) => ({
      ...fromCsl(record),
      people: [record.reporter ?? []].flat().map((name) => name.replace(/,$/, '')),
    }),
  )

/** The program loses names that end in a comma. */
const readWithAstrocite = (text: string): ReadRecord[] =>
  (parseRis(text) as unknown as CslRecord[]).map((record) => ({ ...fromCsl(record), people: null }))

const readers: [name: string, representation: Representation, read: (text: string) => ReadRecord[]][] = [
  ['citation-js', bibtexRepresentation, (text) => (new Cite(text).data as CslRecord[]).map(fromCsl)],
  ['@retorquere/bibtex-parser', bibtexRepresentation, readWithRetorquere],
  ['biblatex-csl-converter', bibtexRepresentation, readWithConverter],
  ['citation-js', risRepresentation, readRisWithCitationJs],
  ['astrocite-ris', risRepresentation, readWithAstrocite],
  ['citation-js', cslRepresentation, (text) => (new Cite(text).data as CslRecord[]).map(fromCsl)],
]

const everyArticle = generateCitedArticles(1000)

/** A quarter of the articles a day. */
const articles = dueNumbers(0, 1000, 4).flatMap((index) => everyArticle[index] ?? [])

function expectedRecord({ document, context }: CitedArticle, isRis: boolean): ReadRecord {
  const { title, creators, newspaper, date, url } = createCitation(document, context)
  const people = creators.map((name) =>
    'literal' in name
      ? name.literal.replaceAll(isRis ? ',' : '\0', '')
      : [name.family, name.given].join(', '),
  )
  return { title, people, newspaper, date: date.map(Number), url }
}

describe.each(readers)('%s', (_, representation, read) => {
  /** The records that the program reads of each article. */
  let records: Map<CitedArticle, ReadRecord[]>
  beforeAll(() => {
    records = new Map(
      articles.map((article) => [article, read(render(representation, article.document, article.context))]),
    )
  }, 240_000)

  it(`reads one record of each article from ${representation.label}`, () => {
    const others = [...records].filter(([, found]) => found.length !== 1)
    expect(others.map(([{ document }]) => document.fields.headline)).toEqual([])
    expect(records.size).toBe(articles.length)
  })

  it(`reads every field exactly from ${representation.label}`, () => {
    const exact = articles.filter((article) => representation !== bibtexRepresentation || article.exact)
    expect(exact.length).toBeGreaterThan(articles.length / 2)
    for (const article of exact) {
      const expected = expectedRecord(article, representation === risRepresentation)
      const [found] = records.get(article) ?? []
      expect({ ...found, people: found?.people ?? expected.people }).toEqual({
        ...expected,
        date: expected.date.slice(0, found?.date.length),
      })
    }
  })
})
