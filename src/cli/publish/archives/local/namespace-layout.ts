import { createHash, createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite'

/** The class of Miniflare's Durable Objects that each store one namespace. */
const objectClass = 'miniflare-KVNamespaceObject'

/** The columns of the table that lists a namespace's values. */
const expectedColumns = 'key blob_id expiration metadata'

/** An open database that lists a namespace's values, and the folder of their files. */
export interface OpenNamespace {
  database: DatabaseSync
  valuesFolder: string
}

/** Derives the id of a named Durable Object as workerd does: half of it is derived from the name, half from that half. */
export function deriveObjectId(className: string, name: string): string {
  const key = createHash('sha256').update(className).digest()
  const authenticate = (data: string | Buffer) =>
    createHmac('sha256', key).update(data).digest().subarray(0, 16)
  const base = authenticate(name)
  return Buffer.concat([base, authenticate(base)]).toString('hex')
}

function readColumns(database: DatabaseSync): string {
  const columns = database.prepare("SELECT name FROM pragma_table_info('_mf_entries')").all()
  return columns.map(({ name }) => name).join(' ')
}

/**
 * Opens a namespace that Miniflare has used before.
 * @param stateFolder Miniflare's folder, with the subfolder `kv`
 * @returns `null` when its files are not as this version of Miniflare arranges them
 */
export function openNamespace(
  stateFolder: string,
  namespace: string,
  options: DatabaseSyncOptions,
): OpenNamespace | null {
  const folder = path.join(stateFolder, 'kv')
  const file = path.join(folder, objectClass, `${deriveObjectId(objectClass, namespace)}.sqlite`)
  // Miniflare replaces other characters in the names of folders.
  if (!/^[\w-]+$/.test(namespace) || !existsSync(file)) return null
  const database = new DatabaseSync(file, options)
  if (readColumns(database) === expectedColumns)
    return { database, valuesFolder: path.join(folder, namespace, 'blobs') }
  database.close()
  return null
}
