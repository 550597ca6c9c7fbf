import { sha256 } from '../../src/archive/digest.ts'
import type { Root } from '../../src/archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { foldAddress } from '../../src/model/address.ts'
import type { PublishedEdition } from '../../src/model/configuration.ts'
import { memoryStore } from '../support/memory-store.ts'

/** A handmade release of an edition `e`: entries by address, and objects. */
export async function madeRelease(
  entries: readonly Entry[],
  edition: Partial<PublishedEdition> = {},
  { bits = 2, others = {} }: { bits?: number; others?: Record<string, Entry[]> } = {},
) {
  const store = memoryStore()
  const keep = async (kind: string, value: unknown) => {
    const text = JSON.stringify(value)
    const digest = await sha256(new TextEncoder().encode(text))
    store.values.set(`${kind}/${digest}`, text)
    return digest
  }
  const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
  const put = (key: string, entry: Entry) => {
    const shard = shards[toShardIndex(key, bits)] ?? {}
    shard[key] = [...(shard[key] ?? []), entry]
  }
  for (const entry of entries) put(foldAddress(entry.address), entry)
  for (const [key, under] of Object.entries(others)) for (const entry of under) put(key, entry)
  const digests = await Promise.all(shards.map((shard) => keep('shard', shard)))
  const collections = { sections: [], topics: [], authors: [] }
  const root = {
    editions: [{ id: 'e', identity: null, collections, ...edition }],
    bits,
    format: 1,
    shards: digests.join(''),
  } as unknown as Root
  return { store, root, keep }
}

export const articleEntry = (address: string, digest = '0'.repeat(64)): Entry => ({
  address,
  kind: 'article',
  digest,
})
