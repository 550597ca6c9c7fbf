import { describe, expect, it, vi } from 'vitest'
import { sha256 } from '../../../src/archive/digest.ts'
import { createR2MediaStore } from '../../../src/edge/media/r2-media.ts'

const bytes = Uint8Array.from({ length: 10 }, (_, index) => index + 1)

/** Opens a range of a picture that R2 sends in these chunks; its name is the digest of `named`. */
async function open(chunks: Uint8Array[], [first, last]: [number, number], named = bytes) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const bucket = { get: async () => ({ body }) } as unknown as R2Bucket
  return createR2MediaStore(bucket).read(`${await sha256(named)}.png`, { first, last })
}

const read = async (...args: Parameters<typeof open>) => [
  ...new Uint8Array(await new Response(await open(...args)).arrayBuffer()),
]

/** Returns the bytes of a picture that arrive before it breaks off. */
async function readUntilBroken(...args: Parameters<typeof open>): Promise<number[]> {
  const arrived: number[] = []
  const reading = (await open(...args))?.pipeTo(
    new WritableStream({ write: (chunk: Uint8Array) => void arrived.push(...chunk) }),
  )
  await expect(reading).rejects.toThrow('corrupt')
  return arrived
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

  it('sends its last chunk only after all of it was checked, even where the range ends earlier', async () => {
    const spoilt = [...inChunks(3).slice(0, 3), Uint8Array.of(99)]
    expect(await readUntilBroken(spoilt, [0, 9])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(await readUntilBroken(spoilt, [0, 4])).toEqual([1, 2, 3])
    expect(await readUntilBroken(spoilt, [0, 1])).toEqual([])
  })

  it('is a failure if R2 does not answer within 1.5 seconds', async () => {
    vi.useFakeTimers()
    const bucket = { get: () => new Promise(() => {}) } as unknown as R2Bucket
    const reading = createR2MediaStore(bucket).read('x.png', { first: 0, last: 9 })
    const failure = expect(reading).rejects.toThrow('no answer within 1500 ms')
    await vi.advanceTimersByTimeAsync(1500)
    await failure
    vi.useRealTimers()
  })

  it('is none where R2 has none', async () => {
    const bucket = { get: async () => null } as unknown as R2Bucket
    expect(await createR2MediaStore(bucket).read('x.png', { first: 0, last: 9 })).toBeNull()
  })
})
