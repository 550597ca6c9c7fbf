import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { StatementSync } from 'node:sqlite'
import { pointerKey } from '../../../../archive/keys.ts'
import type { ObjectStore, ReadManyBytes } from '../../../../archive/objects.ts'
import type { ReadManyTexts } from '../../../../archive/read-documents.ts'
import { parsePointer, type ReleasePointer } from '../../../../archive/release-pointer.ts'
import { type OpenNamespace, openNamespace } from './namespace-layout.ts'

/** The values of a local archive's KV, read from Miniflare's files without the Workers runtime. */
export interface StoredValues extends ObjectStore {
  readValues: ReadManyBytes
  /** Reads values as text; `null` for each missing value. */
  readTexts: ReadManyTexts
  readPointer(): Promise<ReleasePointer | null>
  close(): void
}

function readFileIfPresent(filePath: string): Buffer | null {
  try {
    return readFileSync(filePath)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Reads the value at a key; `null` if there is none. Tries twice: if the value is replaced between the look-up and the
 * read, it has moved to a new file.
 */
function readValue(fileNameStatement: StatementSync, valuesFolder: string, key: string): Buffer | null {
  for (let attempt = 0; attempt < 2; attempt++) {
    const fileName = fileNameStatement.get(key, Date.now())?.blob_id
    const bytes = typeof fileName === 'string' ? readFileIfPresent(path.join(valuesFolder, fileName)) : null
    if (bytes) return bytes
  }
  return null
}

/**
 * Opens a local KV namespace for reading. Returns `null` if its files are missing or cannot be opened. Callers then
 * use the runtime, which reports the fault more precisely.
 */
function openNamespaceReadOnly(runtimeFolder: string, namespaceId: string): OpenNamespace | null {
  try {
    return openNamespace(runtimeFolder, namespaceId, { readOnly: true })
  } catch {
    return null
  }
}

/**
 * Opens the files of a local KV namespace for reading. Workers may use the files at the same time.
 * @param runtimeFolder Miniflare's folder, with the subfolder `kv`
 * @returns `null` if the files are missing, cannot be opened, or were written by another version of Miniflare; callers
 * then use the runtime
 */
export function openStoredValues(runtimeFolder: string, namespaceId: string): StoredValues | null {
  const namespace = openNamespaceReadOnly(runtimeFolder, namespaceId)
  if (!namespace) return null
  const { database, valuesFolder } = namespace
  const fileNameStatement = database.prepare(
    'SELECT blob_id FROM _mf_entries WHERE key = ? AND (expiration IS NULL OR expiration > ?)',
  )
  const readBytes = (key: string) => readValue(fileNameStatement, valuesFolder, key)
  return {
    readValues: async (keys) => keys.map(readBytes),
    readTexts: async (keys) => new Map(keys.map((key) => [key, readBytes(key)?.toString() ?? null])),
    async read(key) {
      const bytes = readBytes(key)
      return bytes && Uint8Array.from(bytes).buffer
    },
    readPointer: async () => parsePointer(readBytes(pointerKey)?.toString() ?? ''),
    close: () => database.close(),
  }
}
