import { inTime } from './kv-store.ts'
import type { MediaStore } from './media.ts'

/** Pictures in R2, under their names. */
export const r2Media = (bucket: R2Bucket): MediaStore => ({
  async read(name, range) {
    const options = range ? { range: { offset: range.first, length: range.last - range.first + 1 } } : {}
    return (await inTime(bucket.get(name, options)))?.body ?? null
  },
})
