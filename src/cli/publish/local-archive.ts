import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { unstable_readConfig } from 'wrangler'
import type { ReadMany } from '../../archive/bulk.ts'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/pointer.ts'
import type { ReleaseStore } from './release-store.ts'
import type { SearchDatabase } from './search/database.ts'

/** A Worker beside the archive's, on the same folder: batches through it are twice as fast as one call a key. */
const loader = `export default {
  async fetch(request, env) {
    if (request.method === 'POST') {
      const { keys, statements: asked } = await request.json()
      if (keys) return Response.json([...(await env.ARCHIVE.get(keys, 'text'))])
      const statements = asked.map(({ sql, params }) => env.SEARCH.prepare(sql).bind(...params))
      return Response.json((await env.SEARCH.batch(statements)).map(({ results }) => results))
    }
    if (request.method === 'PUT') {
      const objects = Object.entries(await request.json())
      await Promise.all(objects.map(([key, value]) => env.ARCHIVE.put(key, value)))
      return new Response(null, { status: 204 })
    }
    const value = await env.ARCHIVE.get(new URL(request.url).pathname.slice(1), 'arrayBuffer')
    return new Response(value, { status: value ? 200 : 404 })
  },
}`

interface Bindings {
  kv_namespaces: { binding: string; id?: string }[]
  d1_databases: { binding: string; database_id?: string }[]
}

/** The ids in `wrangler.toml`, which name the local folders too. */
function boundIds(): { namespace: string; database: string } {
  const bound: Bindings = unstable_readConfig({
    config: path.resolve(import.meta.dirname, '../../../wrangler.toml'),
  })
  const namespace = bound.kv_namespaces.find(({ binding }) => binding === 'ARCHIVE')?.id
  const database = bound.d1_databases.find(({ binding }) => binding === 'SEARCH')?.database_id
  if (!namespace) throw new Error('wrangler.toml binds no KV namespace as ARCHIVE')
  if (!database) throw new Error('wrangler.toml binds no D1 database as SEARCH')
  return { namespace, database }
}

/** The local archive: its releases, and the search index beside them. */
export interface LocalArchive extends ReleaseStore {
  search: SearchDatabase
  /** Reads up to 100 objects at once. */
  readMany: ReadMany
}

async function ask<Answer>(loaderUrl: URL, question: object): Promise<Answer> {
  const response = await fetch(loaderUrl, { method: 'POST', body: JSON.stringify(question) })
  if (!response.ok) throw new Error(`the local archive answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

/**
 * The archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo wrangler's folder; KV and D1 lie in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<LocalArchive> {
  const { namespace, database } = boundIds()
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      modules: true,
      script: loader,
      kvNamespaces: { ARCHIVE: namespace },
      d1Databases: { SEARCH: database },
      log: new NoOpLog(),
      cf: false,
    }),
    resourcePersistencePath: path.resolve(persistTo, 'v3'),
  })
  const url = await miniflare.ready
  const read = async (key: string) => {
    const response = await fetch(new URL(key, url))
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`the local archive answered ${response.status} for ${key}`)
    return response.arrayBuffer()
  }
  const write = async (objects: ReadonlyMap<string, string>) => {
    const response = await fetch(url, { method: 'PUT', body: JSON.stringify(Object.fromEntries(objects)) })
    if (!response.ok)
      throw new Error(`the local archive answered ${response.status}: ${await response.text()}`)
  }
  return {
    read,
    write,
    search: { run: (statements) => ask(url, { statements }) },
    readMany: async (keys) => new Map(await ask<[string, string | null][]>(url, { keys })),
    async readPointer() {
      const bytes = await read(pointerKey)
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    close: () => miniflare.dispose(),
  }
}
