import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { ArchiveError } from '../store/archive-error.ts'
import { findDeployedConfigurationPath, wranglerConfigurationPath } from './project-files.ts'

/** The ids and names of the Worker's resources in `wrangler.toml`, and the id of their account. */
export interface BoundResources {
  namespaceId: string
  searchDatabaseId: string
  correctionsDatabaseId: string
  bucketName: string
  /** `null` if the file does not have one. */
  accountId: string | null
}

interface WranglerFile {
  account_id?: string
  kv_namespaces?: { binding: string; id?: string; preview_id?: string }[]
  d1_databases?: { binding: string; database_id?: string; preview_database_id?: string }[]
  r2_buckets?: { binding: string; bucket_name?: string; preview_bucket_name?: string }[]
}

const findBinding = <Bound extends { binding: string }>(list: readonly Bound[] | undefined, name: string) =>
  list?.find(({ binding }) => binding === name)

/**
 * Reads the resources to which the Worker is bound.
 * @param target `local` prefers preview names, under which local state is stored, even after a deployment
 * @throws Error if a binding is missing
 */
export function readBoundResources(target: 'local' | 'remote'): BoundResources {
  const configuration = target === 'local' ? wranglerConfigurationPath : findDeployedConfigurationPath()
  const file = parse(readFileSync(configuration, 'utf8')) as WranglerFile
  const chooseByTarget = (preview: string | undefined, deployed: string | undefined) =>
    (target === 'local' ? preview : undefined) ?? deployed
  const chooseDatabase = (name: string) => {
    const database = findBinding(file.d1_databases, name)
    return chooseByTarget(database?.preview_database_id, database?.database_id)
  }
  const kv = findBinding(file.kv_namespaces, 'ARCHIVE')
  const r2 = findBinding(file.r2_buckets, 'MEDIA')
  const namespaceId = chooseByTarget(kv?.preview_id, kv?.id)
  const bucketName = chooseByTarget(r2?.preview_bucket_name, r2?.bucket_name)
  const [searchDatabaseId, correctionsDatabaseId] = [chooseDatabase('SEARCH'), chooseDatabase('CORRECTIONS')]
  if (!namespaceId || !searchDatabaseId || !correctionsDatabaseId || !bucketName) {
    const resourcesByBinding = {
      ARCHIVE: namespaceId,
      SEARCH: searchDatabaseId,
      CORRECTIONS: correctionsDatabaseId,
      MEDIA: bucketName,
    }
    const missing = Object.entries(resourcesByBinding).flatMap(([binding, resource]) =>
      resource ? [] : binding,
    )
    throw new ArchiveError(
      `wrangler.toml: lacks ${missing.join(', ')}: copy what is missing from the wrangler.toml that came with morgue`,
    )
  }
  const accountId = file.account_id ?? null
  return { namespaceId, searchDatabaseId, correctionsDatabaseId, bucketName, accountId }
}
