import type { PublishedEdition } from '../model/configuration.ts'
import type { ArchiveSettings } from '../model/edition.ts'

/** A release's root, at `root/<digest>`: the editions' whole configuration, counts, and where the shards are. */
export interface Root {
  /** The number of the format that it was written in: `releaseFormat` of the version that published it. */
  format: number
  archive: ArchiveSettings
  /** In order of id. */
  editions: PublishedEdition[]
  counts: { articles: number; entries: number }
  /** n: there are 2ⁿ shards. */
  bits: number
  /** Their digests, concatenated: an array of 16,384 strings costs four times as much to parse. */
  shards: string
  /** The digest of what it keeps back, at `takedowns/<digest>`; `null` where that is nothing. */
  takedowns: string | null
}

/**
 * Grows when what is written changes so that an earlier Worker could not serve it, or a later one must know. 0: before the
 * number was written. Each has a release in `test/edge/fixtures/releases`, which every later Worker must serve.
 */
export const releaseFormat = 1

const digestLength = 64

/** The digest of the `index`th shard. */
export const shardDigest = (root: Root, index: number): string =>
  root.shards.slice(index * digestLength, (index + 1) * digestLength)

/** The edition with this id, or `null`. */
export const findEdition = (root: Root, id: string | null): PublishedEdition | null =>
  root.editions.find((edition) => edition.id === id) ?? null
