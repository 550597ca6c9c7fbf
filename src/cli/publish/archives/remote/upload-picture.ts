import { pictureAddressOf } from '../../store/picture-addresses.ts'
import type { ReleaseStore } from '../../store/release-store.ts'
import type { CloudflareApi } from './api.ts'
import type { UploadJournal } from './upload-journal.ts'

/** The bucket of pictures, and the journal of uploads to it. */
export interface PictureBucket {
  api: CloudflareApi
  bucket: string
  journal: UploadJournal
}

type Picture = Parameters<ReleaseStore['writePicture']>

/** True if the bucket has a picture with this name and size. */
async function isStored({ api, bucket }: PictureBucket, name: string, size: number): Promise<boolean> {
  const page = await api.call((client) =>
    client.r2.buckets.objects.list(bucket, { account_id: api.account, prefix: name, per_page: 1 }),
  )
  return page.result.some((object) => object.key === name && object.size === size)
}

const sendPicture = ({ api, bucket }: PictureBucket, [name, bytes, mediaType]: Picture) =>
  api.attempt((client) =>
    client.r2.buckets.objects.upload(
      name,
      bytes,
      { account_id: api.account, bucket_name: bucket },
      { headers: { 'content-type': mediaType } },
    ),
  )

/** Uploads a picture. Sends it again only if it is known not to be stored. @throws ArchiveError */
export async function uploadPicture(target: PictureBucket, ...picture: Picture): Promise<void> {
  const { api, journal } = target
  const [name, { length }] = picture
  const key = pictureAddressOf(name)
  const { isComplete, doubtfulKeys } = journal.record
  if ((!isComplete || doubtfulKeys.has(key)) && (await isStored(target, name, length)))
    return journal.recordFound([key])
  for (let attempt = 0; ; attempt++) {
    const batch = await journal.beginBatch([key])
    const result = await sendPicture(target, picture)
    const isUploaded =
      'value' in result || (result.kind === 'unknown' && (await isStored(target, name, length)))
    await journal.endBatch(batch, isUploaded ? [] : [key])
    if (isUploaded || 'value' in result) return
    await api.pause(attempt, result)
  }
}
