import { pointerKey } from '../../../../archive/keys.ts'
import type { Database } from '../../store/database.ts'
import type { OpenArchive } from '../../store/release-store.ts'
import { type BoundResources, readBoundResources } from '../../wrangler/bound-resources.ts'
import { diagnoseArchiveError } from './archive-folder.ts'
import { DatabaseFile } from './database-file.ts'
import { NamespaceFiles } from './namespace-files.ts'
import { runtimeFolderOf } from './runtime-folder.ts'
import { openStoredValues, type StoredValues } from './stored-values.ts'

/** The operations of an archive that work without the Workers runtime. */
type FileBackedArchive = Pick<
  OpenArchive,
  'read' | 'readMany' | 'readPointer' | 'writeObjects' | 'writePointer' | 'search' | 'corrections'
> & { close(): void }

interface OpenArchiveFiles {
  values: StoredValues
  namespace: NamespaceFiles
  search: DatabaseFile
  corrections: DatabaseFile
}

/** Opens all of Miniflare's files. Returns `null` if any of them is missing or has an unknown layout. */
function openAllFiles(runtimeFolder: string, resources: BoundResources): OpenArchiveFiles | null {
  const values = openStoredValues(runtimeFolder, resources.namespaceId)
  const namespace = values && NamespaceFiles.open(runtimeFolder, resources.namespaceId)
  const search = namespace && DatabaseFile.open(runtimeFolder, resources.searchDatabaseId)
  const corrections = search && DatabaseFile.open(runtimeFolder, resources.correctionsDatabaseId)
  if (values && namespace && search && corrections) return { values, namespace, search, corrections }
  for (const openedFile of [values, namespace, search]) openedFile?.close()
  return null
}

/**
 * Runs an action on a local archive's files. @throws ArchiveError that describes the failure, with the action's own
 * error as its cause
 */
async function runWithDiagnosis<Value>(
  persistTo: string,
  action: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await action()
  } catch (error) {
    throw await diagnoseArchiveError(persistTo, error as Error)
  }
}

/**
 * Opens the files in which Miniflare stores a local archive. Workers may use the files at the same time.
 * @returns `null` if the files do not exist yet, or were written by another version of Miniflare
 * @throws ArchiveError if one of the files cannot be opened
 */
export async function openArchiveFiles(persistTo: string): Promise<FileBackedArchive | null> {
  const resources = readBoundResources('local')
  const files = await runWithDiagnosis(persistTo, () => openAllFiles(runtimeFolderOf(persistTo), resources))
  if (!files) return null
  const { values, namespace } = files
  const wrapDatabaseFile = (databaseFile: DatabaseFile): Database => ({
    run: (statements) => runWithDiagnosis(persistTo, () => databaseFile.run(statements)),
  })
  const writeObjects = (objects: ReadonlyMap<string, string>) =>
    runWithDiagnosis(persistTo, () => namespace.write(objects))
  return {
    read: (key, options) => runWithDiagnosis(persistTo, () => values.read(key, options)),
    readMany: (keys) => runWithDiagnosis(persistTo, () => values.readTexts(keys)),
    readPointer: () => runWithDiagnosis(persistTo, () => values.readPointer()),
    writeObjects,
    writePointer: (pointer) => writeObjects(new Map([[pointerKey, JSON.stringify(pointer)]])),
    search: wrapDatabaseFile(files.search),
    corrections: wrapDatabaseFile(files.corrections),
    close() {
      for (const file of Object.values(files)) file.close()
    },
  }
}
