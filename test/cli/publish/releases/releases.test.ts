import { describe, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { addKeysUntilUnreadable } from '../../../../src/cli/publish/releases/reachable-keys.ts'
import { describeReleases } from '../../../../src/cli/publish/releases/releases.ts'
import { addVerifiedKeys } from '../../../../src/cli/publish/releases/verified-keys.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { movePointerTo, type Texts, writeRelease } from '../../../support/histories.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

/** Publishes releases of these texts one after another. @returns the roots in that order */
async function published(...releases: Texts[]) {
  const store = memoryStore()
  const roots: string[] = []
  for (const texts of releases) {
    const root = await writeRelease(store, texts)
    await movePointerTo(store, root)
    roots.push(root)
  }
  const describe = async () => describeReleases(store, (await store.readPointer()) as ReleasePointer)
  return { store, roots, describe }
}

/** 60 articles, in several shards. */
const sixty = new Map(Array.from({ length: 60 }, (_, number) => [`/e/${number}`, 1] as const))

const later = new Map([...[...sixty].slice(4), ['/e/10', 2], ['/e/11', 2], ['/e/new', 2]] as const)

describe('the list of releases', () => {
  it('says how many addresses each adds, removes and changes', async () => {
    const { describe, roots } = await published(new Map([['/e/a', 1]]), sixty, later)
    expect(await describe()).toEqual([
      {
        root: roots[2],
        publishedAt: new Date(0).toISOString(),
        counts: { articles: 57, entries: 57 },
        difference: { added: 1, removed: 4, changed: 2 },
      },
      expect.objectContaining({
        root: roots[1],
        counts: { articles: 60, entries: 60 },
        difference: { added: 60, removed: 1, changed: 0 },
      }),
      expect.objectContaining({ root: roots[0], counts: { articles: 1, entries: 1 }, difference: null }),
    ])
  })

  it('reads no shard that two releases share', async () => {
    const { describe, store } = await published(sixty, new Map([...sixty, ['/e/10', 2]]))
    const read: string[] = []
    const { read: readOne } = store
    store.read = (key, options) => {
      read.push(key)
      return readOne(key, options)
    }
    await describe()
    expect([...store.values.keys()].filter((key) => key.startsWith('shard/')).length).toBeGreaterThan(8)
    expect(read.filter((key) => key.startsWith('shard/'))).toHaveLength(2)
  })

  it('leaves out what cannot be read, and no more', async () => {
    const { describe, store, roots } = await published(
      new Map([['/e/a', 1]]),
      new Map([['/e/a', 2]]),
      new Map([['/e/a', 4]]),
      new Map([['/e/a', 5]]),
    )
    await store.deleteStoredObjects([`root/${roots[1]}`])
    const counts = { articles: 1, entries: 1 }
    const difference = { added: 0, removed: 0, changed: 1 }
    const found = (await describe()).map((release) => [release.counts, release.difference])
    expect(found).toEqual([
      [counts, difference],
      [counts, null],
      [null, null],
      [counts, null],
    ])
    const { shards } = JSON.parse(store.values.get(`root/${roots[3]}`) ?? '')
    await store.deleteStoredObjects([`shard/${shards}`])
    expect((await describe())[0]).toMatchObject({ counts, difference: null })
  })
})

describe('the keys of a release', () => {
  const texts = new Map([
    ['/e/a', 1],
    ['/e/b', 3],
  ])

  const objectsOf = (store: MemoryStore) => [...store.values.keys()].filter((key) => key !== 'release').sort()

  async function verifiedKeys(store: MemoryStore, root: string): Promise<Set<string>> {
    const keys = new Set<string>()
    await addVerifiedKeys(store, root, keys)
    return keys
  }

  it('that are intact are those of every object whose bytes have their digest', async () => {
    const { store, roots } = await published(texts)
    const root = roots[0] ?? ''
    const all = objectsOf(store)
    expect(all.map((key) => key.split('/')[0])).toEqual(['article', 'article', 'root', 'shard'])
    expect([...(await verifiedKeys(store, root))].sort()).toEqual(all)
    const [article = '', , rootKey = '', shard = ''] = all
    store.values.set(article, `${store.values.get(article)} `)
    expect([...(await verifiedKeys(store, root))].sort()).toEqual(all.slice(1))
    await store.deleteStoredObjects([shard])
    expect([...(await verifiedKeys(store, root))]).toEqual([rootKey])
    await store.deleteStoredObjects([rootKey])
    expect(await verifiedKeys(store, root)).toEqual(new Set())
  })

  it('that are intact are also its takedowns, lists and settings', async () => {
    const store = memoryStore()
    const content = await smallArchive({
      'e/articles/a.md': articleFile('headline: A', 'Words.'),
      'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b\nstatus: withheld', ''),
    })
    const { rootDigest } = await publishSound(content, store)
    const all = objectsOf(store)
    expect(all.some((key) => key.startsWith('takedowns/'))).toBe(true)
    expect([...(await verifiedKeys(store, rootDigest))].sort()).toEqual(all)
  })

  it('are those of the store itself, never of a cache in front of it', async () => {
    const { store, roots } = await published(texts)
    const { read } = store
    const isAgain: boolean[] = []
    store.read = (key, options) => {
      isAgain.push(options.again)
      return read(key, options)
    }
    await verifiedKeys(store, roots[0] ?? '')
    expect([isAgain.length, new Set(isAgain)]).toEqual([4, new Set([true])])
  })

  it('that can be read are added to those that are known, as far as they go', async () => {
    const { store, roots } = await published(texts)
    const [root = ''] = roots
    const picture = [...store.uploads.keys()].filter((key) => key.startsWith('/media/'))
    async function keys(known: string[] = []): Promise<string[]> {
      const readable = new Set(known)
      await addKeysUntilUnreadable(store, root, readable)
      return [...readable].sort()
    }
    expect(await keys()).toEqual([...picture, ...objectsOf(store)])
    expect(await keys(['a'])).toEqual([...picture, 'a', ...objectsOf(store)])
    const shard = objectsOf(store).find((key) => key.startsWith('shard/')) ?? ''
    await store.deleteStoredObjects([shard])
    expect(await keys(['a'])).toEqual(['a', `root/${root}`])
  })

  it('are not taken for missing while the store does not answer', async () => {
    const { store, roots } = await published(texts)
    const refused = {
      ...store,
      readMany: async () => {
        throw new TypeError('fetch failed')
      },
    }
    await expect(addKeysUntilUnreadable(refused, roots[0] ?? '', new Set())).rejects.toThrow('fetch failed')
  })
})
