import { pointerKey } from '../../../../archive/keys.ts'
import { chunksOf } from '../../../content/files/chunks.ts'
import { pictureAddressOf, separatePictures } from '../../store/picture-addresses.ts'
import type { StoredObject } from '../../store/release-store.ts'
import type { CloudflareApi } from './api.ts'
import { partialBatchFailure } from './api-failure.ts'

/** The API, the KV namespace of objects and the R2 bucket of pictures. */
export interface RemoteStores {
  api: CloudflareApi
  namespaceId: string
  bucketName: string
}

/** Number of keys per API call that lists keys or deletes objects. */
const keysPerCall = 1000

async function* listObjects({ api, namespaceId }: RemoteStores): AsyncGenerator<StoredObject> {
  let nextCursor: string | undefined
  do {
    const params = {
      account_id: api.accountId,
      limit: keysPerCall,
      ...(nextCursor && { cursor: nextCursor }),
    }
    const keyPage = await api.callWithRetries((client) => client.kv.namespaces.keys.list(namespaceId, params))
    for (const { name, metadata } of keyPage.result)
      if (name !== pointerKey)
        yield { key: name, uploadedAt: (metadata as { uploaded?: number } | undefined)?.uploaded ?? null }
    nextCursor = keyPage.result_info.cursor
  } while (nextCursor)
}

async function* listPictures({ api, bucketName }: RemoteStores): AsyncGenerator<StoredObject> {
  let nextCursor: string | undefined
  do {
    const params = {
      account_id: api.accountId,
      per_page: keysPerCall,
      ...(nextCursor && { cursor: nextCursor }),
    }
    const objectPage = await api.callWithRetries((client) =>
      client.r2.buckets.objects.list(bucketName, params),
    )
    for (const { key, last_modified: modifiedAt } of objectPage.result)
      if (key)
        yield { key: pictureAddressOf(key), uploadedAt: modifiedAt ? Date.parse(modifiedAt) / 1000 : null }
    nextCursor = objectPage.result_info.cursor
  } while (nextCursor)
}

/** Lists all objects except the pointer, then all pictures. */
export async function* listStoredObjects(stores: RemoteStores): AsyncGenerator<StoredObject> {
  yield* listObjects(stores)
  yield* listPictures(stores)
}

/** True if the archive contains no objects, no pictures and no pointer. */
export async function isArchiveEmpty({ api, namespaceId, bucketName }: RemoteStores): Promise<boolean> {
  const accountParams = { account_id: api.accountId }
  const keyPage = await api.callWithRetries((client) =>
    client.kv.namespaces.keys.list(namespaceId, { ...accountParams, limit: 10 }),
  )
  if (keyPage.result.length > 0) return false
  const picturePage = await api.callWithRetries((client) =>
    client.r2.buckets.objects.list(bucketName, { ...accountParams, per_page: 1 }),
  )
  return picturePage.result.length === 0
}

async function deleteObjects({ api, namespaceId }: RemoteStores, keys: readonly string[]): Promise<void> {
  let remainingKeys = [...keys]
  for (let attempt = 0; remainingKeys.length > 0; attempt++) {
    const params = { account_id: api.accountId, body: remainingKeys }
    const result = await api.callWithRetries((client) => client.kv.namespaces.bulkDelete(namespaceId, params))
    remainingKeys = result?.unsuccessful_keys ?? []
    if (remainingKeys.length > 0) await api.pauseBeforeRetry(attempt, partialBatchFailure)
  }
}

/** Deletes objects, a thousand per call, and pictures, one per call. */
export async function deleteStoredObjects(
  stores: RemoteStores,
  storedKeys: readonly string[],
): Promise<void> {
  const { api, bucketName } = stores
  const { objectKeys, pictureNames } = separatePictures(storedKeys)
  for (const chunk of chunksOf(objectKeys, keysPerCall)) await deleteObjects(stores, chunk)
  for (const name of pictureNames)
    await api.callWithRetries((client) =>
      client.r2.buckets.objects.delete(name, { account_id: api.accountId, bucket_name: bucketName }),
    )
}
