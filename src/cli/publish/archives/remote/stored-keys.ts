import { pointerKey } from '../../../../archive/keys.ts'
import { chunksOf } from '../../../content/files/chunks.ts'
import { pictureAddressOf, separatePictures } from '../../store/picture-addresses.ts'
import type { StoredObject } from '../../store/release-store.ts'
import type { CloudflareApi } from './api.ts'
import { partialFailure } from './api-failure.ts'

/** The namespace of objects, and the bucket of pictures. */
export interface RemoteStores {
  api: CloudflareApi
  namespace: string
  bucket: string
}

/** The number of keys per call that lists or deletes. */
const keysPerCall = 1000

async function* listObjects({ api, namespace }: RemoteStores): AsyncGenerator<StoredObject> {
  let next: string | undefined
  do {
    const params = { account_id: api.account, limit: keysPerCall, ...(next && { cursor: next }) }
    const page = await api.call((client) => client.kv.namespaces.keys.list(namespace, params))
    for (const { name, metadata } of page.result)
      if (name !== pointerKey)
        yield { key: name, uploadedAt: (metadata as { uploaded?: number } | undefined)?.uploaded ?? null }
    next = page.result_info.cursor
  } while (next)
}

async function* listPictures({ api, bucket }: RemoteStores): AsyncGenerator<StoredObject> {
  let next: string | undefined
  do {
    const params = { account_id: api.account, per_page: keysPerCall, ...(next && { cursor: next }) }
    const page = await api.call((client) => client.r2.buckets.objects.list(bucket, params))
    for (const { key, last_modified: modified } of page.result)
      if (key) yield { key: pictureAddressOf(key), uploadedAt: modified ? Date.parse(modified) / 1000 : null }
    next = page.result_info.cursor
  } while (next)
}

/** Lists everything that is stored, as `ReleaseStore.list` does. */
export async function* listStoredObjects(stores: RemoteStores): AsyncGenerator<StoredObject> {
  yield* listObjects(stores)
  yield* listPictures(stores)
}

/** True when nothing is stored, not even a pointer. */
export async function isArchiveEmpty({ api, namespace, bucket }: RemoteStores): Promise<boolean> {
  const account = { account_id: api.account }
  const keyPage = await api.call((client) =>
    client.kv.namespaces.keys.list(namespace, { ...account, limit: 10 }),
  )
  if (keyPage.result.length > 0) return false
  const pictures = await api.call((client) =>
    client.r2.buckets.objects.list(bucket, { ...account, per_page: 1 }),
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
export async function deleteStoredObjects(stores: RemoteStores, stored: readonly string[]): Promise<void> {
  const { api, bucket } = stores
  const { keys, pictures } = separatePictures(stored)
  for (const chunk of chunksOf(keys, keysPerCall)) await deleteObjects(stores, chunk)
  for (const name of pictures)
    await api.call((client) =>
      client.r2.buckets.objects.delete(name, { account_id: api.account, bucket_name: bucket }),
    )
}
