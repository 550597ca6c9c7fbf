import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { unstable_readConfig } from 'wrangler'
import type { ReadMany } from '../../archive/bulk.ts'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/pointer.ts'
import type { Database } from './database.ts'
import type { ReleaseStore } from './release-store.ts'

/** A Worker beside the archive's, on the same folder: batches through it are twice as fast as one call a key. */
const loader = `export default {
  async fetch(request, env) {
    const url = new URL(request.url)
    if (url.pathname === '/media') {
      const httpMetadata = { contentType: request.headers.get('content-type') }
      await env.MEDIA.put(url.searchParams.get('name'), await request.arrayBuffer(), { httpMetadata })
      return new Response(null, { status: 204 })
    }
    if (request.method === 'POST') {
      const { keys, database, statements: asked } = await request.json()
      if (keys) return Response.json([...(await env.ARCHIVE.get(keys, 'text'))])
      const statements = asked.map(({ sql, params }) => env[database].prepare(sql).bind(...params))
      return Response.json((await env[database].batch(statements)).map(({ results }) => results))
    }
    if (request.method === 'PUT') {
      const objects = Object.entries(await request.json())
      await Promise.all(objects.map(([key, value]) => env.ARCHIVE.put(key, value)))
      return new Response(null, { status: 204 })
    }
    const value = await env.ARCHIVE.get(url.pathname.slice(1), 'arrayBuffer')
    return new Response(value, { status: value ? 200 : 404 })
  },
}`

interface Bindings {
  kv_namespaces: { binding: string; id?: string; preview_id?: string }[]
  d1_databases: { binding: string; database_id?: string; preview_database_id?: string }[]
  r2_buckets: { binding: string; bucket_name?: string }[]
}

/** The names of the local folders of the namespace, the databases and the bucket: they outlast a deployment's ids (decision 21). */
function boundNames() {
  const bound: Bindings = unstable_readConfig({
    config: path.resolve(import.meta.dirname, '../../../wrangler.toml'),
  })
  const namespaces = bound.kv_namespaces.find(({ binding }) => binding === 'ARCHIVE')
  const namespace = namespaces?.preview_id ?? namespaces?.id
  const databaseOf = (name: string) => {
    const database = bound.d1_databases.find(({ binding }) => binding === name)
    return database?.preview_database_id ?? database?.database_id
  }
  const [search, corrections] = [databaseOf('SEARCH'), databaseOf('CORRECTIONS')]
  const bucket = bound.r2_buckets.find(({ binding }) => binding === 'MEDIA')?.bucket_name
  if (!namespace || !search || !corrections || !bucket)
    throw new Error('wrangler.toml must bind ARCHIVE (KV), SEARCH and CORRECTIONS (D1) and MEDIA (R2)')
  return {
    kvNamespaces: { ARCHIVE: namespace },
    d1Databases: { SEARCH: search, CORRECTIONS: corrections },
    r2Buckets: { MEDIA: bucket },
  }
}

/** The local archive: its releases, and the databases beside them. */
export interface LocalArchive extends ReleaseStore {
  search: Database
  /** What cannot be made anew. Its tables are there once `migrate` has run. */
  corrections: Database
  /** Reads up to 100 objects at once. */
  readMany: ReadMany
}

/** Talks to the loader. @throws when it answers with anything but success */
async function send(url: URL, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`the local archive answered ${response.status}: ${await response.text()}`)
  return response
}

async function ask<Answer>(url: URL, question: object): Promise<Answer> {
  return (await send(url, { method: 'POST', body: JSON.stringify(question) })).json() as Promise<Answer>
}

async function read(url: URL): Promise<ArrayBuffer | null> {
  const response = await fetch(url)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`the local archive answered ${response.status} for ${url.pathname}`)
  return response.arrayBuffer()
}

/**
 * The archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo wrangler's folder; KV, D1 and R2 lie in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<LocalArchive> {
  const options = { modules: true, script: loader, ...boundNames(), log: new NoOpLog(), cf: false } as const
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions(options),
    resourcePersistencePath: path.resolve(persistTo, 'v3'),
  })
  const url = await miniflare.ready
  const write = async (objects: ReadonlyMap<string, string>) => {
    await send(url, { method: 'PUT', body: JSON.stringify(Object.fromEntries(objects)) })
  }
  return {
    read: (key) => read(new URL(key, url)),
    write,
    async writeMedia(name, bytes, mediaType) {
      const to = new URL(`/media?name=${name}`, url)
      await send(to, { method: 'POST', body: bytes, headers: { 'content-type': mediaType } })
    },
    search: { run: (statements) => ask(url, { database: 'SEARCH', statements }) },
    corrections: { run: (statements) => ask(url, { database: 'CORRECTIONS', statements }) },
    readMany: async (keys) => new Map(await ask<[string, string | null][]>(url, { keys })),
    async readPointer() {
      const bytes = await read(new URL(pointerKey, url))
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    close: () => miniflare.dispose(),
  }
}
