import type { PublishedArchive, PublishedEdition } from '../model/configuration.ts'

/**
 * A release's root, at `root/<digest>`: the configuration of its editions, its counts, and the digests of its shards.
 */
export interface Root {
  /** The `releaseFormat` of the version that published the release. */
  format: number
  archive: PublishedArchive
  /** Ordered by id. */
  editions: PublishedEdition[]
  counts: { articles: number; entries: number }
  /** n, for 2ⁿ shards. */
  bits: number
  /** The shards' digests, concatenated: an array of 16,384 strings would take four times as long to parse. */
  shards: string
  /** The digest of the release's takedowns, at `takedowns/<digest>`; `null` if there are none. */
  takedowns: string | null
}

/**
 * The format that this version writes. It increases when earlier Workers could not serve a new release, or when later
 * Workers must tell the formats apart. A root without a number has format 0. `test/edge/fixtures/releases` contains a
 * release of each format, which every later Worker must be able to serve.
 */
export const releaseFormat = 1

const digestHexLength = 64

/** Returns the digest of the shard at an index. */
export const shardDigestAt = (root: Root, shardIndex: number): string =>
  root.shards.slice(shardIndex * digestHexLength, (shardIndex + 1) * digestHexLength)

/** Finds the edition with this id; `null` if there is none. */
export const findEdition = (root: Root, editionId: string | null): PublishedEdition | null =>
  root.editions.find((edition) => edition.id === editionId) ?? null
