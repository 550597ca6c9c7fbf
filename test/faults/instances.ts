import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { bundle } from '../support/processes/worker.ts'
import { projectRoot } from '../support/project-root.ts'
import { type Settings, settingsPath, sound } from './fault.ts'

/** A complete reply; `null` if the connection was cut or nothing arrived in time. */
export type InstanceReply = { status: number; headers: Record<string, string>; body: Buffer } | null

/** An isolate of the Worker, on a socket of its own. */
export interface Instance {
  name: string
  get(path: string, headers: Record<string, string>): Promise<InstanceReply>
  tell(settings: Partial<Settings>): Promise<void>
}

const wrapping = [
  'worker/instance',
  'worker/faulty',
  'worker/faulty-kv',
  'worker/faulty-d1',
  'worker/faulty-r2',
]

/** The deployed bundle, wrapped in the modules that make its stores misbehave. */
function wrapped(bundle: string) {
  const modules = [...wrapping, 'fault'].map((name) => {
    const file = `test/faults/${name}.ts`
    const contents = stripTypeScriptTypes(readFileSync(path.join(projectRoot, file), 'utf8'))
    return { type: 'ESModule' as const, path: file, contents }
  })
  return [...modules, { type: 'ESModule' as const, path: 'src/edge/worker.ts', contents: bundle }]
}

const bindings = {
  compatibilityDate: '2026-11-01',
  kvNamespaces: { ARCHIVE: 'archive' },
  d1Databases: { SEARCH: 'search' },
  r2Buckets: { MEDIA: 'morgue-media' },
  versionMetadata: 'VERSION',
  unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** The time that a client waits, in milliseconds. */
const clientPatience = 20_000

const send = (url: URL, options: { headers: Record<string, string>; method: string; body?: string }) =>
  new Promise<InstanceReply>((resolve) => {
    const { body, ...rest } = options
    const sent = request(url.href, { ...rest, agent, timeout: clientPatience }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('close', () => {
        const headers = response.headers as Record<string, string>
        const whole = { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) }
        resolve(response.complete ? whole : null)
      })
      response.on('error', () => resolve(null))
    })
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(null))
    sent.end(body)
  })

function instance(name: string, url: URL): Instance {
  let settings = sound
  return {
    name,
    get: (target, headers) => send(new URL(target, url), { headers, method: 'GET' }),
    async tell(change) {
      settings = { ...settings, ...change }
      const told = { method: 'POST', headers: {}, body: JSON.stringify(settings) }
      const answer = await send(new URL(settingsPath, url), told)
      if (answer?.status !== 204) throw new Error(`${name} takes no settings: ${answer?.status}`)
    },
  }
}

/** Several isolates of one Worker, on the local archive's own stores. */
export interface Instances {
  /** Workers without a cache, whose answers are exactly those of a release. */
  clean: Instance[]
  /** Workers with stores that can be made to misbehave. */
  wrapped: Instance[]
  stop(): Promise<void>
}

/** Starts isolates on the archive in wrangler's folder `persistTo`. */
export async function startInstances(
  persistTo: string,
  counts: { clean: number; wrapped: number },
): Promise<Instances> {
  const script = await bundle()
  const named = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}-${at}`)
  const [clean, faulty] = [named('clean', counts.clean), named('instance', counts.wrapped)]
  const modules = wrapped(script)
  const { workers, ...rest } = convertV4MiniflareOptions({
    workers: [
      ...clean.map((name) => ({
        ...bindings,
        name,
        modules: true as const,
        script,
        cacheAPI: false,
      })),
      ...faulty.map((name) => ({ ...bindings, name, modules, modulesRoot: '.' })),
    ],
    log: new NoOpLog(),
    handleStructuredLogs: () => {},
    cf: false,
  })
  const miniflare = new Miniflare({ ...rest, workers, resourcePersistencePath: path.join(persistTo, 'v3') })
  await miniflare.ready
  const opened = (names: string[]) =>
    Promise.all(names.map(async (name) => instance(name, await miniflare.unsafeGetDirectURL(name))))
  return {
    clean: await opened(clean),
    wrapped: await opened(faulty),
    stop: () => miniflare.dispose(),
  }
}
