import { describe, expect, it } from 'vitest'
import { toObjectKey } from '../../../../src/archive/keys.ts'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { movePointerTo, writeRelease } from '../../../support/histories.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'
import { type Clocked, day, expectPruned, keysIn } from './pruned-store.ts'

const hour = 60 * 60

function inMemory(): Clocked {
  const clocked: Clocked = { store: memoryStore(() => clocked.now), uploaded: () => 0, now: 1_000_000 }
  const { uploads } = clocked.store as ReturnType<typeof memoryStore>
  clocked.uploaded = (key) => uploads.get(key) ?? 0
  return clocked
}

/** Makes random publications (some interrupted before the pointer moved), rollbacks and prunes. */
async function liveThrough(clocked: Clocked, random: () => number): Promise<number> {
  const { store } = clocked
  const texts = new Map<string, number>()
  const any = (of: number) => Math.floor(random() * of)
  let pruned = 0
  await movePointerTo(store, await writeRelease(store, texts))
  for (let step = 3 + any(12); step > 0; step--) {
    clocked.now += any(30) * hour
    for (let changes = any(6); changes > 0; changes--)
      if (random() < 0.3) texts.delete(`/e/${any(12)}`)
      else texts.set(`/e/${any(12)}`, any(40))
    const what = random()
    if (what < 0.65) {
      const root = await writeRelease(store, texts)
      if (what < 0.55) await movePointerTo(store, root)
    } else if (what < 0.8) {
      const { root, previous } = (await store.readPointer()) as ReleasePointer
      const past = previous[any(previous.length)]?.root
      if (past !== undefined && past !== root) expect(await rollBack(store, past, new Set())).toBe(past)
    } else {
      const pruning = {
        keptReleaseCount: 1 + any(4),
        dropsTakenDown: false,
        isDryRun: false,
        nowSeconds: clocked.now,
      }
      await prune(store, pruning, async () => {})
      await expectPruned(clocked, pruning)
      pruned++
    }
  }
  return pruned
}

describe('pruning', () => {
  it('keeps everything reachable and nothing else in 1,000 random histories, a quarter of them a day', async () => {
    const histories = dueNumbers(0, 1000, 4)
    let pruned = 0
    for (const history of histories) pruned += await liveThrough(inMemory(), randomNumbers(history))
    expect(pruned).toBeGreaterThan(histories.length / 2)
  })

  it('deletes nothing when a kept release cannot be read completely', async () => {
    const { store, now } = inMemory()
    await movePointerTo(store, await writeRelease(store, new Map([['/e/a', 1]])))
    await movePointerTo(store, await writeRelease(store, new Map([['/e/a', 2]])))
    const { fallback } = (await store.readPointer()) as ReleasePointer
    await store.deleteStoredObjects([toObjectKey('root', fallback ?? '')])
    const before = await keysIn(store)
    const pruning = { keptReleaseCount: 1, dropsTakenDown: false, isDryRun: false, nowSeconds: now + 9 * day }
    await expect(prune(store, pruning, async () => {})).rejects.toThrow('nothing was deleted')
    expect(await keysIn(store)).toEqual(before)
  })

  it('spares uploads of the last day, to the second, and changes nothing in a dry run', async () => {
    const clocked = inMemory()
    const { store } = clocked
    await movePointerTo(store, await writeRelease(store, new Map([['/e/a', 1]])))
    const left = `article/${'0'.repeat(64)}`
    await store.writeObjects(new Map([[left, 'left over']]))
    const at = (seconds: number, isDryRun: boolean) =>
      prune(
        store,
        { keptReleaseCount: 1, dropsTakenDown: false, isDryRun, nowSeconds: clocked.now + seconds },
        async () => {},
      )
    expect(await at(day - 1, false)).toEqual({ kept: 1, dropped: 0, deleted: 0, spared: 1 })
    expect(await at(day, true)).toEqual({ kept: 1, dropped: 0, deleted: 1, spared: 0 })
    expect(await keysIn(store)).toContain(left)
    await movePointerTo(store, await writeRelease(store, new Map([['/e/b', 2]])))
    const before = [await keysIn(store), await store.readPointer()]
    expect(await at(day, true)).toMatchObject({ dropped: 1 })
    expect([await keysIn(store), await store.readPointer()]).toEqual(before)
    // The fallback is kept too, with everything that it reaches.
    expect(await at(day, false)).toMatchObject({ deleted: 1, spared: 0 })
  })

  it('asks before the pointer moves and before every thousand deletions, and stops when that throws', async () => {
    const { store, now } = inMemory()
    await movePointerTo(store, await writeRelease(store, new Map([['/e/a', 1]])))
    const left = Array.from({ length: 2500 }, (_, number) => `article/${String(number).padStart(64, '0')}`)
    await store.writeObjects(new Map(left.map((key) => [key, 'left over'])))
    const pruning = { keptReleaseCount: 1, dropsTakenDown: false, isDryRun: false, nowSeconds: now + 9 * day }
    const remaining = async () => (await keysIn(store)).filter((key) => left.includes(key)).length
    const seen: number[] = []
    const announce = async () => {
      seen.push(await remaining())
      if (seen.length === 3) throw new Error('lost')
    }
    await expect(prune(store, pruning, announce)).rejects.toThrow('lost')
    expect([seen, await remaining()]).toEqual([[2500, 2500, 1500], 1500])
    await prune(store, pruning, async () => {})
    expect(await remaining()).toBe(0)
  })

  it('moves the pointer first, so that no reader is led to a release whose objects are gone', async () => {
    const { store, now } = inMemory()
    for (const text of [1, 2, 3])
      await movePointerTo(store, await writeRelease(store, new Map([['/e/a', text]])))
    const namedAtDeletion: number[] = []
    const watched = {
      ...store,
      async deleteStoredObjects(keys: string[]) {
        namedAtDeletion.push((await store.readPointer())?.previous.length ?? -1)
        await store.deleteStoredObjects(keys)
      },
    }
    const pruning = { keptReleaseCount: 1, dropsTakenDown: false, isDryRun: false, nowSeconds: now + 9 * day }
    expect(await prune(watched, pruning, async () => {})).toMatchObject({ kept: 1, dropped: 2 })
    expect(namedAtDeletion).toEqual([0])
  })

  it('leaves foreign keys alone', async () => {
    const { store, now } = inMemory()
    await movePointerTo(store, await writeRelease(store, new Map()))
    const digest = 'ab'.repeat(32)
    const theirs = [
      'somebody’s',
      `theirs/media/${digest}.png`,
      `/media/${digest}.png.bak`,
      `article/${digest}.bak`,
    ]
    await store.writeObjects(new Map(theirs.map((key) => [key, 'x'])))
    await prune(
      store,
      { keptReleaseCount: 1, dropsTakenDown: true, isDryRun: false, nowSeconds: now + 9 * day },
      async () => {},
    )
    expect(await keysIn(store)).toEqual(expect.arrayContaining(theirs))
  })

  it('deletes pictures of every type that no release shows', async () => {
    const { store, now } = inMemory()
    await movePointerTo(store, await writeRelease(store, new Map()))
    const left = ['png', 'webp', 'json'].map((type) => `/media/${'ab'.repeat(32)}.${type}`)
    await store.writeObjects(new Map(left.map((key) => [key, 'left over'])))
    const pruning = { keptReleaseCount: 1, dropsTakenDown: false, isDryRun: false, nowSeconds: now + 9 * day }
    expect(await prune(store, pruning, async () => {})).toMatchObject({ deleted: 3 })
    expect((await keysIn(store)).filter((key) => left.includes(key))).toEqual([])
  })

  it('writes no pointer when every release is kept', async () => {
    const { store, now } = inMemory()
    await movePointerTo(store, await writeRelease(store, new Map()))
    const { writes } = store as ReturnType<typeof memoryStore>
    const { length } = writes
    await prune(
      store,
      { keptReleaseCount: 2, dropsTakenDown: false, isDryRun: false, nowSeconds: now + 9 * day },
      async () => {},
    )
    expect(writes.slice(length)).toEqual([])
  })

  it('is refused when nothing was published', async () => {
    const pruning = { keptReleaseCount: 1, dropsTakenDown: false, isDryRun: false, nowSeconds: 0 }
    await expect(prune(memoryStore(), pruning, async () => {})).rejects.toThrow('nothing has been published')
  })
})
