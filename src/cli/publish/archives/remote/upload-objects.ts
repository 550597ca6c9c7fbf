import { sha256 } from '../../../../archive/digest.ts'
import { digestFromKey } from '../../../../archive/keys.ts'
import type { ReadManyTexts } from '../../../../archive/read-documents.ts'
import type { CloudflareApi } from './api.ts'
import { type ApiFailure, partialFailure } from './api-failure.ts'
import type { UploadJournal } from './upload-journal.ts'
import type { WriteAllowance } from './write-allowance.ts'

/** The namespace of objects, and the state of the uploads to it. */
export interface UploadTarget {
  api: CloudflareApi
  namespace: string
  journal: UploadJournal
  allowance: WriteAllowance
  readMany: ReadManyTexts
}

type ObjectTexts = ReadonlyMap<string, string>

/** Returns the keys whose values are stored: reads the bytes back and checks them against the keys. */
async function findStored({ readMany }: UploadTarget, keys: readonly string[]): Promise<Set<string>> {
  const stored = new Set<string>()
  if (keys.length === 0) return stored
  for (const [key, text] of await readMany(keys))
    if (text !== null && (await sha256(new TextEncoder().encode(text))) === digestFromKey(key))
      stored.add(key)
  return stored
}

/** Sends a batch once. @returns the keys that are not stored, and the failure to report if there are any */
async function sendBatch(
  target: UploadTarget,
  objects: ObjectTexts,
  keys: readonly string[],
): Promise<{ missing: readonly string[]; failure: ApiFailure }> {
  const { api, namespace } = target
  const metadata = { uploaded: Math.floor(Date.now() / 1000) }
  const body = keys.map((key) => ({ key, value: objects.get(key) ?? '', metadata }))
  const result = await api.attempt((client) =>
    client.kv.namespaces.bulkUpdate(namespace, { account_id: api.account, body }),
  )
  if ('value' in result) return { missing: result.value?.unsuccessful_keys ?? [], failure: partialFailure }
  if (result.kind === 'refused') return { missing: keys, failure: result }
  const stored = await findStored(target, keys)
  return { missing: keys.filter((key) => !stored.has(key)), failure: result }
}

/** Returns the keys to send. Checks first those whose upload got no response. */
async function skipStored(target: UploadTarget, keys: readonly string[]): Promise<string[]> {
  const { isComplete, doubtfulKeys } = target.journal.record
  const stored = await findStored(
    target,
    keys.filter((key) => !isComplete || doubtfulKeys.has(key)),
  )
  await target.journal.recordFound([...stored])
  return keys.filter((key) => !stored.has(key))
}

/**
 * Uploads objects that are not known to be stored. Sends an object again only if a response, or a check afterwards,
 * shows that it is not stored. Leaves out what exceeds the allowance.
 * @throws ArchiveError
 */
export async function uploadObjects(target: UploadTarget, objects: ObjectTexts): Promise<void> {
  const { journal, allowance, api } = target
  let keys = allowance.reserveWrites(await skipStored(target, [...objects.keys()]))
  for (let attempt = 0; keys.length > 0; attempt++) {
    const batch = await journal.beginBatch(keys)
    if (attempt === 0) allowance.confirmWrites(keys.length)
    const { missing, failure } = await sendBatch(target, objects, keys)
    await journal.endBatch(batch, missing)
    keys = [...missing]
    if (keys.length > 0) await api.pause(attempt, failure)
  }
}
