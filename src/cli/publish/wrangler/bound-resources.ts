import { formatContentCommand } from '../../content/files/command-text.ts'
import { ArchiveError } from '../store/archive-error.ts'
import { findDeployedConfigurationPath, wranglerConfigurationPath } from './project-files.ts'
import { readToml } from './read-toml.ts'

/** Ids and names of the resources to which `wrangler.toml` binds the Worker, and the id of their account. */
export interface BoundResources {
  namespaceId: string
  searchDatabaseId: string
  correctionsDatabaseId: string
  bucketName: string
  /** `null` if the file contains no account id. */
  accountId: string | null
}

interface WranglerConfiguration {
  account_id?: string
  kv_namespaces?: { binding: string; id?: string; preview_id?: string }[]
  d1_databases?: { binding: string; database_id?: string; preview_database_id?: string }[]
  r2_buckets?: { binding: string; bucket_name?: string; preview_bucket_name?: string }[]
}

const findBinding = <Binding extends { binding: string }>(
  bindings: readonly Binding[] | undefined,
  bindingName: string,
) => bindings?.find(({ binding }) => binding === bindingName)

/**
 * Reads the resources to which the Worker is bound.
 * @param target `local` prefers preview ids and names, under which local state is stored, even after a deployment
 * @throws ArchiveError if a binding is missing
 */
export function readBoundResources(target: 'local' | 'remote'): BoundResources {
  const configurationPath = target === 'local' ? wranglerConfigurationPath : findDeployedConfigurationPath()
  const configuration = readToml(configurationPath) as WranglerConfiguration
  const chooseByTarget = (previewValue: string | undefined, deployedValue: string | undefined) =>
    (target === 'local' ? previewValue : undefined) ?? deployedValue
  const chooseDatabaseId = (bindingName: string) => {
    const database = findBinding(configuration.d1_databases, bindingName)
    return chooseByTarget(database?.preview_database_id, database?.database_id)
  }
  const namespaceBinding = findBinding(configuration.kv_namespaces, 'ARCHIVE')
  const bucketBinding = findBinding(configuration.r2_buckets, 'MEDIA')
  const namespaceId = chooseByTarget(namespaceBinding?.preview_id, namespaceBinding?.id)
  const bucketName = chooseByTarget(bucketBinding?.preview_bucket_name, bucketBinding?.bucket_name)
  const [searchDatabaseId, correctionsDatabaseId] = [
    chooseDatabaseId('SEARCH'),
    chooseDatabaseId('CORRECTIONS'),
  ]
  if (!namespaceId || !searchDatabaseId || !correctionsDatabaseId || !bucketName) {
    const resourcesByBinding = {
      ARCHIVE: namespaceId,
      SEARCH: searchDatabaseId,
      CORRECTIONS: correctionsDatabaseId,
      MEDIA: bucketName,
    }
    const missingBindings = Object.entries(resourcesByBinding).flatMap(([binding, resource]) =>
      resource ? [] : binding,
    )
    throw new ArchiveError(
      `${configurationPath}: lacks the entry or the id for ${missingBindings.join(', ')}: run ${formatContentCommand('deploy')}, which writes missing ids, or copy missing entries from the wrangler.toml that came with morgue`,
    )
  }
  const accountId = configuration.account_id ?? null
  return { namespaceId, searchDatabaseId, correctionsDatabaseId, bucketName, accountId }
}
