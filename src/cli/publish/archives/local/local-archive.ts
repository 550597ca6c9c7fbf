import { pointerKey } from '../../../../archive/keys.ts'
import { parsePointer } from '../../../../archive/release-pointer.ts'
import type { Database } from '../../store/database.ts'
import { pictureAddress, separatePictures } from '../../store/picture-addresses.ts'
import type { OpenArchive, StoredObject } from '../../store/release-store.ts'
import { Loader } from './loader.ts'
import { LocalWriter } from './local-writer.ts'

async function* listStored(loader: Loader): AsyncGenerator<StoredObject> {
  for await (const [key, uploaded] of loader.list('list')) if (key !== pointerKey) yield { key, uploaded }
  for await (const [name, uploaded] of loader.list('listMedia')) yield { key: pictureAddress(name), uploaded }
}

const createDatabase = (loader: Loader, database: 'SEARCH' | 'CORRECTIONS'): Database => ({
  run: (statements) => loader.run('query', { database, statements }),
})

/**
 * Opens the archive that `wrangler dev --persist-to <folder>` serves, which may be running meanwhile.
 * @param persistTo the archive's state folder; KV, D1 and R2 are in its `v3`
 */
export async function openLocalArchive(persistTo: string): Promise<OpenArchive> {
  const loader = await Loader.start(persistTo)
  const writer = new LocalWriter(loader, persistTo)
  return {
    batch: { objects: 500, characters: 4_000_000, concurrent: 1 },
    read: (key) => loader.read(key),
    write: (objects) => writer.write(objects),
    writePicture: (...picture) => loader.writePicture(...picture),
    search: createDatabase(loader, 'SEARCH'),
    corrections: createDatabase(loader, 'CORRECTIONS'),
    readMany: async (keys) => new Map(await loader.run<[string, string | null][]>('read', { keys })),
    async readPointer() {
      const bytes = await loader.read(pointerKey)
      return bytes && parsePointer(new TextDecoder().decode(bytes))
    },
    writePointer: (pointer) => loader.write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    begin: async () => {},
    checkComplete: () => {},
    knownKeys: () => [],
    list: () => listStored(loader),
    delete: (keys) => loader.run('remove', separatePictures(keys)),
    async close() {
      writer.close()
      await loader.close()
    },
  }
}
