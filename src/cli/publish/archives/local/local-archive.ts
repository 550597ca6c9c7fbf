import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { pointerKey } from '../../../../archive/keys.ts'
import { parsePointer } from '../../../../archive/release-pointer.ts'
import { ArchiveError } from '../../store/archive-error.ts'
import { pictureAddressOf, separatePictures } from '../../store/picture-addresses.ts'
import type { OpenArchive, StoredObject } from '../../store/release-store.ts'
import { wrapToEndWithParent } from '../../wrangler/end-with-parent.ts'
import { openArchiveFiles } from './archive-files.ts'
import { diagnoseArchiveError } from './archive-folder.ts'
import { LazyRuntime } from './lazy-runtime.ts'
import type { LoaderClient } from './loader.ts'

async function* listStoredObjects(runtime: LazyRuntime): AsyncGenerator<StoredObject> {
  const loader = await runtime.start()
  for await (const [key, uploadedAt] of loader.listUploads('list'))
    if (key !== pointerKey) yield { key, uploadedAt }
  for await (const [name, uploadedAt] of loader.listUploads('listMedia'))
    yield { key: pictureAddressOf(name), uploadedAt }
}

/** The operations that always need the runtime: pictures, listing and deleting. */
const createRuntimeOperations = (runtime: LazyRuntime) => ({
  batchLimits: { maxObjects: 500, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
  writePicture: async (name: string, bytes: Uint8Array, mediaType: string) =>
    (await runtime.start()).writePicture(name, bytes, mediaType),
  prepareWriting: async () => {},
  checkAllWritten: () => {},
  knownKeys: () => [],
  listStoredObjects: () => listStoredObjects(runtime),
  deleteStoredObjects: async (keys: readonly string[]) =>
    (await runtime.start()).runAction<void>('remove', separatePictures(keys)),
})

/** Creates an archive whose reads and writes go through the runtime. */
const createRuntimeArchive = (loader: LoaderClient, runtime: LazyRuntime): OpenArchive => ({
  ...createRuntimeOperations(runtime),
  read: (key) => loader.read(key),
  readMany: async (keys) => new Map(await loader.runAction<[string, string | null][]>('read', { keys })),
  async readPointer() {
    const bytes = await loader.read(pointerKey)
    return bytes && parsePointer(new TextDecoder().decode(bytes))
  },
  writeObjects: (objects) => loader.write(objects),
  writePointer: (pointer) => loader.write(new Map([[pointerKey, JSON.stringify(pointer)]])),
  search: { run: (statements) => loader.query('SEARCH', statements) },
  corrections: { run: (statements) => loader.query('CORRECTIONS', statements) },
  close: () => runtime.close(),
})

/** Opens an archive on Miniflare's files; `null` if they are missing, or another version of Miniflare wrote them. */
async function openFileBackedArchive(persistTo: string, runtime: LazyRuntime): Promise<OpenArchive | null> {
  const files = await openArchiveFiles(persistTo)
  if (!files) return null
  async function close(): Promise<void> {
    files?.close()
    await runtime.close()
  }
  return { ...createRuntimeOperations(runtime), ...files, close }
}

const creatorPath = path.join(import.meta.dirname, `create-archive${path.extname(import.meta.filename)}`)

const creatorFailedReason =
  'the program that creates its files failed: install the packages again (npm ci), then repeat the command'

/**
 * Creates Miniflare's files in another process: in this one, its code would take 75 MB until the command ends.
 * @throws ArchiveError if that fails
 */
async function runArchiveCreator(persistTo: string): Promise<void> {
  const command = wrapToEndWithParent(process.execPath, ['--no-warnings', creatorPath, persistTo])
  await promisify(execFile)(...command).catch(async (cause: Error & { stdout: string }) => {
    if (cause.stdout !== '') throw new ArchiveError(cause.stdout)
    throw Object.assign(await diagnoseArchiveError(persistTo, creatorFailedReason), { cause })
  })
}

/**
 * Opens the archive that `wrangler dev --persist-to <folder>` serves, even while it is running. Reads and writes
 * Miniflare's files directly, and starts the Workers runtime for everything else.
 * @param persistTo the archive's state folder; KV, D1 and R2 are in its `v3`
 * @throws ArchiveError
 */
export async function openLocalArchive(persistTo: string): Promise<OpenArchive> {
  const runtime = new LazyRuntime(persistTo)
  const openedArchive = await openFileBackedArchive(persistTo, runtime)
  if (openedArchive) return openedArchive
  await runArchiveCreator(persistTo)
  const createdArchive = await openFileBackedArchive(persistTo, runtime)
  return createdArchive ?? createRuntimeArchive(await runtime.start(), runtime)
}
