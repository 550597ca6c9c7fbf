import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import type { MemoryStore } from '../../../support/memory-store.ts'

/**
 * A bundle that workerd starts in half a second. It looks an article up in the release of the internal path, and renders
 * as JSON its headline, the requested URL and the result of reading a missing object. It redirects a headline `Moved`,
 * and refuses a headline `Refused`.
 */
export const smallWorker = `
import { WorkerEntrypoint } from 'cloudflare:workers'

export class Variant extends WorkerEntrypoint {
  async fetch({ url }) {
    const outcome = JSON.stringify({ headers: { 'content-security-policy': "default-src 'none'" } })
    const headers = { 'morgue-outcome': outcome }
    if (url.endsWith('/elsewhere')) return new Response('elsewhere', { headers })
    const readText = (key) => this.env.ARCHIVE.get(key, { type: 'text' })
    const readJson = async (key) => JSON.parse(await readText(key))
    const [, rootDigest, , , address] = new URL(url).pathname.split('/')
    const root = await readJson('root/' + rootDigest)
    const digests = root.shards.match(/.{64}/g)
    const shards = await Promise.all(digests.map((digest) => readJson('shard/' + digest)))
    const entries = shards.flatMap((shard) => Object.values(shard)).flat()
    const entry = entries.find((each) => each.address === decodeURIComponent(address))
    const { headline } = (await readJson('article/' + entry.digest)).fields
    if (headline === 'Moved') return Response.redirect(new URL('/elsewhere', url), 302)
    const missing = await readText('article/' + '0'.repeat(64))
    return new Response(JSON.stringify({ url, headline, missing }), { status: headline === 'Refused' ? 503 : 200, headers })
  }
}`

/** What the small Worker renders. */
export interface SmallPage {
  url: string
  headline: string
  missing: null
}

/** An archive as `serve` opens it, over a store in memory. */
export const openSmallArchive = (store: MemoryStore) =>
  Object.assign(store, { readMany: async () => store.values }) as unknown as OpenArchive
