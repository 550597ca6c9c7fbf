import { expect, it } from 'vitest'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'

import { movePointerTo, writeRelease } from '../../../support/histories.ts'
import { type Clocked, day, expectPruned, keysIn } from './pruned-store.ts'

it('pruning the local archive keeps everything reachable and nothing else', async () => {
  const store = await openLocalArchive(await archiveFolder())
  try {
    const clocked: Clocked = {
      store,
      uploaded: () => Date.now() / 1000,
      now: Math.floor(Date.now() / 1000),
    }
    const [first, second] = [new Map([['/e/a', 3]]), new Map([['/e/a', 4]])]
    await movePointerTo(store, await writeRelease(store, first))
    await movePointerTo(store, await writeRelease(store, second))
    await movePointerTo(store, await writeRelease(store, new Map([['/e/b', 5]])))
    const pruning = { keptReleaseCount: 1, dropsTakenDown: false, isDryRun: false, nowSeconds: clocked.now }
    const before = (await keysIn(store)).length
    expect(await prune(store, pruning, async () => {})).toMatchObject({ kept: 1, dropped: 2, deleted: 0 })
    expect(await keysIn(store)).toHaveLength(before)
    const later = { ...pruning, nowSeconds: clocked.now + 2 * day }
    expect(await prune(store, { ...later, isDryRun: true }, async () => {})).toMatchObject({ deleted: 4 })
    expect(await prune(store, later, async () => {})).toMatchObject({ deleted: 4, spared: 0 })
    await expectPruned({ ...clocked, now: later.nowSeconds }, later)
    expect((await keysIn(store)).filter((key) => key.startsWith('/media/'))).toEqual([])
  } finally {
    await store.close()
  }
})
