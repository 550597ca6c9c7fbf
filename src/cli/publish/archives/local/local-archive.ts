import { pointerKey } from '../../../../archive/keys.ts'
import { parsePointer } from '../../../../archive/release-pointer.ts'
import { plainStatement } from '../../../../search/statement.ts'
import type { Database } from '../../store/database.ts'
import { pictureAddress, separatePictures } from '../../store/picture-addresses.ts'
import type { OpenArchive, StoredObject } from '../../store/release-store.ts'
import { openArchiveFiles } from './archive-files.ts'
import { LazyRuntime } from './lazy-runtime.ts'
import type { Loader } from './loader.ts'

async function* listStored(runtime: LazyRuntime): AsyncGenerator<StoredObject> {
  const loader = await runtime.start()
  for await (const [key, uploaded] of loader.list('list')) if (key !== pointerKey) yield { key, uploaded }
  for await (const [name, uploaded] of loader.list('listMedia')) yield { key: pictureAddress(name), uploaded }
}

/** The operations that always need the runtime: pictures, listing and deleting. */
const createRuntimePart = (runtime: LazyRuntime) => ({
  batch: { objects: 500, characters: 4_000_000, concurrent: 1 },
  writePicture: async (name: string, bytes: Uint8Array, mediaType: string) =>
    (await runtime.start()).writePicture(name, bytes, mediaType),
  begin: async () => {},
  checkComplete: () => {},
  knownKeys: () => [],
  list: () => listStored(runtime),
  delete: async (keys: readonly string[]) =>
    (await runtime.start()).run<void>('remove', separatePictures(keys)),
})

const createDatabase = (loader: Loader, database: 'SEARCH' | 'CORRECTIONS'): Database => ({
  run: (statements) => loader.run('query', { database, statements }),
})

/** Creates an archive whose reads and writes go through the runtime. */
const createRuntimeArchive = (loader: Loader, runtime: LazyRuntime): OpenArchive => ({
  ...createRuntimePart(runtime),
  read: (key) => loader.read(key),
  readMany: async (keys) => new Map(await loader.run<[string, string | null][]>('read', { keys })),
  async readPointer() {
    const bytes = await loader.read(pointerKey)
    return bytes && parsePointer(new TextDecoder().decode(bytes))
  },
  write: (objects) => loader.write(objects),
  writePointer: (pointer) => loader.write(new Map([[pointerKey, JSON.stringify(pointer)]])),
  search: createDatabase(loader, 'SEARCH'),
  corrections: createDatabase(loader, 'CORRECTIONS'),
  close: () => runtime.close(),
})

/** Opens an archive on Miniflare's files; `null` if they are missing, or another version of Miniflare wrote them. */
async function openFiledArchive(persistTo: string, runtime: LazyRuntime): Promise<OpenArchive | null> {
  const files = await openArchiveFiles(persistTo)
  if (!files) return null
  async function close(): Promise<void> {
    files?.close()
    await runtime.close()
  }
  return { ...createRuntimePart(runtime), ...files, close }
}

/** Creates Miniflare's files, by using each binding once. */
async function createFiles(loader: Loader): Promise<void> {
  await loader.read(pointerKey)
  for (const database of ['SEARCH', 'CORRECTIONS'] as const)
    await createDatabase(loader, database).run([plainStatement('SELECT 1')])
}

/** Creates an archive, or opens one whose file layout is unknown. */
async function createLocalArchive(persistTo: string, runtime: LazyRuntime): Promise<OpenArchive> {
  const loader = await runtime.start()
  await createFiles(loader)
  const created = await openFiledArchive(persistTo, runtime)
  if (!created) return createRuntimeArchive(loader, runtime)
  await runtime.close()
  return created
}

/**
 * Opens the archive that `wrangler dev --persist-to <folder>` serves, even while it is running. Reads and writes
 * Miniflare's files directly, and starts the Workers runtime for everything else.
 * @param persistTo the archive's state folder; KV, D1 and R2 are in its `v3`
 * @throws ArchiveError
 */
export async function openLocalArchive(persistTo: string): Promise<OpenArchive> {
  const runtime = new LazyRuntime(persistTo)
  const opened = await openFiledArchive(persistTo, runtime)
  if (opened) return opened
  try {
    return await createLocalArchive(persistTo, runtime)
  } catch (error) {
    // A running runtime would keep the process alive.
    await runtime.close()
    throw error
  }
}
