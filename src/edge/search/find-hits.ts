import { readDocumentsByAddress } from '../../archive/read-documents.ts'
import type { Root } from '../../archive/root.ts'
import { chooseCredit } from '../../model/article.ts'
import type { Document } from '../../model/document.ts'
import type { SearchHit, SearchHits } from '../../model/search-results.ts'
import {
  formatPageCursor,
  hitsPerPage,
  maxNumberedPages,
  type PageCursor,
  type SearchRequest,
} from '../../search/request.ts'
import {
  createHitsStatement,
  type HitOffset,
  maxCountedHits,
  type ProposedHit,
} from '../../search/selection.ts'
import { createSnippet, highlightText } from '../../search/snippet.ts'
import { TermFinder } from '../../search/term-finder.ts'
import { findAlternatives } from './find-alternatives.ts'
import { findNamedLists } from './named-lists.ts'
import { countHitsAndFacets, countHitsBefore, hasNumberOrKnownStart, queryIndex } from './query-index.ts'
import type { SearchSource } from './search-source.ts'

/** The body of the internal variant for a page of hits. */
export interface SearchVariantBody extends SearchHits {
  /** The next page, as a value of the parameter `page`; `null` on the last page. */
  next: string | null
  /**
   * True if the variant may be cached. The index must belong to this release, every document must have been read, and
   * the page must have a number or begin after a known hit. Otherwise requests for invented pages could fill the
   * cache.
   */
  isCacheable: boolean
}

/** Maximum number of query rounds for filling a page on which hits were dropped. */
const maxQueryRounds = 3

/** Converts a document to a hit. Returns an empty list if it is not an article, or must not be listed by search. */
function toSearchHitOrNone(document: Document, finder: TermFinder): SearchHit[] {
  if (document.kind !== 'article' || document.fields.status?.is === 'noindex') return []
  const { address, fields, body } = document
  return [
    {
      address,
      date: fields.published,
      language: fields.language,
      section: fields.section,
      credit: chooseCredit(fields),
      headline: highlightText(fields.headline, finder),
      snippet: createSnippet(body.text, finder),
    },
  ]
}

/** The state of a page while its hits are gathered. */
interface HitGatheringState {
  hits: SearchHit[]
  position: HitOffset
  /** False if the start of the page is unknown, an article could not be read, or the index is another release's. */
  isReliable: boolean
  /** True while the index may have more hits. */
  hasMore: boolean
}

/** Gathers the hits of a page in rounds of queries, until the page is full or the index has no more hits. */
async function gatherHits(
  source: SearchSource,
  release: { id: string; root: Root },
  request: SearchRequest,
): Promise<HitGatheringState> {
  const { page } = request
  const gathering: HitGatheringState = {
    hits: [],
    position: { after: 'after' in page ? page.after : null, skip: countHitsBefore(page) },
    isReliable: await hasNumberOrKnownStart(source, release.id, request),
    hasMore: true,
  }
  for (
    let round = 0;
    round < maxQueryRounds && gathering.hasMore && gathering.hits.length < hitsPerPage;
    round++
  ) {
    const hitsStatement = createHitsStatement(request, gathering.position)
    const { results, isCurrent } = await queryIndex<ProposedHit>(source, release.id, [hitsStatement])
    const [proposedHits = []] = results
    const addresses = proposedHits.map(({ address }) => address)
    const documentsByAddress = await readDocumentsByAddress(source.readMany, release.root, addresses)
    // Every address in a release's own index is in the release, so a missing document must be unreadable or corrupt.
    gathering.isReliable &&= isCurrent && addresses.every((address) => documentsByAddress.has(address))
    gathering.hasMore = proposedHits.length === hitsPerPage
    addHitsUntilFull(gathering, proposedHits, { documentsByAddress, request })
  }
  return gathering
}

/** Adds hits until the page is full, and moves the position past the last one that was examined. */
function addHitsUntilFull(
  gathering: HitGatheringState,
  proposedHits: readonly ProposedHit[],
  {
    documentsByAddress,
    request,
  }: { documentsByAddress: ReadonlyMap<string, Document>; request: SearchRequest },
): void {
  const finder = new TermFinder(request.query)
  for (const { id, address } of proposedHits) {
    if (gathering.hits.length === hitsPerPage) {
      gathering.hasMore = true
      return
    }
    const document = documentsByAddress.get(address)
    if (document) gathering.hits.push(...toSearchHitOrNone(document, finder))
    gathering.position =
      request.sort === 'relevance'
        ? { after: null, skip: gathering.position.skip + 1 }
        : { after: String(id), skip: 0 }
  }
}

/**
 * Returns the start of the next page, or `null` if this is the last one. Pages have numbers up to a limit. After
 * that, a page begins after the last hit of the page before it.
 */
function computeNextPage(
  { page, sort }: SearchRequest,
  { position, total }: { position: HitOffset; total: number },
): PageCursor | null {
  if ('number' in page && page.number < maxNumberedPages)
    return page.number * hitsPerPage < total ? { number: page.number + 1 } : null
  return sort === 'relevance' || position.after === null || total <= maxCountedHits
    ? null
    : { after: position.after }
}

/**
 * Finds a page of hits (DESIGN §6). The index proposes addresses, and the release's documents supply the content.
 * Hits that the release does not contain are replaced by later ones.
 * @throws if the index or the release cannot be read
 */
export async function findHits(
  source: SearchSource,
  release: { id: string; root: Root },
  request: SearchRequest,
): Promise<SearchVariantBody> {
  const [{ hits, position, isReliable, hasMore }, { total, facets, isCurrent }] = await Promise.all([
    gatherHits(source, release, request),
    countHitsAndFacets(source, release.id, request),
  ])
  // An index of another release also counts articles that have since been withheld, so its total is never shown. An
  // empty page's number does not prove that there are hits before it, because clients can invent page numbers.
  const knownHitCount = hits.length && countHitsBefore(request.page) + hits.length
  const alternatives = total === 0 ? await findAlternatives(source, release.id, request) : []
  const next = hasMore ? computeNextPage(request, { position, total }) : null
  return {
    total: isCurrent ? Math.min(total, maxCountedHits) : knownHitCount,
    capped: isCurrent ? total > maxCountedHits : hasMore,
    hits,
    facets,
    lists: findNamedLists(request.query, facets),
    alternatives: alternatives ?? [],
    next: next && formatPageCursor(next),
    isCacheable: isReliable && isCurrent && alternatives !== null,
  }
}
