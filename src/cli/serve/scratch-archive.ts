import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/release-pointer.ts'
import type { PublicationStore } from '../publish/store/release-store.ts'
import type { ObjectSource } from './object-source.ts'

/**
 * An archive that exists only during a command. Workers read its objects through an object server, not from
 * Miniflare's storage.
 */
export interface ScratchArchive extends PublicationStore, Required<ObjectSource> {
  close(): Promise<void>
}

/** Creates a table of texts by key. Writes are not synced to disk, because an interrupted command starts over. */
function openTextTable(databaseFile: string) {
  const database = new DatabaseSync(databaseFile)
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  database.exec('CREATE TABLE texts (key TEXT PRIMARY KEY, text TEXT NOT NULL)')
  const [insertStatement, selectStatement] = [
    database.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?)'),
    database.prepare('SELECT CAST(text AS BLOB) AS bytes FROM texts WHERE key = ?'),
  ]
  return {
    get: (key: string) => (selectStatement.get(key)?.bytes ?? null) as Uint8Array<ArrayBuffer> | null,
    set(texts: ReadonlyMap<string, string>) {
      database.exec('BEGIN')
      for (const [key, text] of texts) insertStatement.run(key, text)
      database.exec('COMMIT')
    },
    close: () => database.close(),
  }
}

function createPictureOperations(
  pictureFolder: string,
): Pick<ScratchArchive, 'readPicture' | 'writePicture'> {
  return {
    readPicture: (name) =>
      readFile(path.join(pictureFolder, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    writePicture: (name, bytes) => writeFile(path.join(pictureFolder, name), bytes),
  }
}

/** Creates an archive in an empty or missing folder. */
export async function createScratchArchive(folder: string): Promise<ScratchArchive> {
  const pictureFolder = path.join(folder, 'pictures')
  await mkdir(pictureFolder, { recursive: true })
  const textTable = openTextTable(path.join(folder, 'objects.sqlite'))
  return {
    ...createPictureOperations(pictureFolder),
    batchLimits: { maxObjects: 200, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
    readValues: async (keys) => keys.map((key) => textTable.get(key)),
    read: async (key) => textTable.get(key)?.buffer ?? null,
    writeObjects: async (objects) => textTable.set(objects),
    readPointer: async () => parsePointer(Buffer.from(textTable.get(pointerKey) ?? []).toString()),
    writePointer: async (pointer) => textTable.set(new Map([[pointerKey, JSON.stringify(pointer)]])),
    listKnownKeys: () => [],
    close: async () => textTable.close(),
  }
}
