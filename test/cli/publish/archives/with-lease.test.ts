import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNextPointer } from '../../../../src/archive/release-pointer.ts'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { withLease } from '../../../../src/cli/publish/archives/with-lease.ts'
import { ArchiveError } from '../../../../src/cli/publish/store/archive-error.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'

import { writeRelease } from '../../../support/histories.ts'
import { publishTextTo, readRowPointer } from './leases.ts'

let archive: OpenArchive

beforeEach(async () => {
  archive = await openLocalArchive(await archiveFolder())
})

afterEach(() => archive.close())

describe('the holder of the lease', () => {
  it('may move the pointer again, and reads it as it is now', async () => {
    const roots = await withLease(archive, 'publish', async (leased) => {
      const first = await writeRelease(leased, new Map([['/e/a', 1]]))
      await leased.writePointer(createNextPointer(await leased.readPointer(), first, 'then'))
      const second = await writeRelease(leased, new Map([['/e/a', 2]]))
      await leased.writePointer(createNextPointer(await leased.readPointer(), second, 'now'))
      return [second, first]
    })
    const { root, previous = [] } = (await archive.readPointer()) ?? {}
    expect([root, ...previous.map((release) => release.root)]).toEqual(roots)
  })

  it('moves no pointer to a release that is not stored completely', async () => {
    const incomplete: OpenArchive = {
      ...archive,
      checkAllWritten() {
        throw new ArchiveError('an upload failed')
      },
    }
    await expect(publishTextTo(incomplete, 1)).rejects.toThrow('an upload failed')
    expect([await archive.readPointer(), await readRowPointer(archive)]).toEqual([null, null])
  })

  it('completes a move that was cut off, though the release was missing a moment ago', async () => {
    const cutOff = { ...archive, writePointer: () => Promise.reject(new Error('cut off')) }
    await expect(publishTextTo(cutOff, 1)).rejects.toThrow('cut off')
    const [served, moved] = [await archive.readPointer(), await readRowPointer(archive)]
    expect([served, moved?.sequence]).toEqual([null, 1])
    // A cache says that the release is missing, unless it is asked again.
    const read: OpenArchive['read'] = async (key, options) =>
      options.again ? archive.read(key, options) : null
    const found = await withLease({ ...archive, read }, 'publish', (leased) => leased.readPointer())
    expect([found, await archive.readPointer()]).toEqual([moved, moved])
  })

  it('learns how often the archive was pruned before it begins', async () => {
    const begun: number[] = []
    const noting = { ...archive, prepareWriting: async (prunes: number) => void begun.push(prunes) }
    await withLease(noting, 'prune', (_, lease) => lease.beginPrune())
    await withLease(noting, 'publish', async () => {})
    expect(begun).toEqual([0, 1])
  })

  it('renews it every half minute until the work is done, and keeps the result though neither succeeds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const sent: string[] = []
    const corrections: Database = {
      async run(statements) {
        sent.push(...statements.map(({ sql }) => sql))
        if (/SET expires|holder = NULL/.test(sent.at(-1) ?? '')) throw new Error('unreachable')
        return archive.corrections.run(statements)
      },
    }
    const countRenewals = () => sent.filter((sql) => /SET expires = .* WHERE holder = \?1/.test(sql)).length
    try {
      const work = withLease({ ...archive, corrections }, 'publish', async () => {
        vi.advanceTimersByTime(90_000)
        return 'done'
      })
      expect(await work).toBe('done')
      vi.advanceTimersByTime(90_000)
      expect(countRenewals()).toBe(3)
    } finally {
      vi.useRealTimers()
    }
  })
})
