import { createHash, createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite'

/** The class name of the Durable Objects in which Miniflare stores KV namespaces. */
const durableObjectClass = 'miniflare-KVNamespaceObject'

/** The columns of the table that lists a namespace's values. */
const expectedColumnNames = 'key blob_id expiration metadata'

/** The open database that lists a namespace's values, and the folder of the value files. */
export interface OpenNamespace {
  database: DatabaseSync
  valuesFolder: string
}

/**
 * Derives the id of a named Durable Object as workerd does: the first half is an HMAC of the name, the second an HMAC
 * of the first half.
 */
export function deriveObjectId(className: string, objectName: string): string {
  const hmacKey = createHash('sha256').update(className).digest()
  const computeShortHmac = (data: string | Buffer) =>
    createHmac('sha256', hmacKey).update(data).digest().subarray(0, 16)
  const nameHash = computeShortHmac(objectName)
  return Buffer.concat([nameHash, computeShortHmac(nameHash)]).toString('hex')
}

function readColumnNames(database: DatabaseSync): string {
  const columnRows = database.prepare("SELECT name FROM pragma_table_info('_mf_entries')").all()
  return columnRows.map(({ name }) => name).join(' ')
}

/**
 * Opens a namespace that Miniflare has already created.
 * @param runtimeFolder Miniflare's folder, with the subfolder `kv`
 * @returns `null` if the namespace does not exist, or its files were written by another version of Miniflare
 */
export function openNamespace(
  runtimeFolder: string,
  namespaceId: string,
  options: DatabaseSyncOptions,
): OpenNamespace | null {
  const kvFolder = path.join(runtimeFolder, 'kv')
  const objectId = deriveObjectId(durableObjectClass, namespaceId)
  const databasePath = path.join(kvFolder, durableObjectClass, `${objectId}.sqlite`)
  // Miniflare replaces all other characters in the name of the folder.
  if (!/^[\w-]+$/.test(namespaceId) || !existsSync(databasePath)) return null
  const database = new DatabaseSync(databasePath, options)
  if (readColumnNames(database) === expectedColumnNames)
    return { database, valuesFolder: path.join(kvFolder, namespaceId, 'blobs') }
  database.close()
  return null
}
