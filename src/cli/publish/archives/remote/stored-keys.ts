import { pointerKey } from '../../../../archive/keys.ts'
import { pictureAddress, separatePictures } from '../../store/picture-addresses.ts'
import type { StoredObject } from '../../store/release-store.ts'
import type { Api } from './api.ts'
import { partialFailure } from './api-failure.ts'

/** The namespace of objects, and the bucket of pictures. */
export interface RemoteStores {
  api: Api
  namespace: string
  bucket: string
}

/** As much as one call lists or deletes. */
const atOnce = 1000

type Cursor = { cursor?: string }

const after = (cursor: string | undefined): Cursor => (cursor ? { cursor } : {})

async function* listObjects({ api, namespace }: RemoteStores): AsyncGenerator<StoredObject> {
  let next: string | undefined
  do {
    const where = { account_id: api.account, limit: atOnce, ...after(next) }
    const page = await api.call((client) => client.kv.namespaces.keys.list(namespace, where))
    for (const { name, metadata } of page.result)
      if (name !== pointerKey)
        yield { key: name, uploaded: (metadata as { uploaded?: number } | undefined)?.uploaded ?? null }
    next = page.result_info.cursor
  } while (next)
}

async function* listPictures({ api, bucket }: RemoteStores): AsyncGenerator<StoredObject> {
  let next: string | undefined
  do {
    const where = { account_id: api.account, per_page: atOnce, ...after(next) }
    const page = await api.call((client) => client.r2.buckets.objects.list(bucket, where))
    for (const { key, last_modified: modified } of page.result)
      if (key) yield { key: pictureAddress(key), uploaded: modified ? Date.parse(modified) / 1000 : null }
    next = page.result_info.cursor
  } while (next)
}

/** Everything that is kept, as `ReleaseStore.list` says it. */
export async function* listStored(places: RemoteStores): AsyncGenerator<StoredObject> {
  yield* listObjects(places)
  yield* listPictures(places)
}

/** Whether nothing is kept at all, the pointer included. */
export async function isEmpty({ api, namespace, bucket }: RemoteStores): Promise<boolean> {
  const where = { account_id: api.account }
  const keys = await api.call((client) => client.kv.namespaces.keys.list(namespace, { ...where, limit: 10 }))
  if (keys.result.length > 0) return false
  const held = await api.call((client) => client.r2.buckets.objects.list(bucket, { ...where, per_page: 1 }))
  return held.result.length === 0
}

async function deleteObjects({ api, namespace }: RemoteStores, keys: readonly string[]): Promise<void> {
  let body = [...keys]
  for (let attempt = 0; body.length > 0; attempt++) {
    const where = { account_id: api.account, body }
    const answer = await api.call((client) => client.kv.namespaces.bulkDelete(namespace, where))
    body = answer?.unsuccessful_keys ?? []
    if (body.length > 0) await api.pause(attempt, partialFailure)
  }
}

/** Deletes objects, a thousand a call, and pictures, one a call. */
export async function deleteStored(places: RemoteStores, all: readonly string[]): Promise<void> {
  const { api, bucket } = places
  const { keys, pictures } = separatePictures(all)
  for (let first = 0; first < keys.length; first += atOnce)
    await deleteObjects(places, keys.slice(first, first + atOnce))
  for (const name of pictures)
    await api.call((client) =>
      client.r2.buckets.objects.delete(name, { account_id: api.account, bucket_name: bucket }),
    )
}
