import path from 'node:path'
import { pointerKey } from '../../../../archive/keys.ts'
import type { ReadManyTexts } from '../../../../archive/read-documents.ts'
import { parsePointer, type ReleasePointer } from '../../../../archive/release-pointer.ts'
import type { Database } from '../../store/database.ts'
import type { OpenArchive } from '../../store/release-store.ts'
import { readBoundResources } from '../../wrangler/bound-resources.ts'
import { CloudflareApi } from './api.ts'
import { partialBatchFailure } from './api-failure.ts'
import { chunkReads, coalesceReads } from './bulk-reads.ts'
import { readCloudflareCredentials } from './credentials.ts'
import { deleteStoredObjects, isArchiveEmpty, listStoredObjects, type RemoteStores } from './stored-keys.ts'
import { UploadJournal } from './upload-journal.ts'
import { uploadObjects } from './upload-objects.ts'
import { uploadPicture } from './upload-picture.ts'
import { WriteAllowance } from './write-allowance.ts'

/**
 * Creates a D1 database client that uses the API. Failed calls are repeated: every statement that morgue sends is safe
 * to execute twice.
 */
const createRemoteDatabase = (api: CloudflareApi, databaseId: string): Database => ({
  async run(statements) {
    const statementBatch = statements.map(({ sql, params }) => ({ sql, params: [...params] as string[] }))
    const response = await api.callWithRetries((client) =>
      client.d1.database.query(databaseId, { account_id: api.accountId, batch: statementBatch }),
    )
    return response.result.map(({ results }) => (results ?? []) as Record<string, unknown>[])
  },
})

const createBulkReader = ({ api, namespaceId }: RemoteStores): ReadManyTexts =>
  chunkReads(async (keys) => {
    const bulkGetResult = await api.callWithRetries((client) =>
      client.kv.namespaces.bulkGet(namespaceId, { account_id: api.accountId, keys: [...keys], type: 'text' }),
    )
    return new Map(Object.entries(bulkGetResult?.values ?? {}) as [string, string | null][])
  })

async function writePointer({ api, namespaceId }: RemoteStores, pointer: ReleasePointer): Promise<void> {
  const body = [{ key: pointerKey, value: JSON.stringify(pointer) }]
  for (let attempt = 0; ; attempt++) {
    const bulkUpdateResult = await api.callWithRetries((client) =>
      client.kv.namespaces.bulkUpdate(namespaceId, { account_id: api.accountId, body }),
    )
    if (!bulkUpdateResult?.unsuccessful_keys?.length) return
    await api.pauseBeforeRetry(attempt, partialBatchFailure)
  }
}

/**
 * Journal and write allowance of the lease's holder. Other processes have neither, because a journal must have a
 * single writer.
 */
interface WritingSession {
  journal: UploadJournal
  allowance: WriteAllowance
}

function createWriteOperations(
  stores: RemoteStores,
  readMany: ReadManyTexts,
  requireSession: () => WritingSession,
) {
  const { api, namespaceId, bucketName } = stores
  return {
    writeObjects: (objects: ReadonlyMap<string, string>) =>
      uploadObjects({ api, namespaceId, readMany, ...requireSession() }, objects),
    writePicture: (...picture: Parameters<OpenArchive['writePicture']>) =>
      uploadPicture({ api, bucketName, journal: requireSession().journal }, ...picture),
    checkAllWritten: () => requireSession().allowance.checkAllWritten(),
    async writePointer(pointer: ReleasePointer) {
      await requireSession().journal.countPointerWrite()
      await writePointer(stores, pointer)
    },
  }
}

/**
 * Opens the deployed archive over Cloudflare's API. A journal records uploads, so that an interrupted publication can
 * resume.
 * @param persistTo the archive's state folder, which contains the journal
 * @param dailyWriteLimit maximum number of KV values written per day (UTC); `null` for no limit
 * @throws ArchiveError if credentials are missing
 */
export async function openRemoteArchive(
  persistTo: string,
  dailyWriteLimit: number | null,
): Promise<OpenArchive> {
  const { namespaceId, bucketName, searchDatabaseId, correctionsDatabaseId, accountId } =
    readBoundResources('remote')
  const api = new CloudflareApi(await readCloudflareCredentials(accountId))
  const stores = { api, namespaceId, bucketName }
  const readMany = createBulkReader(stores)
  const readText = coalesceReads(readMany)
  const journalFile = path.join(persistTo, 'remote', `${api.accountId}-${namespaceId}.journal`)
  let session: WritingSession | null = null
  return {
    batchLimits: { maxObjects: 1000, maxCharacters: 8_000_000, maxConcurrentBatches: 4 },
    async prepareWriting(pruneCount) {
      const journal = await UploadJournal.open(journalFile)
      session = { journal, allowance: new WriteAllowance(dailyWriteLimit, journal) }
      if (journal.state.pruneCount !== pruneCount)
        await journal.discardStoredKeys(pruneCount, await isArchiveEmpty(stores))
    },
    listKnownKeys: () => session?.journal.state.storedKeys ?? [],
    async read(key) {
      const text = await readText(key)
      return text === null ? null : (new TextEncoder().encode(text).buffer as ArrayBuffer)
    },
    readMany,
    ...createWriteOperations(stores, readMany, () => {
      if (!session) throw new Error('the archive may be written only by the command that has locked it')
      return session
    }),
    readPointer: async () => parsePointer((await readText(pointerKey)) ?? ''),
    listStoredObjects: () => listStoredObjects(stores),
    deleteStoredObjects: (keys) => deleteStoredObjects(stores, keys),
    search: createRemoteDatabase(api, searchDatabaseId),
    corrections: createRemoteDatabase(api, correctionsDatabaseId),
    close: async () => session?.journal.close(),
  }
}
