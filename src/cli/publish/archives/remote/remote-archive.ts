import path from 'node:path'
import { pointerKey } from '../../../../archive/keys.ts'
import type { ReadMany } from '../../../../archive/read-documents.ts'
import { parsePointer, type ReleasePointer } from '../../../../archive/release-pointer.ts'
import type { Database } from '../../store/database.ts'
import type { OpenArchive } from '../../store/release-store.ts'
import { readBoundResources } from '../../wrangler/bound-resources.ts'
import { Api } from './api.ts'
import { partialFailure } from './api-failure.ts'
import { chunkReads, coalesceReads } from './bulk-reads.ts'
import { readCredentials } from './credentials.ts'
import { deleteStored, isEmpty, listStored, type RemoteStores } from './stored-keys.ts'
import { UploadJournal } from './upload-journal.ts'
import { uploadObjects } from './upload-objects.ts'
import { uploadPicture } from './upload-picture.ts'
import { WriteAllowance } from './write-allowance.ts'

/** A D1 database, over the API. Every statement that we send may be sent again when its answer was lost. */
const databaseOf = (api: Api, id: string): Database => ({
  async run(statements) {
    const batch = statements.map(({ sql, params }) => ({ sql, params: [...params] as string[] }))
    const page = await api.call((client) => client.d1.database.query(id, { account_id: api.account, batch }))
    return page.result.map(({ results }) => (results ?? []) as Record<string, unknown>[])
  },
})

const readerOf = ({ api, namespace }: RemoteStores): ReadMany =>
  chunkReads(async (keys) => {
    const answer = await api.call((client) =>
      client.kv.namespaces.bulkGet(namespace, { account_id: api.account, keys: [...keys], type: 'text' }),
    )
    return new Map(Object.entries(answer?.values ?? {}) as [string, string | null][])
  })

async function writePointer({ api, namespace }: RemoteStores, pointer: ReleasePointer): Promise<void> {
  const body = [{ key: pointerKey, value: JSON.stringify(pointer) }]
  for (let attempt = 0; ; attempt++) {
    const answer = await api.call((client) =>
      client.kv.namespaces.bulkUpdate(namespace, { account_id: api.account, body }),
    )
    if (!answer?.unsuccessful_keys?.length) return
    await api.pause(attempt, partialFailure)
  }
}

/** What may write: opened by the holder of the lease alone, since it adds to a file. */
interface Session {
  journal: UploadJournal
  allowance: WriteAllowance
}

function writerOf(places: RemoteStores, readMany: ReadMany, session: () => Session) {
  const { api, namespace, bucket } = places
  const uploading = () => ({ api, namespace, readMany, ...session() })
  return {
    write: (objects: ReadonlyMap<string, string>) => uploadObjects(uploading(), objects),
    writePicture: (...picture: Parameters<OpenArchive['writePicture']>) =>
      uploadPicture({ api, bucket, journal: session().journal }, ...picture),
    checkComplete: () => session().allowance.check(),
    async writePointer(pointer: ReleasePointer) {
      await session().journal.countPointer()
      await writePointer(places, pointer)
    },
  }
}

/**
 * The deployed archive, over Cloudflare's API. What was uploaded is remembered in a journal, so that a publication that
 * was cut off goes on where it stopped.
 * @param state the folder of the journal
 * @param limit values of KV that may be written a day (UTC); `null` for any number
 * @throws Refusal when it is not known how to call the API
 */
export async function openRemoteArchive(state: string, limit: number | null): Promise<OpenArchive> {
  const names = readBoundResources('remote')
  const api = new Api(await readCredentials(names))
  const { namespace, bucket } = names
  const places = { api, namespace, bucket }
  const readMany = readerOf(places)
  const readOne = coalesceReads(readMany)
  let session: Session | null = null
  return {
    batch: { objects: 1000, characters: 8_000_000, together: 4 },
    async begin(prunes) {
      const journal = await UploadJournal.open(
        path.join(state, 'remote', `${api.account}-${namespace}.journal`),
      )
      session = { journal, allowance: new WriteAllowance(limit, journal) }
      if (journal.record.prunes !== prunes) await journal.restart(prunes, await isEmpty(places))
    },
    knownKeys: () => session?.journal.record.kept ?? [],
    async read(key) {
      const text = await readOne(key)
      return text === null ? null : (new TextEncoder().encode(text).buffer as ArrayBuffer)
    },
    readMany,
    ...writerOf(places, readMany, () => {
      if (!session) throw new Error('only the holder of the lease may write')
      return session
    }),
    readPointer: async () => parsePointer((await readOne(pointerKey)) ?? ''),
    list: () => listStored(places),
    delete: (keys) => deleteStored(places, keys),
    search: databaseOf(api, names.search),
    corrections: databaseOf(api, names.corrections),
    close: async () => session?.journal.close(),
  }
}
