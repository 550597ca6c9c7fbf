import { expect, it } from 'vitest'
import type { ReleasePointer } from '../../../../../src/archive/release-pointer.ts'
import { openRemoteArchive } from '../../../../../src/cli/publish/archives/remote/remote-archive.ts'
import { withLease } from '../../../../../src/cli/publish/archives/with-lease.ts'
import { prune } from '../../../../../src/cli/publish/releases/prune.ts'
import { collectReachableKeys } from '../../../../../src/cli/publish/releases/reachable-keys.ts'
import { rollBack } from '../../../../../src/cli/publish/releases/rollback.ts'
import type { OpenArchive } from '../../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../../src/search/statement.ts'
import { temporaryFolder } from '../../../../support/content.ts'
import { movePointerTo, writeRelease } from '../../../../support/histories.ts'
import { memoryArchive } from '../../../../support/memory-archive.ts'
import { cloudflareApi } from '../../../../support/processes/cloudflare-api.ts'
import { remoteEnvironment } from '../../../../support/processes/morgue.ts'

const keysIn = async (archive: OpenArchive) => {
  const keys: string[] = []
  for await (const { key } of archive.listStoredObjects()) keys.push(key)
  return keys.sort()
}

it('rolls back and prunes over a failing API, and publishes what was pruned again', async () => {
  const behind = memoryArchive()
  const api = await cloudflareApi(behind)
  const state = await temporaryFolder()
  Object.assign(process.env, remoteEnvironment(api.url))
  const doing = async <Outcome>(
    work: (archive: OpenArchive, count: () => Promise<void>) => Promise<Outcome>,
  ) => {
    const archive = await openRemoteArchive(state, null)
    return withLease(archive, 'work', (leased, lease) => work(leased, () => lease.beginPrune())).finally(
      archive.close,
    )
  }
  const publishText = (...texts: number[]) =>
    doing(async (archive) => {
      const root = await writeRelease(archive, new Map(texts.map((text) => [`/e/${text}`, text])))
      await movePointerTo(archive, root)
      return root
    })
  try {
    api.fault = ({ number }) => (number % 7 === 3 ? { kind: 'cut', when: 'after' } : null)
    const first = await publishText(3, 4, 6)
    const second = await publishText(7, 9)
    expect(await doing((archive) => rollBack(archive, first, new Set()))).toBe(first)
    const third = await publishText(9, 10)
    const pruning = {
      keptReleaseCount: 1,
      dropsTakenDown: false,
      isDryRun: false,
      nowSeconds: Math.floor(Date.now() / 1000) + 2 * 86_400,
    }
    const pruned = await doing((archive, count) => prune(archive, pruning, count))
    expect(pruned).toMatchObject({ kept: 1, spared: 0 })
    const pointer = (await behind.readPointer()) as ReleasePointer
    expect(pointer).toMatchObject({ root: third, fallback: first, previous: [] })
    expect(await keysIn(behind)).toEqual([...(await collectReachableKeys(behind, third, first))].sort())
    expect(await behind.read(`root/${second}`, { again: true })).toBe(null)
    const [[row] = []] = await behind.corrections.run([createPlainStatement('SELECT prunes FROM lease')])
    expect(Number(row?.prunes)).toBeGreaterThanOrEqual(1)
    expect(await publishText(7, 9)).toBe(second)
    expect(api.unreachable).toEqual([])
  } finally {
    await api.stop()
  }
})
