import { expect, inject } from 'vitest'
import type { ArticleDocument } from '../../../src/model/document.ts'
import {
  analysisVersion,
  type IndexedArticle,
  toIndexedArticle,
} from '../../../src/search/indexed-article.ts'
import type { Statement } from '../../../src/search/statement.ts'
import {
  createInsertStatements,
  createSwapStatements,
  type IndexRow,
  nextTablesStatements,
  stateTableStatement,
} from '../../../src/search/tables.ts'
import { type freshIsolate, index } from '../support.ts'

const release = inject('release')

/** The digest of the served root. */
export const servedRoot = (JSON.parse(release.release ?? '{}') as { root: string }).root

/** The articles of the demonstration archive. */
export const articles = Object.entries(release)
  .filter(([key]) => key.startsWith('article/'))
  .map(([, value]) => JSON.parse(value) as ArticleDocument)

const prepared = ({ sql, params }: Statement) => index.prepare(sql).bind(...params)

const analysed = new Map<ArticleDocument, IndexedArticle>()

/** Analyses each document once, since most tests fill the index with the same ones. */
function analyse(document: ArticleDocument): IndexedArticle {
  const known = analysed.get(document) ?? toIndexedArticle(document)
  analysed.set(document, known)
  return known
}

/** Fills the index with articles for the release `root`. */
export async function fillIndex(documents = articles, root = servedRoot): Promise<void> {
  const rows: IndexRow[] = documents
    .toSorted((a, b) => ((a.fields.published ?? '') < (b.fields.published ?? '') ? -1 : 1))
    .map((document, place) => ({
      id: (place + 1) * 64,
      address: document.address,
      digest: '',
      date: document.fields.published ?? '',
      ...analyse(document),
    }))
  await index.batch([stateTableStatement, ...nextTablesStatements].map(prepared))
  await index.batch(
    [...createInsertStatements('_next', rows), ...createSwapStatements(root, analysisVersion)].map(prepared),
  )
}

export interface Results {
  total: number
  totalIsCapped: boolean
  previous: string | null
  next: string | null
  facets: { kind: string; name: string; articles: number; url: string }[]
  lists: { kind: string; name: string; url: string }[]
  alternatives: { query: string; articles: number; url: string }[]
  ignored: Record<string, string[]>
  hits: {
    address: string
    headline: string
    date: string
    author: string | null
    section: string | null
    language: string
    image: string | null
    snippet: string
    highlights: [number, number][]
  }[]
}

export const path = (params: Record<string, string>, where = '/search.json') =>
  `${where}?${new URLSearchParams(params)}`

export async function results(isolate: ReturnType<typeof freshIsolate>, target: string): Promise<Results> {
  const response = await isolate.fetch(target)
  expect([target, response.status]).toEqual([target, 200])
  return response.json()
}

export const addressesOf = ({ hits }: Results) => hits.map(({ address }) => address)

/** A copy of the first article at an address outside the release. */
export const elsewhere = (place: number): ArticleDocument => {
  const [model] = articles
  if (!model) throw new Error('the demonstration archive has no article')
  const fields = { ...model.fields, headline: 'Otan, Russie, otan', published: '2020-01-01' }
  return { ...model, address: `/le-fanal/nowhere/${place}`, fields }
}

/** An article of another release, with a unique name. */
export const withheldSince: ArticleDocument = {
  ...elsewhere(0),
  fields: { ...elsewhere(0).fields, headline: 'Castafiore', authors: ['Bianca Castafiore'] },
}
