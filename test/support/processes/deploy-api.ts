import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenArchive } from '../../../src/cli/publish/store/release-store.ts'
import { type CloudflareApi, cloudflareApi } from './cloudflare-api.ts'
import { listen, readBody } from './listen.ts'

/** A received call. */
interface Call {
  method: string
  /** The path below the account, without the query. */
  path: string
  /** The token that it was made with; empty for none. */
  token: string
  body: string
}

interface Answer {
  result: unknown
  status?: number
  errors?: { code: number; message: string }[]
}

/** A stand-in for the parts of Cloudflare's API used by deploying, with one account. */
export interface DeployApi {
  url: string
  calls: Call[]
  /** Lists the calls that change something, such as `POST /r2/buckets`. */
  changes(): string[]
  namespaces: { id: string; title: string }[]
  databases: { uuid: string; name: string }[]
  buckets: string[]
  zones: { name: string; status: string; name_servers: string[] }[]
  /** Calls to refuse, with the error to send. */
  refused: Map<string, { code: number; message: string }>
  /** The contents of the account's namespaces, databases and buckets. */
  kept: CloudflareApi
  close(): Promise<void>
}

export const account = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'

const hex = (length: number) =>
  Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('')

const uuid = () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`

type Route = [method: string, pattern: RegExp, answer: (call: Call, found: string[]) => Answer]

const notFound = (code: number, message: string): Answer => ({
  result: null,
  status: 404,
  errors: [{ code, message }],
})

const noWorker = () => notFound(10007, 'This Worker does not exist on your account.')

const subdomain = { enabled: false, previews_enabled: false }
const conflicts = { added: [], removed: [], updated: [], conflicting: [] }

/** The routes for uploading a Worker and assigning its hosts; the Worker does not exist before its first upload. */
const workerRoutes: Route[] = [
  [
    'GET',
    /\/workers\/services\/morgue$/,
    () => notFound(10090, 'This service does not exist on your account.'),
  ],
  ['PUT', /\/scripts\/morgue$/, () => ({ result: { id: 'morgue', etag: hex(32), deployment_id: uuid() } })],
  [
    'POST',
    /\/scripts\/morgue\/versions$/,
    () => ({ result: { id: uuid(), startup_time_ms: 1, resources: {} } }),
  ],
  ['POST', /\/scripts\/morgue\/deployments$/, () => ({ result: { id: uuid() } })],
  ['POST', /\/domains\/changeset$/, () => ({ result: conflicts })],
  ['PUT', /\/domains\/records$/, () => ({ result: [] })],
  ['GET', /\/workers\/subdomain$/, () => ({ result: { subdomain: 'archivist' } })],
  ['POST', /\/scripts\/morgue\/subdomain$/, () => ({ result: subdomain })],
  ['GET', /\/workers\/workers\/morgue$/, () => ({ result: { id: hex(32), name: 'morgue', subdomain } })],
  ['GET', /\/scripts\/morgue\/\w+$/, noWorker],
]

/** A result with its paging information: everything is on the first page. */
function paged(result: unknown, asked: URLSearchParams) {
  if (!Array.isArray(result)) return { result }
  const [page, per_page] = [Number(asked.get('page') ?? 1), Number(asked.get('per_page') ?? 100)]
  const here = page === 1 ? result : []
  return { result: here, result_info: { page, per_page, count: here.length, total_count: result.length } }
}

/**
 * Matches requests about the contents of an account's resources: the namespace's values, the databases' rows, the
 * bucket's pictures.
 */
const inside = new RegExp(
  `^/accounts/${account}/(storage/kv/namespaces|d1/database|r2/buckets)/([^/]+)/(bulk.*|keys|query|objects.*)$`,
)

/**
 * Returns the path on the server `kept` that corresponds to a resource of the account; `null` for an unknown resource.
 */
function keptAt({ namespaces, databases, buckets }: DeployApi, pathname: string): string | null {
  const [, kind, id, rest] = inside.exec(pathname) ?? []
  const database = databases.find(({ uuid }) => uuid === id)?.name.replace('morgue-', '')
  const names: Record<string, string | undefined> = {
    'storage/kv/namespaces': namespaces.some((each) => each.id === id) ? 'archive' : undefined,
    'd1/database': database,
    'r2/buckets': buckets.find((name) => name === id),
  }
  const name = names[kind ?? '']
  return name === undefined ? null : `/accounts/account/${kind}/${name}/${rest}`
}

interface Exchange {
  request: IncomingMessage
  body: Buffer
  response: ServerResponse
}

/** Passes a request on to another server. */
async function passOn(url: string, { request, body, response }: Exchange): Promise<void> {
  const answer = await fetch(url, {
    method: request.method ?? '',
    headers: { authorization: request.headers.authorization ?? '' },
    ...(body.length > 0 && { body }),
  })
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(await answer.text())
}

/** An empty account, on the loopback interface. @param behind its storage, which the caller must close */
export async function deployApi(behind: OpenArchive): Promise<DeployApi> {
  const kept = await cloudflareApi(behind)
  const own = `/accounts/${account}`
  const routes: Route[] = [
    ['GET', /^\/user\/tokens\/verify$/, () => ({ result: { id: hex(32), status: 'active' } })],
    ['GET', /^\/user$/, () => ({ result: { id: hex(32), email: 'archivist@archive.example' } })],
    ['GET', /^\/accounts$/, () => ({ result: [{ id: account, name: 'The archivist' }] })],
    [
      'GET',
      /^\/memberships$/,
      () => ({ result: [{ id: hex(32), account: { id: account, name: 'The archivist' } }] }),
    ],
    ['GET', /^\/zones$/, () => ({ result: api.zones })],
    ['GET', /\/storage\/kv\/namespaces$/, () => ({ result: api.namespaces })],
    [
      'POST',
      /\/storage\/kv\/namespaces$/,
      ({ body }) => {
        const made = { id: hex(32), title: (JSON.parse(body) as { title: string }).title }
        api.namespaces.push(made)
        return { result: made }
      },
    ],
    ['GET', /\/d1\/database$/, () => ({ result: api.databases })],
    [
      'POST',
      /\/d1\/database$/,
      ({ body }) => {
        const made = {
          uuid: uuid(),
          name: (JSON.parse(body) as { name: string }).name,
          version: 'production',
        }
        api.databases.push(made)
        return { result: made }
      },
    ],
    [
      'GET',
      /\/r2\/buckets\/([^/]+)$/,
      (_, [, name = '']) =>
        api.buckets.includes(name)
          ? {
              result: {
                name,
                creation_date: '2026-11-24T00:00:00Z',
                location: 'WEUR',
                storage_class: 'Standard',
              },
            }
          : notFound(10006, 'The specified bucket does not exist.'),
    ],
    ...workerRoutes,
    [
      'POST',
      /\/r2\/buckets$/,
      ({ body }) => {
        const { name } = JSON.parse(body) as { name: string }
        api.buckets.push(name)
        return { result: { name } }
      },
    ],
  ]
  const answerTo = (call: Call, pathname: string): Answer => {
    const refusal = api.refused.get(`${call.method} ${call.path}`)
    if (refusal) return { result: null, status: 403, errors: [refusal] }
    const route = routes.find(([method, pattern]) => method === call.method && pattern.test(pathname))
    if (!route) return notFound(7003, `no route for ${call.method} ${call.path}`)
    try {
      return route[2](call, route[1].exec(pathname) ?? [])
    } catch (error) {
      return { result: null, status: 400, errors: [{ code: 7500, message: (error as Error).message }] }
    }
  }
  const { url, stop } = await listen(async (request, response) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '', 'http://loopback')
    const body = await readBody(request)
    const call = {
      method: request.method ?? '',
      path: pathname.replace(own, ''),
      token: (request.headers.authorization ?? '').replace('Bearer ', ''),
      body: body.toString(),
    }
    api.calls.push(call)
    const at = api.refused.has(`${call.method} ${call.path}`) ? null : keptAt(api, pathname)
    if (at !== null) return passOn(`${kept.url}${at}${search}`, { request, body, response })
    const { result, status = 200, errors = [] } = answerTo(call, pathname)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ success: status === 200, errors, messages: [], ...paged(result, searchParams) }),
    )
  })
  const api: DeployApi = {
    url,
    calls: [],
    namespaces: [],
    databases: [],
    buckets: [],
    zones: [],
    refused: new Map(),
    kept,
    changes: () =>
      api.calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    async close() {
      await stop()
      await kept.stop()
    },
  }
  return api
}
