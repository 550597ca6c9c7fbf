import { pointerKey } from '../../../../archive/keys.ts'
import { chunksOf } from '../../../content/files/chunks.ts'
import { pictureAddressOf, separatePictures } from '../../store/picture-addresses.ts'
import type { StoredObject } from '../../store/release-store.ts'
import type { CloudflareApi } from './api.ts'
import { partialFailure } from './api-failure.ts'

/** The ids of the KV namespace of objects and of the R2 bucket of pictures. */
export interface RemoteStores {
  api: CloudflareApi
  namespace: string
  bucket: string
}

/** The number of keys per call that lists or deletes. */
const keysPerCall = 1000

async function* listObjects({ api, namespace }: RemoteStores): AsyncGenerator<StoredObject> {
  let nextCursor: string | undefined
  do {
    const params = { account_id: api.account, limit: keysPerCall, ...(nextCursor && { cursor: nextCursor }) }
    const page = await api.call((client) => client.kv.namespaces.keys.list(namespace, params))
    for (const { name, metadata } of page.result)
      if (name !== pointerKey)
        yield { key: name, uploadedAt: (metadata as { uploaded?: number } | undefined)?.uploaded ?? null }
    nextCursor = page.result_info.cursor
  } while (nextCursor)
}

async function* listPictures({ api, bucket }: RemoteStores): AsyncGenerator<StoredObject> {
  let nextCursor: string | undefined
  do {
    const params = {
      account_id: api.account,
      per_page: keysPerCall,
      ...(nextCursor && { cursor: nextCursor }),
    }
    const page = await api.call((client) => client.r2.buckets.objects.list(bucket, params))
    for (const { key, last_modified: modifiedAt } of page.result)
      if (key)
        yield { key: pictureAddressOf(key), uploadedAt: modifiedAt ? Date.parse(modifiedAt) / 1000 : null }
    nextCursor = page.result_info.cursor
  } while (nextCursor)
}

/** Lists all objects and pictures, as `ReleaseStore.list` does. */
export async function* listStoredObjects(stores: RemoteStores): AsyncGenerator<StoredObject> {
  yield* listObjects(stores)
  yield* listPictures(stores)
}

/** True when nothing is stored, not even a pointer. */
export async function isArchiveEmpty({ api, namespace, bucket }: RemoteStores): Promise<boolean> {
  const accountParams = { account_id: api.account }
  const keyPage = await api.call((client) =>
    client.kv.namespaces.keys.list(namespace, { ...accountParams, limit: 10 }),
  )
  if (keyPage.result.length > 0) return false
  const pictures = await api.call((client) =>
    client.r2.buckets.objects.list(bucket, { ...accountParams, per_page: 1 }),
  )
  return pictures.result.length === 0
}

async function deleteObjects({ api, namespace }: RemoteStores, keys: readonly string[]): Promise<void> {
  let body = [...keys]
  for (let attempt = 0; body.length > 0; attempt++) {
    const params = { account_id: api.account, body }
    const result = await api.call((client) => client.kv.namespaces.bulkDelete(namespace, params))
    body = result?.unsuccessful_keys ?? []
    if (body.length > 0) await api.pause(attempt, partialFailure)
  }
}

/** Deletes objects, a thousand per call, and pictures, one per call. */
export async function deleteStoredObjects(
  stores: RemoteStores,
  storedKeys: readonly string[],
): Promise<void> {
  const { api, bucket } = stores
  const { keys: objectKeys, pictures: pictureNames } = separatePictures(storedKeys)
  for (const chunk of chunksOf(objectKeys, keysPerCall)) await deleteObjects(stores, chunk)
  for (const name of pictureNames)
    await api.call((client) =>
      client.r2.buckets.objects.delete(name, { account_id: api.account, bucket_name: bucket }),
    )
}
