import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { unstable_readConfig } from 'wrangler'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/pointer.ts'
import type { ReleaseStore } from './release-store.ts'

/** A Worker beside the archive's, on the same folder: batches through it are twice as fast as one call a key. */
const loader = `export default {
  async fetch(request, env) {
    if (request.method === 'POST') {
      const { searchParams } = new URL(request.url)
      const httpMetadata = { contentType: request.headers.get('content-type') }
      await env.MEDIA.put(searchParams.get('name'), await request.arrayBuffer(), { httpMetadata })
      return new Response(null, { status: 204 })
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
  r2_buckets: { binding: string; bucket_name?: string }[]
}

/** What `wrangler.toml` calls the namespace and the bucket: their local folders have these names too. */
function boundNames(): { kvNamespaces: { ARCHIVE: string }; r2Buckets: { MEDIA: string } } {
  const config: Bindings = unstable_readConfig({
    config: path.resolve(import.meta.dirname, '../../../wrangler.toml'),
  })
  const namespace = config.kv_namespaces.find(({ binding }) => binding === 'ARCHIVE')?.id
  const bucket = config.r2_buckets.find(({ binding }) => binding === 'MEDIA')?.bucket_name
  if (!namespace || !bucket) throw new Error('wrangler.toml must bind ARCHIVE (KV) and MEDIA (R2)')
  return { kvNamespaces: { ARCHIVE: namespace }, r2Buckets: { MEDIA: bucket } }
}

/** Talks to the loader. @throws when it answers with anything but success */
async function send(url: URL, init: RequestInit): Promise<void> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`the local archive answered ${response.status}: ${await response.text()}`)
}

async function read(url: URL): Promise<ArrayBuffer | null> {
  const response = await fetch(url)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`the local archive answered ${response.status} for ${url.pathname}`)
  return response.arrayBuffer()
}

/**
 * The archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo wrangler's folder; KV and R2 lie in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<ReleaseStore> {
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      modules: true,
      script: loader,
      ...boundNames(),
      log: new NoOpLog(),
      cf: false,
    }),
    resourcePersistencePath: path.resolve(persistTo, 'v3'),
  })
  const url = await miniflare.ready
  const write = (objects: ReadonlyMap<string, string>) =>
    send(url, { method: 'PUT', body: JSON.stringify(Object.fromEntries(objects)) })
  return {
    read: (key) => read(new URL(key, url)),
    write,
    writeMedia: (name, bytes, mediaType) =>
      send(new URL(`?name=${name}`, url), {
        method: 'POST',
        body: bytes,
        headers: { 'content-type': mediaType },
      }),
    async readPointer() {
      const bytes = await read(new URL(pointerKey, url))
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    close: () => miniflare.dispose(),
  }
}
