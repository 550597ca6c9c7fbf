import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../src/archive/digest.ts'
import { r2Media } from '../../../src/edge/media/r2-media.ts'

const bytes = Uint8Array.from({ length: 10 }, (_, index) => index + 1)

/** Reads a range of a picture that R2 sends in these chunks; its name is the digest of `named`. */
async function read(chunks: Uint8Array[], [first, last]: [number, number], named = bytes) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const bucket = { get: async () => ({ body }) } as unknown as R2Bucket
  const stream = await r2Media(bucket).read(`${await sha256(named)}.png`, { first, last })
  return [...new Uint8Array(await new Response(stream).arrayBuffer())]
}

const inChunks = (size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  )

describe('a picture in R2', () => {
  it.each<[number, number, number[]]>([
    [0, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [0, 0, [1]],
    [9, 9, [10]],
    [2, 3, [3, 4]],
    [2, 6, [3, 4, 5, 6, 7]],
    [3, 5, [4, 5, 6]],
    [5, 9, [6, 7, 8, 9, 10]],
  ])('is read from %i to %i, in chunks of any size', async (first, last, expected) => {
    for (const size of [1, 2, 3, 4, 10]) expect(await read(inChunks(size), [first, last])).toEqual(expected)
  })

  it('breaks off before its end if any of its bytes are others, in whole or in part', async () => {
    const spoilt = inChunks(3)
    spoilt[3] = Uint8Array.of(99)
    await expect(read(spoilt, [0, 9])).rejects.toThrow()
    await expect(read(spoilt, [0, 1])).rejects.toThrow()
    await expect(read(inChunks(3).slice(0, 3), [0, 1])).rejects.toThrow()
    await expect(read(inChunks(3), [0, 1], bytes.slice(1))).rejects.toThrow()
  })

  it('is none where R2 has none', async () => {
    const bucket = { get: async () => null } as unknown as R2Bucket
    expect(await r2Media(bucket).read('x.png', { first: 0, last: 9 })).toBeNull()
  })
})
