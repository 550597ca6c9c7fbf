import type { ReadMany } from '../../archive/read-documents.ts'
import { encodeFrame } from '../site/batch/frames.ts'

/** The objects and pictures that a Worker answers from. */
export interface ObjectSource {
  readMany: ReadMany
  /** Reads a picture by its name; `null` if there is none. A source without this has no pictures. */
  readPicture?(name: string): Promise<Uint8Array | null>
}

/** Encodes objects in the order of their keys, as one frame: their lengths, `null` for a missing object, and their bytes. */
export async function encodeObjects({ readMany }: ObjectSource, keys: readonly string[]): Promise<Buffer> {
  const texts = await readMany(keys)
  const objects = keys.map((key) => {
    const text = texts.get(key) ?? null
    return text === null ? null : Buffer.from(text)
  })
  const lengths = objects.map((object) => object?.length ?? null)
  return encodeFrame(lengths, Buffer.concat(objects.filter((object) => object !== null)))
}
