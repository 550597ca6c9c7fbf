import { findEdition, type Root } from '../../archive/root.ts'
import { everyEdition, type SearchInput } from '../../model/search-results.ts'
import { parseSearchRequest, type SearchRequest } from '../../search/request.ts'
import { addressFromPath } from '../gateway/address.ts'

/** A search, as parsed from its URL. */
export interface ParsedSearchUrl {
  /** `/search` or `/<edition>/search`. */
  address: string
  typed: SearchInput
  request: SearchRequest
  /** True if the URL ends in `.json`. */
  isExplicit: boolean
}

/** Maximum length of a parameter, in UTF-16 code units. */
const maxParameterLength = 2048

/** Parses the URL of a search. Returns `null` for a path that is neither the archive's nor an edition's search. */
export function parseSearchUrl(root: Root, url: URL): ParsedSearchUrl | null {
  const address = addressFromPath(root, url)
  const isExplicit = address.endsWith('.json')
  const pathWithoutExtension = isExplicit ? address.slice(0, -'.json'.length) : address
  const editionId =
    pathWithoutExtension === '/search' ? null : pathWithoutExtension.slice(1, -'/search'.length)
  if (editionId !== null && !findEdition(root, editionId)) return null
  const params = new URLSearchParams(url.search.slice(0, 4 * maxParameterLength))
  const readParameter = (name: string) => (params.get(name) ?? '').slice(0, maxParameterLength).toWellFormed()
  const typedInput: SearchInput = {
    q: readParameter('q'),
    from: readParameter('from'),
    to: readParameter('to'),
    section: readParameter('section'),
    author: readParameter('author'),
    topic: readParameter('topic'),
    edition: readParameter('edition'),
    sort: readParameter('sort'),
  }
  if (editionId !== null && typedInput.edition !== everyEdition) params.set('edition', editionId)
  else if (typedInput.edition === everyEdition) params.delete('edition')
  return { address: pathWithoutExtension, typed: typedInput, request: parseSearchRequest(params), isExplicit }
}
