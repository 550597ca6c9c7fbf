import { hash } from 'node:crypto'
import { type ObjectKind, toObjectKey } from '../../../archive/keys.ts'
import { type ObjectStore, readObject } from '../../../archive/objects.ts'
import { readRoot } from '../../../archive/release.ts'
import { shardDigestAt } from '../../../archive/root.ts'
import { type Shard, toShardIndex } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'

/** A release that is never published: its root digest, and the objects that the served release does not contain. */
export interface DraftRelease {
  rootDigest: string
  /** The texts of these objects, by key. */
  textByKey: ReadonlyMap<string, string>
}

/**
 * Creates a draft release: a copy of the served release in which the articles at some addresses are replaced or added.
 * Copies only the root and the affected shards.
 * @throws UnreadableObject if the root or one of these shards is damaged
 */
export async function createDraftRelease(
  store: ObjectStore,
  servedRootDigest: string,
  documentJsonByAddress: ReadonlyMap<string, string>,
): Promise<DraftRelease> {
  const textByKey = new Map<string, string>()
  const addObject = (kind: ObjectKind, objectJson: string) => {
    const digest = hash('sha256', objectJson)
    textByKey.set(toObjectKey(kind, digest), objectJson)
    return digest
  }
  const root = await readRoot(store, servedRootDigest)
  const shardDigests = Array.from({ length: 2 ** root.bits }, (_, shardIndex) =>
    shardDigestAt(root, shardIndex),
  )
  for (const [address, documentJson] of documentJsonByAddress) {
    const foldedAddress = foldAddress(address)
    const shardIndex = toShardIndex(foldedAddress, root.bits)
    const shardKey = toObjectKey('shard', shardDigests[shardIndex] ?? '')
    const draftShardJson = textByKey.get(shardKey)
    const shard = draftShardJson
      ? (JSON.parse(draftShardJson) as Shard)
      : await readObject<Shard>(store, shardKey)
    const otherEntries = (shard[foldedAddress] ?? []).filter((entry) => entry.address !== address)
    const servedEntry = shard[foldedAddress]?.find((entry) => entry.address === address)
    const neighbours =
      servedEntry?.kind === 'article' && servedEntry.neighbours ? { neighbours: servedEntry.neighbours } : {}
    const digest = addObject('article', documentJson)
    const entry = { address, kind: 'article', digest, ...neighbours } as const
    const draftShard = { ...shard, [foldedAddress]: [...otherEntries, entry] }
    shardDigests[shardIndex] = addObject('shard', JSON.stringify(draftShard))
  }
  const rootDigest = addObject('root', JSON.stringify({ ...root, shards: shardDigests.join('') }))
  return { rootDigest, textByKey }
}
