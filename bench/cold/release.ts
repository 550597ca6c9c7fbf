import { sha256 } from '../../src/archive/digest.ts'
import { countShards, shardKeyAt } from '../../src/archive/entries.ts'
import { pointerKey, toObjectKey } from '../../src/archive/keys.ts'
import type { Root } from '../../src/archive/root.ts'
import { chooseShardBits, type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { demonstration } from '../../test/support/content.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { publishSound } from '../../test/support/publish-sound.ts'

const fillerEntry = (place: number): Entry => {
  const address = `/le-fanal/2016/04/08/an-article-of-some-length_n_${1_000_000 + place}.html`
  return { address, kind: 'article', digest: '0'.repeat(64) }
}

/** Adds entries to a shard until it has `count`. */
function fill(shard: Shard, count: number): Shard {
  const fillers = Array.from({ length: count - Object.keys(shard).length }, (_, place) => fillerEntry(place))
  return { ...Object.fromEntries(fillers.map((entry) => [entry.address, [entry]])), ...shard }
}

/** The objects of the demonstration's release with as many shards, as full, as a release of `entries` entries has. */
export async function demonstrationOfSize(entries: number): Promise<ReadonlyMap<string, string>> {
  const store = memoryStore()
  await publishSound(demonstration, store)
  const { values } = store
  const read = (key: string) => JSON.parse(values.get(key) ?? '')
  const pointer = read(pointerKey)
  const root: Root = read(toObjectKey('root', pointer.root))
  const keep = async (kind: 'root' | 'shard', value: object) => {
    const text = JSON.stringify(value)
    const digest = await sha256(new TextEncoder().encode(text))
    values.set(toObjectKey(kind, digest), text)
    return digest
  }
  const bits = chooseShardBits(entries)
  const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
  for (let index = 0; index < countShards(root); index++)
    for (const [key, found] of Object.entries(read(shardKeyAt(root, index)) as Shard))
      Object.assign(shards[toShardIndex(key, bits)] ?? {}, { [key]: found })
  const perShard = entries / (1 << bits)
  const filler = await keep('shard', fill({}, perShard))
  const digests = shards.map((shard) =>
    Object.keys(shard).length === 0
      ? filler
      : keep('shard', fill(shard, Math.max(perShard, Object.keys(shard).length))),
  )
  const digest = await keep('root', { ...root, bits, shards: (await Promise.all(digests)).join('') })
  return values.set(pointerKey, JSON.stringify({ ...pointer, root: digest }))
}
