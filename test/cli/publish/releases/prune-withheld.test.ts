import { describe, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

describe('pruning withheld articles', () => {
  const article = (words: string, more = '') =>
    articleFile(`headline: Ann\nurl: https://e.example/ann\n${more}`, words)

  /** Publishes the states of an article one after another. */
  async function published(states: readonly string[]) {
    const content = await smallArchive({ 'e/articles/bob.md': articleFile('headline: Bob') })
    const store = memoryStore()
    const roots: string[] = []
    for (const state of states) {
      await writeFiles(content, { 'e/articles/ann.md': state })
      roots.push((await publishSound(content, store)).rootDigest)
    }
    const pointer = async () => (await store.readPointer()) as ReleasePointer
    const pruneWithheld = () =>
      prune(
        store,
        {
          keptReleaseCount: 10,
          dropsTakenDown: true,
          isDryRun: false,
          nowSeconds: Math.floor(Date.now() / 1000),
        },
        async () => {},
      )
    const holds = (words: string) => [...store.values.values()].some((text) => text.includes(words))
    return { store, roots, pointer, pruneWithheld, holds }
  }

  const takenDown = [article('First words.'), article('Second words.'), article('', 'status: withheld')]

  it('drops a fallback that shows one', async () => {
    const { store, roots, pointer, pruneWithheld, holds } = await published(takenDown)
    await store.writePointer({ ...(await pointer()), fallback: roots[0] ?? null })
    const { sequence } = await pointer()
    await pruneWithheld()
    const pruned = { sequence: sequence + 1, root: roots[2], fallback: null, previous: [] }
    expect(await pointer()).toMatchObject(pruned)
    expect([holds('First words'), holds('Second words')]).toEqual([false, false])
  })

  it('keeps a fallback that shows none', async () => {
    const { roots, pointer, pruneWithheld } = await published([
      ...takenDown,
      article('', 'status: { is: withheld, reason: R }'),
    ])
    expect(await pointer()).toMatchObject({ fallback: roots[2] })
    expect(await pruneWithheld()).toMatchObject({ kept: 2, dropped: 2 })
    expect(await pointer()).toMatchObject({ fallback: roots[2], previous: [{ root: roots[2] }] })
  })

  it('keeps a release that shows none and withholds none', async () => {
    const { roots, pointer, pruneWithheld } = await published([
      articleFile('headline: Eve\nurl: https://e.example/eve', 'Somebody else.'),
      article('', 'status: withheld'),
    ])
    expect(await pruneWithheld()).toMatchObject({ kept: 2, dropped: 0 })
    expect(await pointer()).toMatchObject({ root: roots[1], previous: [{ root: roots[0] }] })
  })

  it('keeps the takedowns of what it keeps, and drops nothing while they cannot be read', async () => {
    const { store, roots, pointer, pruneWithheld } = await published([
      ...takenDown,
      article('', 'status: { is: withheld, reason: R }'),
    ])
    const served = JSON.parse(store.values.get(`root/${roots[3]}`) ?? '')
    const takedowns = `takedowns/${served.takedowns}`
    await pruneWithheld()
    expect(store.values.has(takedowns)).toBe(true)
    store.values.delete(takedowns)
    const [pruned, keys] = [await pointer(), [...store.values.keys()]]
    await expect(pruneWithheld()).rejects.toThrow(takedowns)
    expect([await pointer(), [...store.values.keys()]]).toEqual([pruned, keys])
  })

  it('drops a release that cannot be read', async () => {
    const { store, roots, pointer, pruneWithheld } = await published([
      article('', 'status: { is: withheld, reason: R }'),
      article('', 'status: withheld'),
      article('', 'status: gone'),
    ])
    const root = JSON.parse(store.values.get(`root/${roots[0]}`) ?? '')
    store.values.delete(`root/${roots[0]}`)
    expect(root.bits).toBe(0)
    await pruneWithheld()
    expect((await pointer()).previous.map((past) => past.root)).toEqual([roots[1]])
  })

  it('considers the takedowns of releases in between, and not of those before', async () => {
    const removed = await published([
      article('First words.'),
      article('', 'status: withheld'),
      articleFile('headline: Eve\nurl: https://e.example/eve', 'Somebody else.'),
    ])
    await removed.pruneWithheld()
    expect(removed.holds('First words')).toBe(false)
    const restored = await published([
      article('', 'status: withheld'),
      article('First words.'),
      article('Second words.'),
    ])
    await restored.pruneWithheld()
    expect((await restored.pointer()).previous).toHaveLength(2)
    expect(restored.holds('First words')).toBe(true)
  })

  it('drops a release that shows what an unreadable later one may have taken down', async () => {
    const { store, roots, pointer, pruneWithheld, holds } = await published([
      article('First words.'),
      article('', 'status: withheld'),
      articleFile('headline: Eve\nurl: https://e.example/eve', 'Somebody else.'),
    ])
    const { takedowns } = JSON.parse(store.values.get(`root/${roots[1]}`) ?? '')
    expect(store.values.delete(`takedowns/${takedowns}`)).toBe(true)
    await pruneWithheld()
    expect(await pointer()).toMatchObject({ root: roots[2], previous: [] })
    expect(holds('First words')).toBe(false)
  })

  it('never drops the served release, even when it is an earlier one too', async () => {
    const { store, roots, pointer, pruneWithheld, holds } = await published(takenDown.slice(1))
    await rollBack(store, roots[0] ?? '', new Set(['/e/ann']))
    await pruneWithheld()
    expect((await pointer()).root).toBe(roots[0])
    expect(holds('Second words')).toBe(true)
  })

  it('spares no recent upload, and changes nothing when there are no takedowns', async () => {
    const { pointer, pruneWithheld } = await published([article('First words.'), article('Second words.')])
    const before = await pointer()
    expect(await pruneWithheld()).toEqual({ kept: 2, dropped: 0, deleted: 0, spared: 0 })
    expect(await pointer()).toEqual(before)
  })
})
