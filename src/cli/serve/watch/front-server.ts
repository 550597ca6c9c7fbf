import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { addFaultNotice } from './fault-notice.ts'

const loopbackHost = '127.0.0.1'

/** The port at which the archive is served, and the draft pages that replace its pages. */
interface FrontSources {
  archivePort: number
  drafts: DraftPages
}

/** The page of a saved article, and its Content-Security-Policy. */
export interface DraftPage {
  html: string
  contentSecurityPolicy: string
}

/** The pages of saved articles, which replace the archive's pages, and the faults to show on every page. */
interface DraftPages {
  readonly faults: ContentFault[]
  renderPage(url: string): Promise<DraftPage | null>
}

/**
 * Sends the archive's response. If it is a page, adds the faults of saved articles to it, and prevents caching because
 * the next save may change it.
 */
async function sendArchiveResponse(
  archiveResponse: IncomingMessage,
  response: ServerResponse,
  drafts: DraftPages,
): Promise<void> {
  const { statusCode = 502, headers } = archiveResponse
  const isPage = headers['content-type']?.startsWith('text/html') ?? false
  const sentHeaders = isPage ? { ...headers, 'cache-control': 'no-store' } : headers
  const faults = isPage ? drafts.faults : []
  if (faults.length === 0) {
    response.writeHead(statusCode, sentHeaders)
    archiveResponse.pipe(response)
    return
  }
  const html = addFaultNotice(Buffer.concat(await archiveResponse.toArray()).toString(), faults)
  const { 'content-length': _length, 'transfer-encoding': _coding, ...otherHeaders } = sentHeaders
  response.writeHead(statusCode, otherHeaders).end(html)
}

/** Forwards a request to the archive. */
function forwardRequest(
  clientRequest: IncomingMessage,
  response: ServerResponse,
  { archivePort, drafts }: FrontSources,
): void {
  const { method, url: path } = clientRequest
  // Requests pages without compression or conditions, so that a notice can be inserted.
  const headers = { ...clientRequest.headers, 'accept-encoding': 'identity' }
  if (isPageRequest(clientRequest)) {
    delete headers['if-none-match']
    delete headers['if-modified-since']
  }
  const archiveRequest = request(
    { host: loopbackHost, port: archivePort, method, path, headers },
    (archiveResponse) => {
      sendArchiveResponse(archiveResponse, response, drafts).catch(() => response.destroy())
    },
  )
  archiveRequest.on('error', () => response.destroy())
  clientRequest.pipe(archiveRequest)
}

/**
 * Matches `Accept` headers that receive a page: any that lists HTML, and any that accepts everything, as curl's does.
 */
const acceptsPagePattern = /text\/html|^\s*(?:(?:\*|text)\/\*\s*(?:;[^,]*)?)?$/

const isPageRequest = ({ method, headers }: IncomingMessage) =>
  method === 'GET' && acceptsPagePattern.test(headers.accept ?? '')

async function respondToRequest(
  clientRequest: IncomingMessage,
  response: ServerResponse,
  sources: FrontSources,
): Promise<void> {
  const { faults } = sources.drafts
  const draftPage = isPageRequest(clientRequest)
    ? await sources.drafts.renderPage(clientRequest.url ?? '/')
    : null
  if (!draftPage) return forwardRequest(clientRequest, response, sources)
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': draftPage.contentSecurityPolicy,
    'cache-control': 'no-store',
  })
  response.end(addFaultNotice(draftPage.html, faults))
}

/** Reports in the terminal and to the browser that a page cannot be shown. */
function reportFailure({ url }: IncomingMessage, response: ServerResponse, error: unknown): void {
  const [reason] = String(error instanceof Error ? error.message : error).split('\n')
  const requestFailureText = `${url} cannot be shown (${reason}): save its file again, or press Ctrl-C and start \`npx morgue serve --watch\` again`
  console.error(requestFailureText)
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(requestFailureText)
}

/** Serves an archive on the loopback interface, with the pages of saved articles in place of the archive's own. */
export async function startFrontServer(port: number, sources: FrontSources): Promise<Server> {
  const server = createServer((clientRequest, response) => {
    respondToRequest(clientRequest, response, sources).catch((error: unknown) =>
      reportFailure(clientRequest, response, error),
    )
  })
  server.listen(port, loopbackHost)
  await once(server, 'listening')
  return server
}
