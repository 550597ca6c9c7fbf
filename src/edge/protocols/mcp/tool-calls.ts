import type { CallContext } from '../call-context.ts'
import { type JsonObject, toObjectOrEmpty, toTextOrEmpty } from './messages.ts'

/** The arguments of a tool call, by name. A missing argument, or one that is not a string, is an empty string. */
export type ToolInput = ReadonlyMap<string, string>

/** Creates a tool call's result from text. If `isError` is true, the assistant can read the reason and try again. */
export const toTextResult = (text: string, isError = false): JsonObject => ({
  content: [{ type: 'text', text }],
  isError,
})

/**
 * Creates a tool call's result from data. The data is repeated as text, for clients that do not support structured
 * content.
 */
const toDataResult = (data: JsonObject) => ({
  ...toTextResult(JSON.stringify(data)),
  structuredContent: data,
})

/** Searches like `/search.json`, with the same rate limit. */
export async function searchArticles(
  input: ToolInput,
  { editionId, search }: CallContext,
): Promise<JsonObject> {
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

/** Maximum length of a URL. No address is longer. */
const maxUrlLength = 8192

/**
 * Converts a URL or a path to an address. Returns `null` for a host that belongs neither to the archive nor to an
 * edition.
 */
function addressFromUrlOrPath(
  urlOrPath: string,
  { request, root, addressFromUrl }: CallContext,
): string | null {
  const { url: archiveUrl } = root.archive
  if (urlOrPath.length > maxUrlLength || !URL.canParse(urlOrPath, archiveUrl)) return null
  const url = new URL(urlOrPath, archiveUrl)
  const ownHosts = [archiveUrl, request.url].map((ownUrl) => new URL(ownUrl).hostname)
  const hosts = [...ownHosts, ...root.editions.flatMap((edition) => edition.hosts)]
  return hosts.includes(url.hostname) ? addressFromUrl(url) : null
}

/**
 * Creates a tool result with the text of the response at a URL. For a failure, it is a message that the assistant can
 * read.
 */
async function readTextResultAtUrl(url: string, accept: string, context: CallContext): Promise<JsonObject> {
  const address = addressFromUrlOrPath(url, context)
  if (address === null) return toTextResult('url: on no host of the archive', true)
  const response = await context.read(address, `${accept}, application/json;q=0.5`)
  const contentType = toTextOrEmpty(response.headers.get('content-type'))
  if (!/^image|zip/.test(contentType))
    return toTextResult(new TextDecoder().decode(await response.arrayBuffer()), !response.ok)
  await response.body?.cancel()
  return toTextResult(`url: a file, ${contentType}`, true)
}

/** Reads the document at a URL, as Markdown if it has that representation. */
export const readAsMarkdown = (input: ToolInput, context: CallContext): Promise<JsonObject> =>
  readTextResultAtUrl(input.get('url') ?? '', 'text/markdown', context)

/** Citation format → media type. */
const mediaTypesByFormat: ReadonlyMap<string, string> = new Map([
  ['csl', 'application/vnd.citationstyles.csl+json'],
  ['ris', 'application/x-research-info-systems'],
  ['bibtex', 'application/x-bibtex'],
])

/** Reads the citation of the article at a URL. For any other document, reads its JSON. */
export function citeArticle(input: ToolInput, context: CallContext): JsonObject | Promise<JsonObject> {
  const mediaType = mediaTypesByFormat.get(input.get('format') || 'csl')
  return mediaType
    ? readTextResultAtUrl(input.get('url') ?? '', mediaType, context)
    : toTextResult('format: write csl, ris or bibtex', true)
}

/** Reads an edition's holdings. Without an edition, lists the editions. */
export function readHoldings(input: ToolInput, context: CallContext): JsonObject | Promise<JsonObject> {
  const { archive, editions } = context.root
  const editionId = input.get('edition') || context.editionId
  if (editionId) return readTextResultAtUrl(`/${editionId}/holdings`, 'application/json', context)
  const listedEditions = editions.map(({ id: edition, name, language, founded, closed, hosts, articles }) => {
    return { edition, name, language, founded, closed, hosts, articles }
  })
  return toDataResult({ archive: archive.name, url: archive.url, editions: listedEditions })
}
