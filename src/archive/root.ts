import type { PublishedArchive, PublishedEdition } from '../model/configuration.ts'

/** A release's root, at `root/<digest>`: the configuration of the editions, counts, and the digests of the shards. */
export interface Root {
  /** `releaseFormat` of the version that published the release. */
  format: number
  archive: PublishedArchive
  /** Ordered by id. */
  editions: PublishedEdition[]
  counts: { articles: number; entries: number }
  /** n, for 2ⁿ shards. */
  bits: number
  /** The shards' digests, concatenated, since an array of 16,384 strings would cost four times as much to parse. */
  shards: string
  /** The digest of the release's takedowns, at `takedowns/<digest>`; `null` if there are none. */
  takedowns: string | null
}

/**
 * Number of the format that this version writes. It increases when earlier Workers cannot serve a new release, or
 * when later Workers must tell the formats apart. A root without a number has format 0. `test/edge/fixtures/releases`
 * has a release of each format, which every later Worker must serve.
 */
export const releaseFormat = 1

const digestHexLength = 64

/** Returns the digest of the shard at an index. */
export const shardDigestAt = (root: Root, shardIndex: number): string =>
  root.shards.slice(shardIndex * digestHexLength, (shardIndex + 1) * digestHexLength)

/** Finds the edition with this id; `null` if there is none. */
export const findEdition = (root: Root, editionId: string | null): PublishedEdition | null =>
  root.editions.find((edition) => edition.id === editionId) ?? null
