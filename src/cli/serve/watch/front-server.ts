import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { addFaultNotice } from './fault-notice.ts'

const host = '127.0.0.1'
const htmlType = 'text/html; charset=utf-8'

/** The archive's own port, and the pages that are shown instead of its own. */
interface Front {
  archivePort: number
  drafts: DraftPages
}

/** Pages that are shown instead of those of the archive. */
interface DraftPages {
  readonly faults: ContentFault[]
  page(pathname: string): Promise<Uint8Array | null>
}

function sendPage(response: ServerResponse, html: string, status = 200): void {
  response.writeHead(status, { 'content-type': htmlType, 'cache-control': 'no-store' }).end(html)
}

/** Sends the archive's answer; a page with the faults of what was saved. */
async function sendAnswer(
  answer: IncomingMessage,
  response: ServerResponse,
  drafts: DraftPages,
): Promise<void> {
  const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false
  const faults = isPage ? drafts.faults : []
  if (faults.length === 0) {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    return
  }
  const html = Buffer.concat(await answer.toArray()).toString()
  sendPage(response, addFaultNotice(html, faults), answer.statusCode)
}

/** Passes a request on to the archive. */
function forward(incoming: IncomingMessage, response: ServerResponse, { archivePort, drafts }: Front): void {
  const { method, url: path } = incoming
  // Without compression, so that a notice can be put into the page.
  const headers = { ...incoming.headers, 'accept-encoding': 'identity' }
  const outgoing = request({ host, port: archivePort, method, path, headers }, (answer) => {
    sendAnswer(answer, response, drafts).catch(() => response.destroy())
  })
  outgoing.on('error', () => response.destroy())
  incoming.pipe(outgoing)
}

async function respond(incoming: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const { drafts } = front
  const { pathname } = new URL(incoming.url ?? '/', `http://${host}`)
  const wantsPage = incoming.method === 'GET' && /text\/html|^$/.test(incoming.headers.accept ?? '')
  const page = wantsPage ? await drafts.page(pathname) : null
  if (page) sendPage(response, addFaultNotice(Buffer.from(page).toString(), drafts.faults))
  else forward(incoming, response, front)
}

/** Serves an archive, with the pages of drafts instead of its own. */
export async function startFrontServer(port: number, front: Front): Promise<Server> {
  const server = createServer((incoming, response) => {
    respond(incoming, response, front).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  server.listen(port, host)
  await once(server, 'listening')
  return server
}
