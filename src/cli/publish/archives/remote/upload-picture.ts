import { pictureAddressOf } from '../../store/picture-addresses.ts'
import type { ReleaseStore } from '../../store/release-store.ts'
import type { CloudflareApi } from './api.ts'
import type { UploadJournal } from './upload-journal.ts'

/** The bucket of pictures, and the journal of uploads to it. */
export interface PictureBucket {
  api: CloudflareApi
  bucketName: string
  journal: UploadJournal
}

type Picture = Parameters<ReleaseStore['writePicture']>

/** True if the bucket has a picture with this name and size. */
async function isPictureStored(
  { api, bucketName }: PictureBucket,
  name: string,
  byteCount: number,
): Promise<boolean> {
  const page = await api.callWithRetries((client) =>
    client.r2.buckets.objects.list(bucketName, { account_id: api.accountId, prefix: name, per_page: 1 }),
  )
  return page.result.some((object) => object.key === name && object.size === byteCount)
}

const sendPicture = ({ api, bucketName }: PictureBucket, [name, bytes, mediaType]: Picture) =>
  api.callOnce((client) =>
    client.r2.buckets.objects.upload(
      name,
      bytes,
      { account_id: api.accountId, bucket_name: bucketName },
      { headers: { 'content-type': mediaType } },
    ),
  )

/** Uploads a picture. Sends it again only if it is known not to be stored. @throws ArchiveError */
export async function uploadPicture(target: PictureBucket, ...picture: Picture): Promise<void> {
  const { api, journal } = target
  const [name, { length }] = picture
  const key = pictureAddressOf(name)
  const { isComplete, doubtfulKeys } = journal.record
  if ((!isComplete || doubtfulKeys.has(key)) && (await isPictureStored(target, name, length)))
    return journal.recordStoredKeys([key])
  for (let attempt = 0; ; attempt++) {
    const batch = await journal.beginBatch([key])
    const result = await sendPicture(target, picture)
    const isUploaded =
      'value' in result || (result.kind === 'unknown' && (await isPictureStored(target, name, length)))
    await journal.endBatch(batch, isUploaded ? [] : [key])
    if (isUploaded || 'value' in result) return
    await api.pauseBeforeRetry(attempt, result)
  }
}
