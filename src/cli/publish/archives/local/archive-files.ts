import { pointerKey } from '../../../../archive/keys.ts'
import type { Database } from '../../store/database.ts'
import type { OpenArchive } from '../../store/release-store.ts'
import { readBoundResources } from '../../wrangler/bound-resources.ts'
import { toArchiveError } from './archive-folder.ts'
import { DatabaseFile } from './database-file.ts'
import { NamespaceFiles } from './namespace-files.ts'
import { runtimeFolder } from './runtime-folder.ts'
import { openStoredValues, type StoredValues } from './stored-values.ts'

/** The part of an archive that is read and written without the Workers runtime. */
type FiledArchive = Pick<
  OpenArchive,
  'read' | 'readMany' | 'readPointer' | 'write' | 'writePointer' | 'search' | 'corrections'
> & { close(): void }

interface OpenFiles {
  values: StoredValues
  namespace: NamespaceFiles
  search: DatabaseFile
  corrections: DatabaseFile
}

/** Opens all of Miniflare's files, or none. */
function openAll(stateFolder: string): OpenFiles | null {
  const names = readBoundResources('local')
  const values = openStoredValues(stateFolder, names.namespace)
  const namespace = values && NamespaceFiles.open(stateFolder, names.namespace)
  const search = namespace && DatabaseFile.open(stateFolder, names.search)
  const corrections = search && DatabaseFile.open(stateFolder, names.corrections)
  if (values && namespace && search && corrections) return { values, namespace, search, corrections }
  for (const opened of [values, namespace, search]) opened?.close()
  return null
}

/**
 * Opens the files in which Miniflare stores a local archive, which Workers may be using.
 * @returns `null` where it was never used, or they are not as this version of Miniflare arranges them
 */
export function openArchiveFiles(persistTo: string): FiledArchive | null {
  const files = openAll(runtimeFolder(persistTo))
  if (!files) return null
  const { values, namespace } = files
  /** @throws ArchiveError when a file cannot be read or written */
  const attempt = async <Value>(work: () => Value | Promise<Value>): Promise<Value> => {
    try {
      return await work()
    } catch (error) {
      throw await toArchiveError(persistTo, (error as Error).message)
    }
  }
  const toDatabase = (file: DatabaseFile): Database => ({
    run: (statements) => attempt(() => file.run(statements)),
  })
  const write = (objects: ReadonlyMap<string, string>) => attempt(() => namespace.write(objects))
  return {
    read: (key, options) => attempt(() => values.read(key, options)),
    readMany: (keys) => attempt(() => values.readTexts(keys)),
    readPointer: () => attempt(() => values.readPointer()),
    write,
    writePointer: (pointer) => write(new Map([[pointerKey, JSON.stringify(pointer)]])),
    search: toDatabase(files.search),
    corrections: toDatabase(files.corrections),
    close() {
      for (const file of Object.values(files)) file.close()
    },
  }
}
