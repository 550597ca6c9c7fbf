import { countShards, shardKeyAt } from '../../src/archive/entries.ts'
import { pointerKey, toObjectKey } from '../../src/archive/keys.ts'
import type { Root } from '../../src/archive/root.ts'
import { chooseShardBits, type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { ReleaseMaker } from '../raw/release.ts'
import type { Contents } from '../raw/stores.ts'

const fillerAddress = (place: number) =>
  `/le-fanal/2016/04/08/an-article-of-some-length_n_${1_000_000 + place}.html`

const fillerLink = (place: number) => ({
  address: fillerAddress(place),
  headline: 'An article’s headline has about seventy characters, as in a newspaper',
})

/** An entry as a shard has them: every other one is an article that leads on to four, the rest are addresses that moved. */
export function fillerEntry(place: number): Entry {
  const address = fillerAddress(place)
  if (place % 2 === 1) return { address, kind: 'moved', to: fillerAddress(place - 1) }
  const near = { ...fillerLink(place + 3), published: '2016-04-08' }
  const neighbours = {
    before: fillerLink(place + 1),
    after: fillerLink(place + 2),
    earlier: near,
    later: near,
  }
  return { address, kind: 'article', digest: '0'.repeat(64), neighbours }
}

/** Adds entries to a shard until it has `count`. */
function fill(shard: Shard, count: number): Shard {
  const fillers = Array.from({ length: count - Object.keys(shard).length }, (_, place) => fillerEntry(place))
  return { ...Object.fromEntries(fillers.map((entry) => [entry.address, [entry]])), ...shard }
}

/** The demonstration's release with as many shards, as full, as a release of `entries` entries has; without a search index. */
export async function demonstrationOfSize(entries: number): Promise<Contents> {
  const release = await ReleaseMaker.open()
  const { values } = release
  const read = (key: string) => JSON.parse(values.get(key) ?? '')
  const pointer = read(pointerKey)
  const root: Root = read(toObjectKey('root', pointer.root))
  const bits = chooseShardBits(entries)
  const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
  for (let index = 0; index < countShards(root); index++)
    for (const [key, found] of Object.entries(read(shardKeyAt(root, index)) as Shard))
      Object.assign(shards[toShardIndex(key, bits)] ?? {}, { [key]: found })
  const perShard = entries / (1 << bits)
  const filler = await release.store('shard', fill({}, perShard))
  const digests = shards.map((shard) =>
    Object.keys(shard).length === 0
      ? filler
      : release.store('shard', fill(shard, Math.max(perShard, Object.keys(shard).length))),
  )
  const digest = await release.store('root', { ...root, bits, shards: (await Promise.all(digests)).join('') })
  values.set(pointerKey, JSON.stringify({ ...pointer, root: digest }))
  return { value: (key) => values.get(key), query: () => ({ columns: [], rows: [] }) }
}
