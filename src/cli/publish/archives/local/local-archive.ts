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
import { diagnoseArchiveError, runtimeFailureRemedy } from './archive-folder.ts'
import { LazyRuntime } from './lazy-runtime.ts'
import type { StorageClient } from './storage-client.ts'

async function* listStoredObjects(runtime: LazyRuntime): AsyncGenerator<StoredObject> {
  const client = await runtime.getClient()
  for await (const [key, uploadedAt] of client.listUploads('list'))
    if (key !== pointerKey) yield { key, uploadedAt }
  for await (const [name, uploadedAt] of client.listUploads('listMedia'))
    yield { key: pictureAddressOf(name), uploadedAt }
}

/** Creates the operations that always need the runtime: writing pictures, listing and deleting. */
const createRuntimeOperations = (runtime: LazyRuntime) => ({
  batchLimits: { maxObjects: 500, maxCharacters: 4_000_000, maxConcurrentBatches: 1 },
  writePicture: async (name: string, bytes: Uint8Array, mediaType: string) =>
    (await runtime.getClient()).writePicture(name, bytes, mediaType),
  prepareWriting: async () => {},
  checkAllWritten: () => {},
  listKnownKeys: () => [],
  listStoredObjects: () => listStoredObjects(runtime),
  deleteStoredObjects: async (keys: readonly string[]) =>
    (await runtime.getClient()).runAction<void>('remove', separatePictures(keys)),
})

/** Creates an archive whose reads and writes go through the runtime. */
const createRuntimeArchive = (client: StorageClient, runtime: LazyRuntime): OpenArchive => ({
  ...createRuntimeOperations(runtime),
  read: (key) => client.read(key),
  readMany: async (keys) => new Map(await client.runAction<[string, string | null][]>('read', { keys })),
  async readPointer() {
    const bytes = await client.read(pointerKey)
    return bytes && parsePointer(new TextDecoder().decode(bytes))
  },
  writeObjects: (objects) => client.write(objects),
  writePointer: (pointer) => client.write(new Map([[pointerKey, JSON.stringify(pointer)]])),
  search: { run: (statements) => client.query('SEARCH', statements) },
  corrections: { run: (statements) => client.query('CORRECTIONS', statements) },
  close: () => runtime.close(),
})

/**
 * Opens an archive that uses Miniflare's files directly. Returns `null` if the files are missing, or were written by
 * another version of Miniflare.
 */
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

/**
 * Creates Miniflare's files in a child process. In this process, Miniflare's code would occupy 75 MB until the command
 * ends.
 * @throws ArchiveError if the files cannot be created
 */
async function runArchiveCreator(persistTo: string): Promise<void> {
  const fileAndArguments = wrapToEndWithParent(process.execPath, ['--no-warnings', creatorPath, persistTo])
  await promisify(execFile)(...fileAndArguments).catch(async (cause: Error & { stdout: string }) => {
    if (cause.stdout !== '') throw new ArchiveError(cause.stdout)
    throw Object.assign(
      await diagnoseArchiveError(persistTo, 'its files cannot be created', runtimeFailureRemedy),
      {
        cause,
      },
    )
  })
}

/**
 * Opens the archive that `wrangler dev --persist-to <folder>` serves, even while wrangler is running. Creates the
 * archive if it does not exist. Reads and writes Miniflare's files directly, and uses the Workers runtime only to
 * write pictures, list objects and delete them.
 * @param persistTo the archive's state folder; KV, D1 and R2 are in its subfolder `v3`
 * @throws ArchiveError if the archive cannot be created or opened
 */
export async function openLocalArchive(persistTo: string): Promise<OpenArchive> {
  const runtime = new LazyRuntime(persistTo)
  const existingArchive = await openFileBackedArchive(persistTo, runtime)
  if (existingArchive) return existingArchive
  await runArchiveCreator(persistTo)
  const createdArchive = await openFileBackedArchive(persistTo, runtime)
  return createdArchive ?? createRuntimeArchive(await runtime.getClient(), runtime)
}
