import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pointerKey } from '../../archive/keys.ts'
import { parsePointer } from '../../archive/release-pointer.ts'
import type { PublicationStore } from '../publish/store/release-store.ts'
import type { ObjectSource } from './object-source.ts'

/** An archive that exists only during a command; no Worker serves it from its storage. */
export interface ScratchArchive extends PublicationStore, Required<ObjectSource> {
  close(): Promise<void>
}

/** Opens a table of texts by key. Writes are not synced to disk, since an interrupted command starts over. */
function openTextTable(databaseFile: string) {
  const database = new DatabaseSync(databaseFile)
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  database.exec('CREATE TABLE texts (key TEXT PRIMARY KEY, text TEXT NOT NULL)')
  const [insert, select] = [
    database.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?)'),
    database.prepare('SELECT CAST(text AS BLOB) AS bytes FROM texts WHERE key = ?'),
  ]
  return {
    get: (key: string) => (select.get(key)?.bytes ?? null) as Uint8Array<ArrayBuffer> | null,
    set(texts: ReadonlyMap<string, string>) {
      database.exec('BEGIN')
      for (const [key, text] of texts) insert.run(key, text)
      database.exec('COMMIT')
    },
    close: () => database.close(),
  }
}

function createPictureFiles(folder: string): Pick<ScratchArchive, 'readPicture' | 'writePicture'> {
  return {
    readPicture: (name) =>
      readFile(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    writePicture: (name, bytes) => writeFile(path.join(folder, name), bytes),
  }
}

/** Creates an archive in an empty or missing folder. */
export async function createScratchArchive(folder: string): Promise<ScratchArchive> {
  const pictureFolder = path.join(folder, 'pictures')
  await mkdir(pictureFolder, { recursive: true })
  const texts = openTextTable(path.join(folder, 'objects.sqlite'))
  return {
    ...createPictureFiles(pictureFolder),
    batchLimits: { maxObjects: 200, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
    readValues: async (keys) => keys.map((key) => texts.get(key)),
    read: async (key) => texts.get(key)?.buffer ?? null,
    writeObjects: async (objects) => texts.set(objects),
    readPointer: async () => parsePointer(Buffer.from(texts.get(pointerKey) ?? []).toString()),
    writePointer: async (pointer) => texts.set(new Map([[pointerKey, JSON.stringify(pointer)]])),
    listKnownKeys: () => [],
    close: async () => texts.close(),
  }
}
