import { APIError } from 'cloudflare/error'
import { BaseDatabase } from 'cloudflare/resources/d1/database/database'
import { BaseNamespaces } from 'cloudflare/resources/kv/namespaces/namespaces'
import { BaseBuckets } from 'cloudflare/resources/r2/buckets/buckets'
import { BaseZones } from 'cloudflare/resources/zones/zones'
import { createClient } from 'cloudflare/tree-shakable'
import { readToken } from '../publish/archives/remote/credentials.ts'

const createCloudflareClient = (apiToken: string) =>
  createClient({
    apiToken,
    baseURL: process.env.CLOUDFLARE_API_BASE_URL ?? null,
    // A repeated creation could create a thing twice; the whole command can be run again instead.
    maxRetries: 0,
    timeout: 30_000,
    resources: [BaseNamespaces, BaseDatabase, BaseBuckets, BaseZones],
  })

/** The part of Cloudflare's API that deploying calls itself; the rest it leaves to wrangler. */
export type CloudflareClient = ReturnType<typeof createCloudflareClient>

/** Connects with `CLOUDFLARE_API_TOKEN` or the token of `wrangler login`. @throws ArchiveError when there is neither */
export const connectToCloudflare = async (): Promise<CloudflareClient> =>
  createCloudflareClient(await readToken())

/** Describes a failed call: the API's messages with their codes, as wrangler prints them, or the network's error. */
export function describeApiError(error: unknown): string {
  if (!(error instanceof APIError)) return (error as Error).message
  const messages = (error.errors ?? []).map(({ message, code }) => `${message} [code: ${code}]`)
  if (messages.length > 0) return messages.join('; ')
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
