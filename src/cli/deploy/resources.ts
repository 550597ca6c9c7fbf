import { NotFoundError } from 'cloudflare/error'
import type { CloudflareClient } from './cloudflare-client.ts'
import { requireBinding, type WranglerConfiguration } from './wrangler-file.ts'

/** A KV namespace, D1 database or R2 bucket to which the Worker is bound. */
export interface CloudflareResource {
  /** Such as `KV namespace`. */
  kind: string
  name: string
  /** True if wrangler.toml refers to the resource by its id rather than by its name. */
  isReferencedById: boolean
  /** The id in wrangler.toml; `null` for a placeholder, and for a resource without an id. */
  id: string | null
  /**
   * Finds the resource in the account, by its id if wrangler.toml contains one and by its name otherwise.
   * @returns its id (for a bucket, its name), or `null` if it does not exist
   */
  findId(client: CloudflareClient, accountId: string): Promise<string | null>
  /**
   * Creates the resource in the account. @returns its id (for a bucket, its name), or `null` if the response contains
   * none
   */
  create(client: CloudflareClient, accountId: string): Promise<string | null>
  writeId(configuration: WranglerConfiguration, id: string): void
}

/** R2's error code for a bucket that does not exist. */
const noSuchBucketCode = 10006

const namespaceIdPattern = /^[0-9a-f]{32}$/
const databaseIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function createNamespaceResource({ name, kv_namespaces }: WranglerConfiguration): CloudflareResource {
  const { id: configuredId } = requireBinding(kv_namespaces, 'ARCHIVE')
  const id = namespaceIdPattern.test(configuredId) ? configuredId : null
  return {
    kind: 'KV namespace',
    name,
    isReferencedById: true,
    id,
    async findId({ kv }, account_id) {
      for await (const namespace of kv.namespaces.list({ account_id, per_page: 100 }))
        if (id === null ? namespace.title === name : namespace.id === id) return namespace.id
      return null
    },
    create: async ({ kv }, account_id) => (await kv.namespaces.create({ account_id, title: name })).id,
    writeId: (configuration, newId) =>
      Object.assign(requireBinding(configuration.kv_namespaces, 'ARCHIVE'), { id: newId }),
  }
}

function createDatabaseResource(
  { d1_databases }: WranglerConfiguration,
  binding: 'SEARCH' | 'CORRECTIONS',
): CloudflareResource {
  const { database_name: name, database_id: configuredId } = requireBinding(d1_databases, binding)
  const id = databaseIdPattern.test(configuredId) ? configuredId : null
  return {
    kind: 'D1 database',
    name,
    isReferencedById: true,
    id,
    async findId({ d1 }, account_id) {
      for await (const database of d1.database.list({ account_id, per_page: 100 }))
        if (id === null ? database.name === name : database.uuid === id) return database.uuid ?? null
      return null
    },
    create: async ({ d1 }, account_id) => (await d1.database.create({ account_id, name })).uuid ?? null,
    writeId: (configuration, newId) =>
      Object.assign(requireBinding(configuration.d1_databases, binding), { database_id: newId }),
  }
}

function createBucketResource({ r2_buckets }: WranglerConfiguration): CloudflareResource {
  const { bucket_name: name } = requireBinding(r2_buckets, 'MEDIA')
  return {
    kind: 'R2 bucket',
    name,
    isReferencedById: false,
    id: null,
    async findId({ r2 }, account_id) {
      try {
        await r2.buckets.get(name, { account_id })
        return name
      } catch (error) {
        if (error instanceof NotFoundError && error.errors.some(({ code }) => code === noSuchBucketCode))
          return null
        throw error
      }
    },
    async create({ r2 }, account_id) {
      await r2.buckets.create({ account_id, name })
      return name
    },
    writeId: () => {},
  }
}

/** Lists the resources to which `wrangler.toml` binds the Worker. They must exist before the Worker is uploaded. */
export const listResources = (configuration: WranglerConfiguration): CloudflareResource[] => [
  createNamespaceResource(configuration),
  createDatabaseResource(configuration, 'SEARCH'),
  createDatabaseResource(configuration, 'CORRECTIONS'),
  createBucketResource(configuration),
]
