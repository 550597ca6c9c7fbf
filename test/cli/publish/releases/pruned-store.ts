import { expect } from 'vitest'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import type { PruneOptions } from '../../../../src/cli/publish/releases/prune.ts'
import type { ReleaseStore } from '../../../../src/cli/publish/store/release-store.ts'

/** In seconds. */
export const day = 24 * 60 * 60

const namedBy = ({ root, fallback, previous }: ReleasePointer) => [
  ...new Set([root, ...(fallback === null ? [] : [fallback]), ...previous.map((past) => past.root)]),
]

/** Lists the keys of everything that is stored. */
export async function keysIn(store: ReleaseStore): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of store.listStoredObjects()) keys.push(key)
  return keys
}

/** A store whose clock the test controls. */
export interface Clocked {
  store: ReleaseStore
  /** Returns the time of an upload, in Unix seconds. */
  uploaded: (key: string) => number
  now: number
}

async function textOf(store: ReleaseStore, key: string) {
  const bytes = await store.read(key, { again: true })
  if (!bytes) throw new Error(`${key} is not there`)
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** Collects what releases reach, using only the formats in docs/storage.md, without the tested code. */
async function reachedBy(store: ReleaseStore, roots: readonly string[]): Promise<Set<string>> {
  const keys = new Set<string>()
  for (const root of roots) {
    const { shards, takedowns } = (await textOf(store, `root/${root}`)) as Record<string, string | null>
    keys.add(`root/${root}`)
    if (takedowns) keys.add(`takedowns/${takedowns}`)
    for (let at = 0; at < (shards ?? '').length; at += 64) {
      const shard = `shard/${shards?.slice(at, at + 64)}`
      keys.add(shard)
      const entries = Object.values(await textOf(store, shard)).flat() as Record<string, string>[]
      for (const { kind, digest, address = '' } of entries) {
        if (digest) keys.add(`${kind}/${digest}`)
        if (kind === 'media') keys.add(address)
      }
    }
  }
  return keys
}

/**
 * Checks a store after a prune: everything that the pointer names is complete; everything else is gone, or was spared
 * for its age.
 */
export async function expectPruned(
  { store, uploaded, now }: Clocked,
  { keptReleaseCount }: PruneOptions,
): Promise<void> {
  const pointer = await store.readPointer()
  if (!pointer) throw new Error('there is no pointer')
  expect(pointer.previous.length).toBeLessThan(keptReleaseCount)
  const reached = await reachedBy(store, namedBy(pointer))
  const held = new Set(await keysIn(store))
  expect([...reached].filter((key) => !held.has(key))).toEqual([])
  for (const key of held) if (!reached.has(key)) expect(uploaded(key)).toBeGreaterThan(now - day)
}
