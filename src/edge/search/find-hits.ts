import { readDocuments } from '../../archive/read-documents.ts'
import type { Root } from '../../archive/root.ts'
import type { Document } from '../../model/document.ts'
import type { SearchHit, SearchHits } from '../../model/search-results.ts'
import { analysisVersion } from '../../search/indexed-article.ts'
import {
  formatPageCursor,
  maxNumberedPages,
  type PageCursor,
  pageSize,
  type SearchRequest,
} from '../../search/request.ts'
import {
  checkHit,
  countHits,
  type HitOffset,
  maxCountedHits,
  type ProposedHit,
  selectHits,
  selectState,
} from '../../search/selection.ts'
import { highlightText, makeSnippet } from '../../search/snippet.ts'
import type { Statement } from '../../search/tables.ts'
import { withTimeout } from '../release/kv-store.ts'
import type { SearchSource } from './search-source.ts'

/** The body of the internal variant that holds a page of hits. */
export interface SearchVariantBody extends SearchHits {
  /** The next page, as a value of the parameter `page`; `null` on the last page. */
  next: string | null
  /**
   * True when the index belongs to this release, every document could be read and the page exists. Only then is the
   * variant cached, so that invented page numbers cannot fill the cache.
   */
  exact: boolean
}

/** How often dropped hits are filled up with others. */
const maxRounds = 3

/** What the index was asked, and whether it was of the release just then. */
interface IndexReply<Row> {
  current: boolean
  rows: Row[]
}

/** Asks the index, and in the same transaction which release it is of: it may be made anew between two questions. */
async function queryIndex<Row>(
  { database }: SearchSource,
  release: string,
  question: Statement,
): Promise<IndexReply<Row>> {
  const statements = [selectState, question].map(({ sql, params }) => database.prepare(sql).bind(...params))
  const [state, told] = await withTimeout(database.batch<Record<string, unknown>>(statements))
  const { root, analysis } = state?.results[0] ?? {}
  return {
    current: root === release && analysis === analysisVersion,
    rows: (told?.results ?? []) as unknown as Row[],
  }
}

/** How many hits there are, and whether the index could tell. */
interface HitCount {
  current: boolean
  total: number
}

type CountHits = (read: number) => Promise<HitCount>

/** Number of hits before a page; `null` where only the hit before it is known. */
const countBefore = (page: PageCursor): number | null =>
  'number' in page ? (page.number - 1) * pageSize : null

/** A page that is not full has been counted by being read. */
const createCounter =
  (source: SearchSource, release: string, request: SearchRequest): CountHits =>
  async (read) => {
    const before = countBefore(request.page)
    if (before !== null && read < pageSize && (read > 0 || before === 0))
      return { current: true, total: before + read }
    const { current, rows } = await queryIndex<{ total: number }>(source, release, countHits(request))
    return { current, total: rows[0]?.total ?? 0 }
  }

/** True when a page begins behind a hit that the index has, or has a number. */
async function isPageStart(source: SearchSource, release: string, request: SearchRequest): Promise<boolean> {
  if ('number' in request.page) return true
  const { rows } = await queryIndex<{ found: number }>(source, release, checkHit(request, request.page.after))
  return rows[0]?.found === 1
}

function toSearchHits(document: Document, { query }: SearchRequest): SearchHit[] {
  if (document.kind !== 'article' || document.fields.status?.is === 'noindex') return []
  const { address, fields, body } = document
  return [
    {
      address,
      date: fields.published,
      language: fields.language,
      headline: highlightText(fields.headline, query),
      snippet: makeSnippet(body.text, query),
    },
  ]
}

/** Hits while they are gathered. */
interface Gathering {
  hits: SearchHit[]
  position: HitOffset
  total: number
  exact: boolean
  /** Whether the index may have more. */
  more: boolean
}

async function gatherHits(
  source: SearchSource,
  release: { id: string; root: Root },
  request: SearchRequest,
): Promise<Gathering> {
  const { page } = request
  const gathering: Gathering = {
    hits: [],
    position: { after: 'after' in page ? page.after : null, skip: countBefore(page) ?? 0 },
    total: 0,
    exact: await isPageStart(source, release.id, request),
    more: true,
  }
  const count = createCounter(source, release.id, request)
  let counting: Promise<HitCount> | null = null
  for (let round = 0; round < maxRounds && gathering.more && gathering.hits.length < pageSize; round++) {
    const question = selectHits(request, gathering.position)
    const { rows: proposals, current } = await queryIndex<ProposedHit>(source, release.id, question)
    counting ??= count(proposals.length)
    const addresses = proposals.map(({ address }) => address)
    const [documents] = await Promise.all([readDocuments(source.readMany, release.root, addresses), counting])
    // An index of this release proposes nothing that it does not hold: what is missing cannot be read, or is spoilt.
    gathering.exact &&= current && addresses.every((address) => documents.has(address))
    gathering.more = proposals.length === pageSize
    takeHits(gathering, proposals, { documents, request })
  }
  const counted = await counting
  gathering.total = counted?.total ?? 0
  gathering.exact &&= counted?.current ?? true
  return gathering
}

/** Takes hits until the page is full; what comes next begins behind the last one taken. */
function takeHits(
  gathering: Gathering,
  proposals: readonly ProposedHit[],
  { documents, request }: { documents: ReadonlyMap<string, Document>; request: SearchRequest },
): void {
  for (const { id, address } of proposals) {
    if (gathering.hits.length === pageSize) {
      gathering.more = true
      return
    }
    const document = documents.get(address)
    if (document) gathering.hits.push(...toSearchHits(document, request))
    gathering.position =
      request.sort === 'relevance'
        ? { after: null, skip: gathering.position.skip + 1 }
        : { after: String(id), skip: 0 }
  }
}

/** The page after one; `null` where there is none. By numbers as far as they go, then behind the last hit shown. */
function pageAfter(
  { page, sort }: SearchRequest,
  { position, total }: { position: HitOffset; total: number },
): PageCursor | null {
  if ('number' in page && page.number < maxNumberedPages)
    return page.number * pageSize < total ? { number: page.number + 1 } : null
  return sort === 'relevance' || position.after === null || total <= maxCountedHits
    ? null
    : { after: position.after }
}

/**
 * The hits of a search (DESIGN §6): the index proposes addresses, the release's documents say what is shown, and what the
 * release does not hold is dropped and filled up.
 * @throws when the index or the release cannot be read
 */
export async function findHits(
  source: SearchSource,
  release: { id: string; root: Root },
  request: SearchRequest,
): Promise<SearchVariantBody> {
  const { hits, position, total, exact, more } = await gatherHits(source, release, request)
  const next = more ? pageAfter(request, { position, total }) : null
  return {
    total: Math.min(total, maxCountedHits),
    capped: total > maxCountedHits,
    hits,
    next: next && formatPageCursor(next),
    exact,
  }
}
