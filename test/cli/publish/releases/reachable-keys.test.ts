import { expect, it } from 'vitest'
import {
  addKeysUntilUnreadable,
  collectReachableKeys,
} from '../../../../src/cli/publish/releases/reachable-keys.ts'
import { writeRelease } from '../../../support/histories.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'

const texts = Array.from({ length: 60 }, (_, number) => [`/e/${number}`, 2] as const)

/** Counts how often a store reads each key. */
function countReads(store: MemoryStore) {
  const reads = new Map<string, number>()
  const counted: MemoryStore = {
    ...store,
    read(key, options) {
      reads.set(key, (reads.get(key) ?? 0) + 1)
      return store.read(key, options)
    },
  }
  return { counted, reads }
}

it('a shard that releases share is read once, and what only one of them has is collected', async () => {
  const store = memoryStore()
  const first = await writeRelease(store, new Map(texts))
  const before = new Set(store.values.keys())
  const second = await writeRelease(store, new Map([...texts.slice(1), ['/e/0', 4]]))
  const added = [...store.values.keys()].filter((key) => !before.has(key))
  expect(added.map((key) => key.split('/')[0]).sort()).toEqual(['article', 'root', 'shard'])
  const { counted, reads } = countReads(store)
  expect(await collectReachableKeys(counted, first, second)).toEqual(new Set(store.values.keys()))
  expect([...reads].filter(([, count]) => count > 1)).toEqual([])
  const ofFirst = await collectReachableKeys(counted, first)
  expect(added.filter((key) => ofFirst.has(key))).toEqual([])
})

it('an unreadable shard ends the collection, and hides nothing that was collected before', async () => {
  const store = memoryStore()
  const root = await writeRelease(store, new Map(texts))
  const shards = (JSON.parse(store.values.get(`root/${root}`) ?? '').shards as string).match(/.{64}/g) ?? []
  expect(shards.length).toBeGreaterThan(1)
  store.values.set(`shard/${shards.at(-1)}`, '{}')
  await expect(collectReachableKeys(store, root)).rejects.toThrow(shards.at(-1))
  const readable = new Set(['known'])
  await addKeysUntilUnreadable(store, root, readable)
  expect(readable.has('known') && readable.has(`root/${root}`)).toBe(true)
})
