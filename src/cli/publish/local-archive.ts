import path from 'node:path'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/pointer.ts'
import { boundNames } from './bound-names.ts'
import { byPlace, mediaAddress } from './media.ts'
import type { OpenArchive, StoredObject } from './release-store.ts'

/** A Worker beside the archive's, on the same folder: batches through it are twice as fast as one call a key. */
const loader = `
const acts = {
  read: async (env, { keys }) => [...(await env.ARCHIVE.get(keys, 'text'))],
  async write(env, { objects }) {
    const metadata = { uploaded: Math.floor(Date.now() / 1000) }
    await Promise.all(Object.entries(objects).map(([key, value]) => env.ARCHIVE.put(key, value, { metadata })))
  },
  async remove(env, { keys, pictures }) {
    await Promise.all(keys.map((key) => env.ARCHIVE.delete(key)))
    if (pictures.length > 0) await env.MEDIA.delete(pictures)
  },
  async list(env, { cursor }) {
    const { keys, cursor: next } = await env.ARCHIVE.list({ cursor })
    return { held: keys.map(({ name, metadata }) => [name, metadata?.uploaded ?? null]), next }
  },
  async listMedia(env, { cursor }) {
    const { objects, cursor: next } = await env.MEDIA.list({ cursor })
    return { held: objects.map(({ key, uploaded }) => [key, Math.floor(uploaded / 1000)]), next }
  },
  async query(env, { database, statements }) {
    const bound = statements.map(({ sql, params }) => env[database].prepare(sql).bind(...params))
    return (await env[database].batch(bound)).map(({ results }) => results)
  },
}
export default {
  async fetch(request, env) {
    const url = new URL(request.url)
    if (request.method === 'PUT') {
      const httpMetadata = { contentType: request.headers.get('content-type') }
      await env.MEDIA.put(url.searchParams.get('name'), await request.arrayBuffer(), { httpMetadata })
      return new Response(null, { status: 204 })
    }
    if (request.method === 'POST') {
      const { act, ...what } = await request.json()
      return Response.json((await acts[act](env, what)) ?? null)
    }
    const value = await env.ARCHIVE.get(url.pathname.slice(1), 'arrayBuffer')
    return new Response(value, { status: value ? 200 : 404 })
  },
}`

/** A page of what is held: names, and when they were uploaded. */
interface Page {
  held: [name: string, uploaded: number | null][]
  next?: string
}

/** What Miniflare binds: its local folders have the names that `wrangler.toml` gives. */
export function bindings() {
  const { namespace, search, corrections, bucket } = boundNames('local')
  return {
    kvNamespaces: { ARCHIVE: namespace },
    d1Databases: { SEARCH: search, CORRECTIONS: corrections },
    r2Buckets: { MEDIA: bucket },
  }
}

/** Talks to the loader. @throws when it answers with anything but success */
async function send(url: URL, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`the local archive answered ${response.status}: ${await response.text()}`)
  return response
}

async function ask<Answer>(url: URL, act: string, what: object): Promise<Answer> {
  const body = JSON.stringify({ act, ...what })
  return (await send(url, { method: 'POST', body })).json() as Promise<Answer>
}

async function read(url: URL): Promise<ArrayBuffer | null> {
  const response = await fetch(url)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`the local archive answered ${response.status} for ${url.pathname}`)
  return response.arrayBuffer()
}

async function* pages(url: URL, act: 'list' | 'listMedia'): AsyncGenerator<[string, number | null]> {
  let cursor: string | undefined
  do {
    const page: Page = await ask(url, act, { cursor })
    yield* page.held
    cursor = page.next
  } while (cursor !== undefined)
}

async function* list(url: URL): AsyncGenerator<StoredObject> {
  for await (const [key, uploaded] of pages(url, 'list')) if (key !== pointerKey) yield { key, uploaded }
  for await (const [name, uploaded] of pages(url, 'listMedia')) yield { key: mediaAddress(name), uploaded }
}

/**
 * The archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo wrangler's folder; KV, D1 and R2 lie in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<OpenArchive> {
  // Here, since it takes half a second to load and `--help` needs none.
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  const options = { modules: true, script: loader, ...bindings(), log: new NoOpLog(), cf: false } as const
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions(options),
    resourcePersistencePath: path.resolve(persistTo, 'v3'),
  })
  const url = await miniflare.ready
  const write = (objects: ReadonlyMap<string, string>) =>
    ask<void>(url, 'write', { objects: Object.fromEntries(objects) })
  return {
    batch: { objects: 200, characters: 4_000_000, together: 2 },
    read: (key) => read(new URL(key, url)),
    write,
    async writeMedia(name, bytes, mediaType) {
      const to = new URL(`/?name=${name}`, url)
      await send(to, { method: 'PUT', body: bytes, headers: { 'content-type': mediaType } })
    },
    search: { run: (statements) => ask(url, 'query', { database: 'SEARCH', statements }) },
    corrections: { run: (statements) => ask(url, 'query', { database: 'CORRECTIONS', statements }) },
    readMany: async (keys) => new Map(await ask<[string, string | null][]>(url, 'read', { keys })),
    async readPointer() {
      const bytes = await read(new URL(pointerKey, url))
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    begin: async () => {},
    checkComplete: () => {},
    knownKeys: () => [],
    list: () => list(url),
    delete: (keys) => ask(url, 'remove', byPlace(keys)),
    close: () => miniflare.dispose(),
  }
}
