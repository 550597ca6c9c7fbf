import path from 'node:path'
import { pointerKey } from '../../../../archive/keys.ts'
import { parsePointer } from '../../../../archive/release-pointer.ts'
import { pictureAddress, separatePictures } from '../../store/picture-addresses.ts'
import type { OpenArchive, StoredObject } from '../../store/release-store.ts'
import { readBoundResources } from '../../wrangler/bound-resources.ts'
import { endRuntimesWithParent } from '../../wrangler/end-with-parent.ts'
import { makeArchiveFolder, toArchiveError } from './archive-folder.ts'

/** A Worker beside the archive's, on the same folder: batches through it are twice as fast as one call a key. */
const loaderScript = `
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
export function localBindings() {
  const { namespace, search, corrections, bucket } = readBoundResources('local')
  return {
    kvNamespaces: { ARCHIVE: namespace },
    d1Databases: { SEARCH: search, CORRECTIONS: corrections },
    r2Buckets: { MEDIA: bucket },
  }
}

/** Where the loader listens, and the folder that it keeps the archive in. */
interface Loader {
  url: URL
  folder: string
}

/** Talks to the loader; an answer may be a 404. @throws Refusal when it cannot do what it was asked */
async function send({ url, folder }: Loader, place: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(new URL(place, url), init).catch((error: Error) => error)
  if (response instanceof Error) throw await toArchiveError(folder, response.message)
  if (response.ok || response.status === 404) return response
  throw await toArchiveError(folder, `it answered ${response.status}: ${await response.text()}`)
}

async function ask<Answer>(loader: Loader, act: string, what: object): Promise<Answer> {
  const body = JSON.stringify({ act, ...what })
  return (await send(loader, '/', { method: 'POST', body })).json() as Promise<Answer>
}

async function read(loader: Loader, key: string): Promise<ArrayBuffer | null> {
  const response = await send(loader, key)
  return response.status === 404 ? null : response.arrayBuffer()
}

async function* pages(loader: Loader, act: 'list' | 'listMedia'): AsyncGenerator<[string, number | null]> {
  let cursor: string | undefined
  do {
    const page: Page = await ask(loader, act, { cursor })
    yield* page.held
    cursor = page.next
  } while (cursor !== undefined)
}

async function* list(loader: Loader): AsyncGenerator<StoredObject> {
  for await (const [key, uploaded] of pages(loader, 'list')) if (key !== pointerKey) yield { key, uploaded }
  for await (const [name, uploaded] of pages(loader, 'listMedia'))
    yield { key: pictureAddress(name), uploaded }
}

/** Starts the loader. @throws Refusal when it does not start */
async function startLoader(folder: string) {
  await makeArchiveFolder(folder)
  // Here, since it takes half a second to load and `--help` needs none.
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  const options = {
    modules: true,
    script: loaderScript,
    ...localBindings(),
    log: new NoOpLog(),
    cf: false,
  } as const
  endRuntimesWithParent()
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions(options),
    resourcePersistencePath: path.resolve(folder, 'v3'),
    // What it logs is in its answers too.
    handleStructuredLogs: () => {},
  })
  try {
    return { loader: { url: await miniflare.ready, folder }, close: () => miniflare.dispose() }
  } catch (error) {
    await miniflare.dispose().catch(() => {})
    throw await toArchiveError(folder, (error as Error).message)
  }
}

/**
 * The archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo wrangler's folder; KV, D1 and R2 lie in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<OpenArchive> {
  const { loader, close } = await startLoader(persistTo)
  const write = (objects: ReadonlyMap<string, string>) =>
    ask<void>(loader, 'write', { objects: Object.fromEntries(objects) })
  return {
    batch: { objects: 200, characters: 4_000_000, together: 2 },
    read: (key) => read(loader, key),
    write,
    async writePicture(name, bytes, mediaType) {
      await send(loader, `/?name=${name}`, {
        method: 'PUT',
        body: bytes as BodyInit,
        headers: { 'content-type': mediaType },
      })
    },
    search: { run: (statements) => ask(loader, 'query', { database: 'SEARCH', statements }) },
    corrections: { run: (statements) => ask(loader, 'query', { database: 'CORRECTIONS', statements }) },
    readMany: async (keys) => new Map(await ask<[string, string | null][]>(loader, 'read', { keys })),
    async readPointer() {
      const bytes = await read(loader, pointerKey)
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    begin: async () => {},
    checkComplete: () => {},
    knownKeys: () => [],
    list: () => list(loader),
    delete: (keys) => ask(loader, 'remove', separatePictures(keys)),
    close,
  }
}
