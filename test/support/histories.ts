import { sha256 } from '../../src/archive/digest.ts'
import { createNextPointer } from '../../src/archive/release-pointer.ts'
import { chooseShardBits, type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { ObjectWriter } from '../../src/cli/publish/store/object-writer.ts'
import type { ReleaseStore } from '../../src/cli/publish/store/release-store.ts'

/** Articles of a release: address → the number of its text. */
export type Texts = ReadonlyMap<string, number>

const textOf = (address: string, number: number) => ({ kind: 'article', address, number })

const pictureOf = async (number: number) =>
  `${await sha256(new TextEncoder().encode(`picture ${number}`))}.png`

async function entryOf(writer: ObjectWriter, address: string, number: number): Promise<Entry> {
  return { address, kind: 'article', digest: await writer.addObject('article', textOf(address, number)) }
}

/**
 * Writes a release of these articles, with a picture for every third, and the number of shards that the model chooses.
 */
export async function writeRelease(store: ReleaseStore, texts: Texts): Promise<string> {
  const writer = new ObjectWriter(store, new Set(), false)
  const bits = chooseShardBits(texts.size * 20)
  const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
  for (const [address, number] of texts) {
    const shard = shards[toShardIndex(address, bits)]
    if (shard) shard[address] = [await entryOf(writer, address, number)]
    if (!shard || number % 3 !== 0) continue
    const name = await pictureOf(number)
    await store.writePicture(name, new Uint8Array([number]), 'image/png')
    shard[`/media/${name}`] = [{ address: `/media/${name}`, kind: 'media', mediaType: 'image/png', size: 1 }]
  }
  let digests = ''
  for (const shard of shards) digests += await writer.addObject('shard', shard)
  const counts = { articles: texts.size, entries: texts.size }
  const root = await writer.addObject('root', {
    editions: [],
    counts,
    bits,
    shards: digests,
    takedowns: null,
  })
  await writer.flush()
  return root
}

/** Publishes a written release. */
export async function movePointerTo(store: ReleaseStore, root: string): Promise<void> {
  const pointer = await store.readPointer()
  if (pointer?.root === root) return
  await store.writePointer(createNextPointer(pointer, root, new Date(0).toISOString()))
}
