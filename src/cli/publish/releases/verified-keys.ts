import { completeRoot } from '../../../archive/earlier-formats.ts'
import { objectKey } from '../../../archive/keys.ts'
import { type ReadMany, readObjects } from '../../../archive/read-documents.ts'
import { type Root, shardDigest } from '../../../archive/root.ts'
import type { Shard } from '../../../archive/shard.ts'
import type { BulkObjectStore } from '../store/release-store.ts'

/** As many as KV reads at once. */
const together = 100

const readerOf = (store: BulkObjectStore): ReadMany =>
  store.readMany ??
  (async (keys) => {
    const read = async (key: string) => {
      const bytes = await store.read(key, { again: true })
      return [key, bytes && new TextDecoder().decode(bytes)] as const
    }
    return new Map(await Promise.all(keys.map(read)))
  })

function* hundreds(keys: readonly string[]): Generator<string[]> {
  for (let first = 0; first < keys.length; first += together) yield keys.slice(first, first + together)
}

/** Those of these objects that can be read and whose bytes are those of their key, into `sound`; their values. */
async function addSound<Value>(readMany: ReadMany, keys: readonly string[], sound: Set<string>) {
  const found = await readObjects<Value>(readMany, keys)
  for (const key of found.keys()) sound.add(key)
  return found
}

/**
 * The keys of what a release reaches, each of them read: what is missing or damaged, and what only a missing shard leads to,
 * is not among them. Nor is any picture, whose bytes no object store holds.
 */
export async function readVerifiedKeys(store: BulkObjectStore, digest: string | null): Promise<Set<string>> {
  const [sound, readMany] = [new Set<string>(), readerOf(store)]
  if (digest === null) return sound
  const key = objectKey('root', digest)
  const read = (await addSound<Root>(readMany, [key], sound)).get(key)
  if (!read) return sound
  const root = completeRoot(read)
  if (root.takedowns) await addSound(readMany, [objectKey('takedowns', root.takedowns)], sound)
  const shards = Array.from({ length: 1 << root.bits }, (_, index) =>
    objectKey('shard', shardDigest(root, index)),
  )
  for (const some of hundreds(shards))
    for (const shard of (await addSound<Shard>(readMany, some, sound)).values()) {
      const entries = Object.values(shard).flat()
      const documents = entries.flatMap((entry) =>
        'digest' in entry ? [objectKey(entry.kind, entry.digest)] : [],
      )
      for (const each of hundreds(documents)) await addSound(readMany, each, sound)
    }
  return sound
}
