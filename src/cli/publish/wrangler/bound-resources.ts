import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { wranglerConfiguration } from './project-files.ts'

/** What `wrangler.toml` calls the namespace, the databases and the bucket. */
export interface BoundResources {
  namespace: string
  search: string
  corrections: string
  bucket: string
  /** `null` where it names none. */
  account: string | null
}

interface Bindings {
  account_id?: string
  kv_namespaces: { binding: string; id?: string; preview_id?: string }[]
  d1_databases: { binding: string; database_id?: string; preview_database_id?: string }[]
  r2_buckets: { binding: string; bucket_name?: string; preview_bucket_name?: string }[]
}

const none: Bindings = { kv_namespaces: [], d1_databases: [], r2_buckets: [] }

/**
 * Names of what the Worker is bound to.
 * @param where `local` names folders of wrangler's state, which keep their names when a deployment gets its ids
 * @throws when something is not bound
 */
export function readBoundResources(where: 'local' | 'remote'): BoundResources {
  const bound = { ...none, ...parse(readFileSync(wranglerConfiguration, 'utf8')) } as Bindings
  const pick = (preview: string | undefined, real: string | undefined) =>
    (where === 'local' ? preview : undefined) ?? real
  const kv = bound.kv_namespaces.find(({ binding }) => binding === 'ARCHIVE')
  const namespace = pick(kv?.preview_id, kv?.id)
  const databaseOf = (name: string) => {
    const database = bound.d1_databases.find(({ binding }) => binding === name)
    return pick(database?.preview_database_id, database?.database_id)
  }
  const [search, corrections] = [databaseOf('SEARCH'), databaseOf('CORRECTIONS')]
  const r2 = bound.r2_buckets.find(({ binding }) => binding === 'MEDIA')
  const bucket = pick(r2?.preview_bucket_name, r2?.bucket_name)
  if (!namespace || !search || !corrections || !bucket)
    throw new Error('wrangler.toml must bind ARCHIVE (KV), SEARCH and CORRECTIONS (D1) and MEDIA (R2)')
  return { namespace, search, corrections, bucket, account: bound.account_id ?? null }
}
