import { pictureAddress } from '../../store/picture-addresses.ts'
import type { ReleaseStore } from '../../store/release-store.ts'
import type { Api } from './api.ts'
import type { UploadJournal } from './upload-journal.ts'

/** The bucket of pictures. */
export interface PictureBucket {
  api: Api
  bucket: string
  journal: UploadJournal
}

type Picture = Parameters<ReleaseStore['writePicture']>

/** Whether the bucket has a picture of this name and size. */
async function isThere({ api, bucket }: PictureBucket, name: string, size: number): Promise<boolean> {
  const page = await api.call((client) =>
    client.r2.buckets.objects.list(bucket, { account_id: api.account, prefix: name, per_page: 1 }),
  )
  return page.result.some((held) => held.key === name && held.size === size)
}

const sent = ({ api, bucket }: PictureBucket, [name, bytes, mediaType]: Picture) =>
  api.attempt((client) =>
    client.r2.buckets.objects.upload(
      name,
      bytes,
      { account_id: api.account, bucket_name: bucket },
      { headers: { 'content-type': mediaType } },
    ),
  )

/** Uploads a picture, as objects are: once, unless it is seen not to be there. @throws Refusal */
export async function uploadPicture(pictures: PictureBucket, ...picture: Picture): Promise<void> {
  const { api, journal } = pictures
  const [name, { length }] = picture
  const key = pictureAddress(name)
  const { whole, doubtful } = journal.record
  if ((!whole || doubtful.has(key)) && (await isThere(pictures, name, length))) return journal.found([key])
  for (let attempt = 0; ; attempt++) {
    const number = await journal.begin([key])
    const answer = await sent(pictures, picture)
    const done = 'value' in answer
    const kept = done || (answer.kind === 'unknown' && (await isThere(pictures, name, length)))
    await journal.end(number, kept ? [] : [key])
    if (kept || done) return
    await api.pause(attempt, answer)
  }
}
