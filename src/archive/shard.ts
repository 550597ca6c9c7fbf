import type { DocumentKind } from '../model/document.ts'
import { hash32 } from './digest.ts'

/** What is at an address: a document, a picture (named by its digest), or the reason why there is neither. */
export type Entry =
  | { address: string; kind: DocumentKind; digest: string }
  | { address: string; kind: 'media'; mediaType: string; size: number }
  | { address: string; kind: 'moved'; to: string }
  | { address: string; kind: 'gone'; reason: string; since: string | null }
  | { address: string; kind: 'withheld'; reason: string; since: string | null; authority: string | null }

/** A shard, at `shard/<digest>`: folded address (or identity key) → the entries of every spelling that folds there. */
export type Shard = Record<string, Entry[]>

/** The average number of entries that a shard should not exceed. */
const entriesAShard = 128

/** n, where 2ⁿ shards hold `entries` entries, 64 to 128 each on average. A function of the number alone. */
export const shardBits = (entries: number): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(1, entries) / entriesAShard)))

/** Which of 2ⁿ shards a key belongs to. */
export const shardIndex = (key: string, bits: number): number => hash32(key) & ((1 << bits) - 1)
