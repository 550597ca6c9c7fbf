import { hash } from 'node:crypto'
import { type ObjectKind, toObjectKey } from '../../../archive/keys.ts'
import { type ObjectStore, readObject } from '../../../archive/objects.ts'
import { readRoot } from '../../../archive/release.ts'
import { shardDigestAt } from '../../../archive/root.ts'
import { type Shard, toShardIndex } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'

/** A release that is never published: its root, and the objects that differ from the served release's. */
export interface DraftRelease {
  root: string
  /** Key → text. */
  objects: ReadonlyMap<string, string>
}

/**
 * Replaces the documents at some addresses of a release, in copies of the shards that contain them. @throws
 * UnreadableObject
 */
export async function createDraftRelease(
  store: ObjectStore,
  servedRoot: string,
  documents: ReadonlyMap<string, string>,
): Promise<DraftRelease> {
  const objects = new Map<string, string>()
  const add = (kind: ObjectKind, text: string) => {
    const digest = hash('sha256', text)
    objects.set(toObjectKey(kind, digest), text)
    return digest
  }
  const root = await readRoot(store, servedRoot)
  const digests = Array.from({ length: 2 ** root.bits }, (_, index) => shardDigestAt(root, index))
  for (const [address, text] of documents) {
    const key = foldAddress(address)
    const index = toShardIndex(key, root.bits)
    const shardKey = toObjectKey('shard', digests[index] ?? '')
    const written = objects.get(shardKey)
    const shard = written ? (JSON.parse(written) as Shard) : await readObject<Shard>(store, shardKey)
    const others = (shard[key] ?? []).filter((entry) => entry.address !== address)
    const served = shard[key]?.find((entry) => entry.address === address)
    const neighbours =
      served?.kind === 'article' && served.neighbours ? { neighbours: served.neighbours } : {}
    const entry = { address, kind: 'article', digest: add('article', text), ...neighbours } as const
    digests[index] = add('shard', JSON.stringify({ ...shard, [key]: [...others, entry] }))
  }
  return { root: add('root', JSON.stringify({ ...root, shards: digests.join('') })), objects }
}
