import { sha256 } from '../../../../archive/digest.ts'
import { digestFromKey } from '../../../../archive/keys.ts'
import type { ReadManyTexts } from '../../../../archive/read-documents.ts'
import type { CloudflareApi } from './api.ts'
import { type ApiFailure, partialBatchFailure } from './api-failure.ts'
import type { UploadJournal } from './upload-journal.ts'
import type { WriteAllowance } from './write-allowance.ts'

/** The namespace of objects, and the state of the uploads to it. */
export interface UploadTarget {
  api: CloudflareApi
  namespaceId: string
  journal: UploadJournal
  allowance: WriteAllowance
  readMany: ReadManyTexts
}

type TextByKey = ReadonlyMap<string, string>

/** Returns the keys whose values are stored. Reads each value and compares its digest with the digest in its key. */
async function findStoredKeys({ readMany }: UploadTarget, keys: readonly string[]): Promise<Set<string>> {
  const storedKeys = new Set<string>()
  if (keys.length === 0) return storedKeys
  for (const [key, text] of await readMany(keys))
    if (text !== null && (await sha256(new TextEncoder().encode(text))) === digestFromKey(key))
      storedKeys.add(key)
  return storedKeys
}

/**
 * Sends a batch once. @returns the keys that are not stored, and the failure to report if there are such keys; if there
 * are none, `failureIfMissing` has no meaning
 */
async function sendBatch(
  target: UploadTarget,
  objects: TextByKey,
  keys: readonly string[],
): Promise<{ missingKeys: readonly string[]; failureIfMissing: ApiFailure }> {
  const { api, namespaceId } = target
  const metadata = { uploaded: Math.floor(Date.now() / 1000) }
  const body = keys.map((key) => ({ key, value: objects.get(key) ?? '', metadata }))
  const callResult = await api.callOnce((client) =>
    client.kv.namespaces.bulkUpdate(namespaceId, { account_id: api.accountId, body }),
  )
  if ('value' in callResult)
    return { missingKeys: callResult.value?.unsuccessful_keys ?? [], failureIfMissing: partialBatchFailure }
  if (callResult.kind === 'refused') return { missingKeys: keys, failureIfMissing: callResult }
  const storedKeys = await findStoredKeys(target, keys)
  return { missingKeys: keys.filter((key) => !storedKeys.has(key)), failureIfMissing: callResult }
}

/**
 * Returns the keys that an earlier process stored. Checks only keys whose upload got no response, or all keys if the
 * journal does not contain every stored key.
 */
function findKeysStoredEarlier(target: UploadTarget, keys: readonly string[]): Promise<Set<string>> {
  const { hasAllStoredKeys, doubtfulKeys } = target.journal.state
  return findStoredKeys(
    target,
    keys.filter((key) => !hasAllStoredKeys || doubtfulKeys.has(key)),
  )
}

/**
 * Uploads objects that are not stored yet. Sends an object again only if a response or a later check shows that it was
 * not stored. Skips and counts objects that exceed the allowance.
 * @throws ArchiveError if the API rejects a batch, or after the last retry
 */
export async function uploadObjects(target: UploadTarget, objects: TextByKey): Promise<void> {
  const { journal, allowance, api } = target
  const storedKeys = await findKeysStoredEarlier(target, [...objects.keys()])
  await journal.recordStoredKeys([...storedKeys])
  let keys = allowance.reserveWritableKeys([...objects.keys()].filter((key) => !storedKeys.has(key)))
  for (let attempt = 0; keys.length > 0; attempt++) {
    const { batchId } = await journal.beginBatch(keys)
    if (attempt === 0) allowance.endReservation(keys.length)
    const { missingKeys, failureIfMissing } = await sendBatch(target, objects, keys)
    await journal.endBatch(batchId, missingKeys)
    keys = [...missingKeys]
    if (keys.length > 0) await api.pauseBeforeRetry(attempt, failureIfMissing)
  }
}
