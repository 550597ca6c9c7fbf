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

type PictureArguments = Parameters<ReleaseStore['writePicture']>

/** True if the bucket contains a picture with this name and size. */
async function isPictureStored(
  { api, bucketName }: PictureBucket,
  pictureName: string,
  byteCount: number,
): Promise<boolean> {
  const params = { account_id: api.accountId, prefix: pictureName, per_page: 1 }
  const page = await api.callWithRetries((client) => client.r2.buckets.objects.list(bucketName, params))
  return page.result.some((object) => object.key === pictureName && object.size === byteCount)
}

const sendPicture = ({ api, bucketName }: PictureBucket, [pictureName, bytes, mediaType]: PictureArguments) =>
  api.callOnce((client) =>
    client.r2.buckets.objects.upload(
      pictureName,
      bytes,
      { account_id: api.accountId, bucket_name: bucketName },
      { headers: { 'content-type': mediaType } },
    ),
  )

/**
 * Uploads a picture unless it is already stored. @throws ArchiveError if the API rejects it, or after the last retry
 */
export async function uploadPicture(bucket: PictureBucket, ...picture: PictureArguments): Promise<void> {
  const { api, journal } = bucket
  const [pictureName, { length }] = picture
  const key = pictureAddressOf(pictureName)
  const { hasAllStoredKeys, doubtfulKeys } = journal.state
  if ((!hasAllStoredKeys || doubtfulKeys.has(key)) && (await isPictureStored(bucket, pictureName, length)))
    return journal.recordStoredKeys([key])
  for (let attempt = 0; ; attempt++) {
    const { batchId } = await journal.beginBatch([key])
    const result = await sendPicture(bucket, picture)
    const isUploaded =
      'value' in result || (result.kind === 'unknown' && (await isPictureStored(bucket, pictureName, length)))
    await journal.endBatch(batchId, isUploaded ? [] : [key])
    if (isUploaded || 'value' in result) return
    await api.pauseBeforeRetry(attempt, result)
  }
}
