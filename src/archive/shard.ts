import type { DocumentKind } from '../model/document.ts'
import { hash32 } from './digest.ts'

/** Why something is not shown (any longer). */
export interface Takedown {
  reason: string | null
  since: string | null
  /** Who demanded it: a URL or a name. */
  authority: string | null
  /** Where that may be told. */
  headline: string | null
}

/** What is at an address: a document, a picture (named by its digest), or the reason why there is neither. */
export type Entry =
  | { address: string; kind: DocumentKind; digest: string; noindex?: true }
  | { address: string; kind: 'media'; mediaType: string; size: number }
  | { address: string; kind: 'sitemap'; digest: string }
  | { address: string; kind: 'moved'; to: string }
  | ({ address: string; kind: 'gone' | 'withheld' } & Takedown)

/** Whether an entry says that something was taken down. */
export const isTakenDown = (entry: Entry): boolean => entry.kind === 'gone' || entry.kind === 'withheld'

/** A shard, at `shard/<digest>`: folded address (or identity key) → the entries of every spelling that folds there. */
export type Shard = Record<string, Entry[]>

/** The average number of entries that a shard should not exceed. */
const maxEntriesPerShard = 128

/** n, where 2ⁿ shards hold `entries` entries, 64 to 128 each on average. A function of the number alone. */
export const shardBits = (entries: number): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(1, entries) / maxEntriesPerShard)))

/** A front or a named list, the year and month of a part of it, and what is below that. */
const listPattern =
  /^((\/[^/]+)(?:\/(?:sections|topics|authors)\/[^/]+)?)(?:(\/(?:1[5-9]|20)\d\d)(?:(\/\d\d)(\/(?:\d\d|undated))?)?)?(?:\/undated)?$/
const indexPattern = /^(\/[^/]+)\/(?:sections|topics|authors|holdings)$/

/**
 * What decides the shard of a key. Lists that one added article changes together lie together, or each would write
 * a shard of its own: a front with the indexes, a topic's page with its years and months, all lists of one day. Such a
 * group is a few hundred entries at most; every other key stands alone.
 */
export function shardGroup(key: string): string {
  if (key === '/sitemap.xml') return '/'
  const [, front] = indexPattern.exec(key) ?? []
  const [, whole, edition, year, month, day] = listPattern.exec(key) ?? []
  return front ?? (day === undefined ? (whole ?? key) : `${edition}${year}${month}${day}`)
}

const bucketOf = (text: string, bits: number) => hash32(text) & ((1 << bits) - 1)

/** Which of 2ⁿ shards a key belongs to. */
export const shardIndex = (key: string, bits: number): number => bucketOf(shardGroup(key), bits)

/** Where a release may have a key, the likelier first: before formats had numbers, some had no groups. */
export function shardIndexes(key: string, { bits, format }: { bits: number; format: number }): number[] {
  const index = shardIndex(key, bits)
  const without = format === 0 ? bucketOf(key, bits) : index
  return without === index ? [index] : [index, without]
}
