import type { Exchange } from '../exchange.ts'
import { type JsonObject, toObjectOrEmpty, toTextOrEmpty } from './messages.ts'

/** The arguments of a tool call, by name. An argument that is absent or not a string is an empty string. */
export type ToolInput = ReadonlyMap<string, string>

/** Creates the result of a tool call from text. With `isError`, the assistant can read the reason and try again. */
export const toTextResult = (text: string, isError = false): JsonObject => ({
  content: [{ type: 'text', text }],
  isError,
})

/** Creates the result of a tool call from data, which is repeated as text for clients that do not read data. */
const toDataResult = (data: JsonObject) => ({
  ...toTextResult(JSON.stringify(data)),
  structuredContent: data,
})

/** Searches like `/search.json`, with the same rate limit. */
export async function searchArticles(input: ToolInput, { editionId, search }: Exchange): Promise<JsonObject> {
  const params = new URLSearchParams([...input].filter(([, value]) => value !== ''))
  if (editionId !== null) params.set('edition', editionId)
  const response = await search(params)
  const text = (await response?.text()) ?? ''
  if (!response?.ok) return toTextResult(text, true)
  const searchResults = toObjectOrEmpty(JSON.parse(text))
  const nextPage =
    searchResults.next === null ? null : new URL(toTextOrEmpty(searchResults.next)).searchParams.get('page')
  return toDataResult({ ...searchResults, next: nextPage })
}

/** Maximum length of a URL that can be an address. */
const maxUrlLength = 8192

/** Converts a URL or a path to an address; `null` for a host that is neither the archive's nor an edition's. */
function addressFromUrlOrPath(urlOrPath: string, { request, root, addressFromUrl }: Exchange): string | null {
  const { url: archiveUrl } = root.archive
  if (urlOrPath.length > maxUrlLength || !URL.canParse(urlOrPath, archiveUrl)) return null
  const url = new URL(urlOrPath, archiveUrl)
  const ownHosts = [archiveUrl, request.url].map((ownUrl) => new URL(ownUrl).hostname)
  const hosts = [...ownHosts, ...root.editions.flatMap((edition) => edition.hosts)]
  return hosts.includes(url.hostname) ? addressFromUrl(url) : null
}

/** Reads the text of the response at a URL into a tool result; for a failure, a message that the assistant can read. */
async function readTextResultAtUrl(url: string, accept: string, exchange: Exchange): Promise<JsonObject> {
  const address = addressFromUrlOrPath(url, exchange)
  if (address === null) return toTextResult('url: on no host of the archive', true)
  const response = await exchange.read(address, `${accept}, application/json;q=0.5`)
  const contentType = toTextOrEmpty(response.headers.get('content-type'))
  if (!/^image|zip/.test(contentType))
    return toTextResult(new TextDecoder().decode(await response.arrayBuffer()), !response.ok)
  await response.body?.cancel()
  return toTextResult(`url: a file, ${contentType}`, true)
}

/** Reads the document at a URL, as Markdown if it has that representation. */
export const readAsMarkdown = (input: ToolInput, exchange: Exchange): Promise<JsonObject> =>
  readTextResultAtUrl(input.get('url') ?? '', 'text/markdown', exchange)

/** Media types of citations by format. */
const mediaTypesByFormat: ReadonlyMap<string, string> = new Map([
  ['csl', 'application/vnd.citationstyles.csl+json'],
  ['ris', 'application/x-research-info-systems'],
  ['bibtex', 'application/x-bibtex'],
])

/** Reads the citation of the article at a URL; for any other document, its JSON. */
export function citeArticle(input: ToolInput, exchange: Exchange): JsonObject | Promise<JsonObject> {
  const mediaType = mediaTypesByFormat.get(input.get('format') || 'csl')
  return mediaType
    ? readTextResultAtUrl(input.get('url') ?? '', mediaType, exchange)
    : toTextResult('format: write csl, ris or bibtex', true)
}

/** Reads the holdings of an edition; without an edition, lists the editions. */
export function readHoldings(input: ToolInput, exchange: Exchange): JsonObject | Promise<JsonObject> {
  const { archive, editions } = exchange.root
  const editionId = input.get('edition') || exchange.editionId
  if (editionId) return readTextResultAtUrl(`/${editionId}/holdings`, 'application/json', exchange)
  const listedEditions = editions.map(({ id: edition, name, language, founded, closed, hosts, articles }) => {
    return { edition, name, language, founded, closed, hosts, articles }
  })
  return toDataResult({ archive: archive.name, url: archive.url, editions: listedEditions })
}
