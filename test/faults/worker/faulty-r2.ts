import { spoilt, told, underFault } from './faulty.ts'

type Found = R2ObjectBody | null

/** The object with a damaged body, but unchanged metadata. */
async function withSpoiltBody(found: Found): Promise<Found> {
  if (!found) return null
  const bytes = spoilt(new Uint8Array(await found.arrayBuffer()))
  return { key: found.key, size: found.size, body: new Response(bytes).body } as unknown as R2ObjectBody
}

/** Wraps the real bucket in one that misbehaves according to the instance's settings. */
export const faultyR2 = (real: R2Bucket): R2Bucket =>
  ({
    async get(name: string, options: R2GetOptions) {
      const read = async () => real.get(name, options)
      let isCorrupt = false
      const found = await underFault<Found>(told.settings.r2, read, {
        corrupt(value) {
          isCorrupt = true
          return value
        },
        stale: async () => null,
      })
      return isCorrupt ? withSpoiltBody(found) : found
    },
  }) as R2Bucket
