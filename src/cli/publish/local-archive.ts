import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { unstable_readConfig } from 'wrangler'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/pointer.ts'
import type { ReleaseStore } from './release-store.ts'

/** A Worker beside the archive's, on the same folder: batches through it are twice as fast as one call a key. */
const loader = `export default {
  async fetch(request, env) {
    if (request.method === 'PUT') {
      const objects = Object.entries(await request.json())
      await Promise.all(objects.map(([key, value]) => env.ARCHIVE.put(key, value)))
      return new Response(null, { status: 204 })
    }
    const value = await env.ARCHIVE.get(new URL(request.url).pathname.slice(1), 'arrayBuffer')
    return new Response(value, { status: value ? 200 : 404 })
  },
}`

interface KvBindings {
  kv_namespaces: { binding: string; id?: string }[]
}

/** The namespace's id in `wrangler.toml`, which names its local folder too. */
function namespaceId(): string {
  const { kv_namespaces: bound }: KvBindings = unstable_readConfig({
    config: path.resolve(import.meta.dirname, '../../../wrangler.toml'),
  })
  const id = bound.find(({ binding }) => binding === 'ARCHIVE')?.id
  if (!id) throw new Error('wrangler.toml binds no KV namespace as ARCHIVE')
  return id
}

/**
 * The archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo wrangler's folder; KV lies in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<ReleaseStore> {
  const miniflare = new Miniflare({
    ...convertV4MiniflareOptions({
      modules: true,
      script: loader,
      kvNamespaces: { ARCHIVE: namespaceId() },
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
    async readPointer() {
      const bytes = await read(pointerKey)
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    close: () => miniflare.dispose(),
  }
}
