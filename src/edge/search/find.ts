import { readDocuments } from '../../archive/bulk.ts'
import type { Root } from '../../archive/root.ts'
import type { Document } from '../../model/document.ts'
import type { PartialDate } from '../../model/partial-date.ts'
import { analysisVersion } from '../../search/indexed-article.ts'
import { pageInWords, pageSize, type SearchRequest } from '../../search/request.ts'
import {
  countHits,
  mostCounted,
  type Position,
  type Proposal,
  selectHits,
  selectState,
} from '../../search/selection.ts'
import { marked, type Segment, snippet } from '../../search/snippet.ts'
import type { Statement } from '../../search/tables.ts'
import { inTime } from '../kv-store.ts'
import type { SearchSource } from './search-source.ts'

/** A hit: what the release's own document says. */
export interface Hit {
  address: string
  date: PartialDate | null
  headline: Segment[]
  snippet: Segment[]
}

/** A page of hits, as plain values. */
export interface Found {
  /** How many the index counted; those that the release does not hold are among them. */
  total: number
  /** Whether counting stopped at `total`. */
  capped: boolean
  hits: Hit[]
  /** The next page's parameter; `null` on the last. */
  next: string | null
  /** Whether the index is of this release and everything could be read: only then may this be kept. */
  exact: boolean
}

/** How often dropped hits are filled up with others. */
const mostRounds = 3

interface Round {
  current: boolean
  proposals: Proposal[]
}

const run = ({ database }: SearchSource, statements: readonly Statement[]) =>
  inTime(
    database.batch<Record<string, unknown>>(
      statements.map(({ sql, params }) => database.prepare(sql).bind(...params)),
    ),
  )

async function propose(source: SearchSource, release: string, hits: Statement): Promise<Round> {
  const [state, proposed] = await run(source, [selectState, hits])
  const { root, analysis } = state?.results[0] ?? {}
  return {
    current: root === release && analysis === analysisVersion,
    proposals: (proposed?.results ?? []) as unknown as Proposal[],
  }
}

/** A page that is not full has been counted by being read. */
async function count(source: SearchSource, request: SearchRequest, read: number): Promise<number> {
  const { number, after, total } = request.page
  if (total !== null) return total
  const before = (number - 1) * pageSize
  if (after === null && read < pageSize && (read > 0 || before === 0)) return before + read
  const [counted] = await run(source, [countHits(request)])
  return (counted?.results[0]?.total as number | undefined) ?? 0
}

function hitOf(document: Document, { query }: SearchRequest): Hit[] {
  if (document.kind !== 'article' || document.fields.status?.is === 'noindex') return []
  const { address, fields, body } = document
  return [
    {
      address,
      date: fields.published,
      headline: marked(fields.headline, query),
      snippet: snippet(body.text, query),
    },
  ]
}

/** Hits while they are gathered. */
interface Gathering {
  hits: Hit[]
  position: Position
  total: number
  exact: boolean
  /** Whether the index may have more. */
  more: boolean
}

async function gather(
  source: SearchSource,
  release: { id: string; root: Root },
  request: SearchRequest,
): Promise<Gathering> {
  const { number, after } = request.page
  const gathering: Gathering = {
    hits: [],
    position: { after, skip: after === null ? (number - 1) * pageSize : 0 },
    total: 0,
    exact: true,
    more: true,
  }
  let counting = Promise.resolve(0)
  for (let round = 0; round < mostRounds && gathering.more && gathering.hits.length < pageSize; round++) {
    const { proposals, current } = await propose(source, release.id, selectHits(request, gathering.position))
    if (round === 0) counting = count(source, request, proposals.length)
    const addresses = proposals.map(({ address }) => address)
    const [{ documents, whole }] = await Promise.all([
      readDocuments(source.readMany, release.root, addresses),
      counting,
    ])
    gathering.exact &&= current && whole
    gathering.more = proposals.length === pageSize
    take(gathering, proposals, { documents, request })
  }
  gathering.total = await counting
  return gathering
}

/** Takes hits until the page is full; what comes next begins behind the last one taken. */
function take(
  gathering: Gathering,
  proposals: readonly Proposal[],
  { documents, request }: { documents: ReadonlyMap<string, Document>; request: SearchRequest },
): void {
  for (const { id, address } of proposals) {
    if (gathering.hits.length === pageSize) {
      gathering.more = true
      return
    }
    const document = documents.get(address)
    if (document) gathering.hits.push(...hitOf(document, request))
    gathering.position =
      request.sort === 'relevance'
        ? { after: null, skip: gathering.position.skip + 1 }
        : { after: String(id), skip: 0 }
  }
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
): Promise<Found> {
  const { hits, position, total, exact, more } = await gather(source, release, request)
  const { number } = request.page
  const capped = total > mostCounted
  const counted = Math.min(total, mostCounted)
  const isLast =
    request.sort === 'relevance' ? number * pageSize >= counted : !capped && number * pageSize >= total
  const next = { number: number + 1, after: position.after, total }
  return { total: counted, capped, hits, next: more && !isLast ? pageInWords(next) : null, exact }
}
