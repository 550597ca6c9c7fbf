import { readFile } from 'node:fs/promises'
import { parse, patch } from '@decimalturn/toml-patch'
import { writeAtomically } from '../content/files/write-atomically.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { findDeployedConfigurationPath } from '../publish/wrangler/project-files.ts'
import { readToml } from '../publish/wrangler/read-toml.ts'

/** The part of `wrangler.toml` that deploying reads and writes. */
export interface WranglerConfiguration {
  name: string
  account_id?: string
  routes?: { pattern: string; custom_domain?: boolean }[]
  kv_namespaces?: { binding: string; id: string }[]
  d1_databases?: { binding: string; database_name: string; database_id: string }[]
  r2_buckets?: { binding: string; bucket_name: string }[]
}

/** Reads the deployed Worker's `wrangler.toml`. */
export async function readWranglerConfiguration(): Promise<WranglerConfiguration> {
  return readToml(findDeployedConfigurationPath()) as unknown as WranglerConfiguration
}

const formatDatabaseLines = (binding: string, name: string) =>
  `[[d1_databases]]
binding = "${binding}"
database_name = "morgue-${name}"
database_id = "${name}"
preview_database_id = "${name}"`

/** The lines of `wrangler.toml` for each binding of the Worker, with ids that a deployment replaces. */
const linesByBinding = {
  ARCHIVE: '[[kv_namespaces]]\nbinding = "ARCHIVE"\nid = "archive"\npreview_id = "archive"',
  SEARCH: formatDatabaseLines('SEARCH', 'search'),
  CORRECTIONS: `${formatDatabaseLines('CORRECTIONS', 'corrections')}\nmigrations_dir = "migrations"`,
  MEDIA: '[[r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "morgue-media"',
}

/** Finds the entry with this binding. @throws ArchiveError with the lines to write, if there is none */
export function requireBinding<Entry extends { binding: string }>(
  bindings: readonly Entry[] | undefined,
  bindingName: keyof typeof linesByBinding,
): Entry {
  const boundEntry = bindings?.find((entry) => entry.binding === bindingName)
  if (!boundEntry)
    throw new ArchiveError(
      `${findDeployedConfigurationPath()}: lacks the entry with binding = "${bindingName}": add these lines at the end of the file:\n\n${linesByBinding[bindingName]}`,
    )
  return boundEntry
}

/**
 * Inserts a line after the line of a top-level key. At the end of the file, the line would belong to the last
 * `[table]`.
 */
const insertLineAfterKey = (tomlText: string, key: string, line: string) =>
  tomlText.replace(new RegExp(`^${key} *=.*$`, 'm'), `$&\n${line}`)

/**
 * Adds the keys `account_id` and `routes` with empty values if they are missing, so that changes to them are made in
 * place.
 */
function addEmptyKeys(tomlText: string, { account_id, routes }: WranglerConfiguration): string {
  const textWithAccount =
    account_id === undefined ? insertLineAfterKey(tomlText, 'name', 'account_id = ""') : tomlText
  return routes === undefined
    ? insertLineAfterKey(textWithAccount, 'account_id', 'routes = [\n]')
    : textWithAccount
}

/** Removes `account_id` and `routes` if they are still empty after a change. */
const removeEmptyKeys = (tomlText: string) => tomlText.replace(/^(?:account_id = ""|routes = \[\n\])\n/gm, '')

/**
 * Edits the deployed Worker's `wrangler.toml`. Preserves its comments, order and spaces.
 * @param changeConfiguration changes the parsed file
 */
export async function editWranglerConfiguration(
  changeConfiguration: (configuration: WranglerConfiguration) => void,
): Promise<void> {
  const originalText = await readFile(findDeployedConfigurationPath(), 'utf8')
  const completedText = addEmptyKeys(originalText, parse(originalText) as unknown as WranglerConfiguration)
  const configuration = parse(completedText) as unknown as WranglerConfiguration
  changeConfiguration(configuration)
  const editedText = removeEmptyKeys(patch(completedText, configuration))
  if (editedText !== originalText) await writeAtomically(findDeployedConfigurationPath(), editedText)
}
