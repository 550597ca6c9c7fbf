import type { DocumentKind } from '../model/document.ts'
import type { ArticleNeighbours } from '../model/neighbours.ts'
import { hash32 } from './digest.ts'
import { toObjectKey } from './keys.ts'

/** The public details of a takedown. */
export interface Takedown {
  reason: string | null
  since: string | null
  /** URL or name of the authority that demanded the takedown. */
  authority: string | null
  /** Headline of the article; `null` unless it may be published. */
  headline: string | null
}

/**
 * An address and the resource there: a document or a picture, a redirect, or a takedown. Documents and pictures are
 * named by their digests.
 */
export type Entry =
  | { address: string; kind: DocumentKind; digest: string; noindex?: true; neighbours?: ArticleNeighbours }
  | { address: string; kind: 'media'; mediaType: string; size: number }
  | { address: string; kind: 'sitemap'; digest: string }
  | { address: string; kind: 'moved'; to: string }
  | ({ address: string; kind: 'gone' | 'withheld' } & Takedown)

export const isTakenDown = (entry: Entry): boolean => entry.kind === 'gone' || entry.kind === 'withheld'

/**
 * Returns the key of the object that an entry's address serves. Returns `null` for a picture, a redirect or a
 * takedown.
 */
export const findObjectKey = (entry: Entry): string | null =>
  'digest' in entry ? toObjectKey(entry.kind, entry.digest) : null

/** A shard, at `shard/<digest>`: folded address (or key of a URL id) → the entries whose addresses fold to it. */
export type Shard = Record<string, Entry[]>

/** Maximum average number of entries per shard. */
const maxEntriesPerShard = 128

/** Returns n, for 2ⁿ shards of 64 to 128 entries on average. Depends only on the number of entries. */
export const chooseShardBits = (entryCount: number): number =>
  Math.max(0, Math.ceil(Math.log2(entryCount / maxEntriesPerShard)))

/** Matches the address of a front page or of a name's list, and of the list for any of its years, months and days. */
const listAddressPattern =
  /^((\/[^/]+)(?:\/(?:sections|topics|authors)\/[^/]+)?)(?:(\/(?:1[5-9]|20)\d\d)(?:(\/\d\d)(\/(?:\d\d|undated))?)?)?(?:\/undated)?$/
const archiveListPattern = /^\/(?:topics|authors|sitemap\.xml)$/
const indexAddressPattern = /^(\/[^/]+)\/(?:sections|topics|authors|holdings)$/

/**
 * Returns the group of a key. All keys of a group are in the same shard, so that fewer shards are rewritten when
 * lists change together. A group has at most a few hundred entries. These are the groups:
 * - the front page of an edition with its years, months and indexes
 * - the front page of the archive with its indexes and sitemap
 * - the list of a section, topic or author with its years and months
 * - all of an edition's lists for one day
 * Any other key is a group of its own.
 */
export function shardGroupOf(entryKey: string): string {
  if (archiveListPattern.test(entryKey)) return '/'
  const [, frontAddress] = indexAddressPattern.exec(entryKey) ?? []
  const [, listAddress, edition, year, monthPart, dayPart] = listAddressPattern.exec(entryKey) ?? []
  return (
    frontAddress ??
    (dayPart === undefined ? (listAddress ?? entryKey) : `${edition}${year}${monthPart}${dayPart}`)
  )
}

/** The bytes of JSON's delimiters and of the backslash. */
const [openingBracketByte, backslashByte, closingBracketByte, closingBraceByte] = [0x5b, 0x5c, 0x5d, 0x7d]

const toBucketIndex = (text: string, bits: number) => hash32(text) & ((1 << bits) - 1)

/** Returns the index of a key's shard among 2ⁿ shards; `bits` is n. */
export const toShardIndex = (entryKey: string, bits: number): number =>
  toBucketIndex(shardGroupOf(entryKey), bits)

/**
 * Returns the indexes of the shards that may contain a key, the likeliest first. Some releases of format 0 had no
 * groups. Some later releases had no archive-wide lists: in those, `/topics` was the front page of an edition called
 * `topics`, in a group of its own.
 */
export function listCandidateShardIndexes(
  entryKey: string,
  { bits, format }: { bits: number; format: number },
): number[] {
  const shardIndex = toShardIndex(entryKey, bits)
  const indexWithoutGroup =
    format === 0 || archiveListPattern.test(entryKey) ? toBucketIndex(entryKey, bits) : shardIndex
  return indexWithoutGroup === shardIndex ? [shardIndex] : [shardIndex, indexWithoutGroup]
}

/**
 * Finds a key's entries in the bytes of a shard; empty if there are none. Decodes and parses only these entries,
 * because parsing a whole shard takes ten times as long. Only keys have arrays as values, and JSON escapes quotation
 * marks in strings, so `"key":[` without a preceding backslash is always the key.
 */
export function findEntries(shardBytes: Uint8Array, entryKey: string): Entry[] {
  const propertyBytes = new TextEncoder().encode(`${JSON.stringify(entryKey)}:`)
  for (
    let listStart = shardBytes.indexOf(openingBracketByte);
    listStart >= 0;
    listStart = shardBytes.indexOf(openingBracketByte, listStart + 1)
  ) {
    const propertyStart = listStart - propertyBytes.length
    if (
      shardBytes[propertyStart - 1] !== backslashByte &&
      propertyBytes.every((byte, index) => byte === shardBytes[propertyStart + index])
    )
      return parseEntryListAt(shardBytes, listStart)
  }
  return []
}

/**
 * Parses the array of objects that begins at an offset. Tries each closing bracket in turn: text that ends at a
 * bracket inside a string is not valid JSON.
 * @throws SyntaxError if the array has no end
 */
function parseEntryListAt(jsonBytes: Uint8Array, listStart: number): Entry[] {
  for (
    let end = jsonBytes.indexOf(closingBracketByte, listStart);
    end >= 0;
    end = jsonBytes.indexOf(closingBracketByte, end + 1)
  ) {
    if (jsonBytes[end - 1] !== closingBraceByte) continue
    try {
      return JSON.parse(new TextDecoder().decode(jsonBytes.subarray(listStart, end + 1)))
    } catch {}
  }
  throw new SyntaxError('a list of entries has no end')
}
