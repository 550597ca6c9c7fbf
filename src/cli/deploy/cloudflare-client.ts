import { BaseDatabase } from 'cloudflare/resources/d1/database/database'
import { BaseNamespaces } from 'cloudflare/resources/kv/namespaces/namespaces'
import { BaseBuckets } from 'cloudflare/resources/r2/buckets/buckets'
import { BaseZones } from 'cloudflare/resources/zones/zones'
import { createClient } from 'cloudflare/tree-shakable'
import { readApiToken } from '../publish/archives/remote/credentials.ts'

const createCloudflareClient = (apiToken: string) =>
  createClient({
    apiToken,
    baseURL: process.env.CLOUDFLARE_API_BASE_URL ?? null,
    // Retrying a creation could create a second resource. The whole command can be run again instead.
    maxRetries: 0,
    timeout: 30_000,
    resources: [BaseNamespaces, BaseDatabase, BaseBuckets, BaseZones],
  })

/** A client for the API calls that deploying makes itself. Wrangler makes the others. */
export type CloudflareClient = ReturnType<typeof createCloudflareClient>

/**
 * Connects with `CLOUDFLARE_API_TOKEN` or with the token from `wrangler login`. @throws ArchiveError if there is
 * neither
 */
export const connectToCloudflare = async (): Promise<CloudflareClient> =>
  createCloudflareClient(await readApiToken())
