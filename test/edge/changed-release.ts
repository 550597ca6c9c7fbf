import { inject } from 'vitest'
import { sha256 } from '../../src/archive/digest.ts'
import type { Root } from '../../src/archive/root.ts'
import { shardDigestAt } from '../../src/archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { foldAddress } from '../../src/model/address.ts'
import { archive } from './support.ts'

/** Stores a value under its digest. */
async function storeObject(kind: string, value: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const digest = await sha256(bytes)
  await archive.put(`${kind}/${digest}`, bytes)
  return digest
}

const served = (): { pointer: Record<string, unknown>; root: Root } => {
  const release = inject('release')
  const pointer = JSON.parse(release.release ?? '{}')
  return { pointer, root: JSON.parse(release[`root/${pointer.root}`] ?? '{}') as Root }
}

/** Serves the demonstration's release with a changed root. @returns the root's digest */
export async function serveRoot(change: (root: Root) => Root, sequence = 9): Promise<string> {
  const { pointer, root } = served()
  const changed = await storeObject('root', change(root))
  await archive.put('release', JSON.stringify({ ...pointer, root: changed, sequence }))
  return changed
}

/**
 * Serves the demonstration's release with more entries, which replace those at the same addresses. @returns its root's
 * digest
 */
export async function addEntries(added: readonly Entry[], sequence = 9): Promise<string> {
  const release = inject('release')
  const { root } = served()
  const shards = Array.from({ length: 1 << root.bits }, (_, index) =>
    JSON.parse(release[`shard/${shardDigestAt(root, index)}`] ?? '{}'),
  ) as Shard[]
  for (const entry of added) {
    const key = foldAddress(entry.address)
    const shard = shards[toShardIndex(key, root.bits)] ?? {}
    const others = (shard[key] ?? []).filter(({ address }) => address !== entry.address)
    Object.assign(shard, { [key]: [...others, entry] })
  }
  const digests = await Promise.all(shards.map((shard) => storeObject('shard', shard)))
  return serveRoot((unchanged) => ({ ...unchanged, shards: digests.join('') }), sequence)
}
