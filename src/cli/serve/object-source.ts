import type { ReadManyBytes } from '../../archive/objects.ts'
import type { ReadManyTexts } from '../../archive/read-documents.ts'
import { encodeFrame } from '../site/batch/frames.ts'

/** The objects and pictures from which a Worker renders its responses. */
export interface ObjectSource {
  readValues: ReadManyBytes
  /** Reads a picture by its name; `null` if there is none. A source without this method has no pictures. */
  readPicture?(name: string): Promise<Uint8Array | null>
}

/** Converts a function that reads many texts to one that reads their bytes. */
export const toReadManyBytes =
  (readMany: ReadManyTexts): ReadManyBytes =>
  async (keys) => {
    const textByKey = await readMany(keys)
    return keys.map((key) => {
      const text = textByKey.get(key) ?? null
      return text === null ? null : Buffer.from(text)
    })
  }

/**
 * Reads the objects at `keys` and encodes them as one frame, in the same order: first their lengths (`null` for a
 * missing object), then their bytes.
 */
export async function encodeObjects({ readValues }: ObjectSource, keys: readonly string[]): Promise<Buffer> {
  const objectBytes = await readValues(keys)
  const lengths = objectBytes.map((value) => value?.length ?? null)
  return encodeFrame(lengths, Buffer.concat(objectBytes.filter((value) => value !== null)))
}
