import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createNextPointer, type ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { applyMigrations } from '../../../../src/cli/publish/archives/apply-migrations.ts'
import { Lease } from '../../../../src/cli/publish/archives/lease.ts'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { withLease } from '../../../../src/cli/publish/archives/with-lease.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import { ArchiveError } from '../../../../src/cli/publish/store/archive-error.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'

import { writeRelease } from '../../../support/histories.ts'
import { expireLease, publishTextTo, readRowPointer } from './leases.ts'

let archive: OpenArchive

beforeAll(async () => {
  archive = await openLocalArchive(await archiveFolder())
  await applyMigrations(archive.corrections)
})

afterAll(() => archive.close())

/** Empties the archive: the row is as created by the migration. */
beforeEach(async () => {
  const keys = ['release']
  for await (const { key } of archive.listStoredObjects()) keys.push(key)
  await archive.deleteStoredObjects(keys)
  await archive.corrections.run([
    createPlainStatement('DELETE FROM lease'),
    createPlainStatement('INSERT INTO lease (one) VALUES (1)'),
  ])
})

const expire = () => expireLease(archive)

/** Identifies this boot of this machine, and its process namespace. */
const thisMachine = `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${readlinkSync('/proc/self/ns/pid')}`

/** Makes an ended process of this machine the holder of the lease. */
async function endedHolder(identity = thisMachine): Promise<void> {
  const sql = 'UPDATE lease SET holder = ?1, expires = unixepoch() + 1000'
  await archive.corrections.run([{ sql, params: [`${hostname()} 999999999 ${identity} x`] }])
}

/** Returns the holder in the row while a lease is held, and releases the lease. */
async function holderOf(lease: Lease): Promise<string> {
  const [[row] = []] = await archive.corrections.run([createPlainStatement('SELECT holder FROM lease')])
  await lease.release()
  return String(row?.holder)
}

const rowPointer = () => readRowPointer(archive)

const publishText = (text: number, store: OpenArchive = archive) => publishTextTo(store, text)

describe('the lease', () => {
  it('has one holder, is renewed and released, and is taken over when it was not renewed', async () => {
    const first = await Lease.take(archive.corrections, 'publish')
    await expect(Lease.take(archive.corrections, 'prune')).rejects.toThrow(
      `\`npx morgue publish\` is running on ${hostname()}: wait until it ends and try again.`,
    )
    await expect(Lease.take(archive.corrections, 'prune')).rejects.toThrow(
      /If it was cut off, try again after 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC$/,
    )
    await first.release()
    const second = await Lease.take(archive.corrections, 'prune', 0)
    const third = await Lease.take(archive.corrections, 'rollback')
    await expect(second.moveRowPointer({ root: 'a' } as ReleasePointer, '')).rejects.toThrow(ArchiveError)
    await third.release()
  })

  it('of an ended process of this machine is taken over at once', async () => {
    await endedHolder()
    expect(await holderOf(await Lease.take(archive.corrections, 'publish'))).not.toContain(' 999999999 ')
  })

  it('of a running process, or of another machine of the same name, is not', async () => {
    await endedHolder('another-boot/pid:[1]')
    await expect(Lease.take(archive.corrections, 'publish')).rejects.toThrow(ArchiveError)
    await endedHolder(thisMachine.replace(/.$/, '0]'))
    await expect(Lease.take(archive.corrections, 'publish')).rejects.toThrow(ArchiveError)
    const sql = 'UPDATE lease SET holder = ?1'
    await archive.corrections.run([{ sql, params: [`elsewhere 999999999 ${thisMachine} x`] }])
    await expect(Lease.take(archive.corrections, 'publish')).rejects.toThrow(ArchiveError)
    await archive.corrections.run([{ sql, params: [`${hostname()} ${process.pid} ${thisMachine} x`] }])
    await expect(Lease.take(archive.corrections, 'publish')).rejects.toThrow(ArchiveError)
  })

  it('is renewed and released only by its holder', async () => {
    const secondsLeft = async () => {
      const sql = 'SELECT holder, work, prunes, expires - unixepoch() AS seconds FROM lease'
      const [[row] = []] = await archive.corrections.run([createPlainStatement(sql)])
      return row as { holder: string | null; work: string; prunes: number; seconds: number }
    }
    const soon = () =>
      archive.corrections.run([createPlainStatement('UPDATE lease SET expires = unixepoch() + 5')])
    const lost = await Lease.take(archive.corrections, 'publish', 1000)
    await soon()
    await lost.renew()
    expect((await secondsLeft()).seconds).toBeGreaterThan(900)
    await soon()
    await lost.beginPrune()
    expect(await secondsLeft()).toMatchObject({ prunes: 1, seconds: expect.toSatisfy((left) => left > 900) })
    await expire()
    const held = await Lease.take(archive.corrections, 'prune', 10)
    const before = await secondsLeft()
    await lost.renew()
    await lost.release()
    await lost.setRowPointer(createNextPointer(null, 'f'.repeat(64), 'then'))
    await expect(lost.beginPrune()).rejects.toThrow('nothing more was deleted')
    await expect(lost.moveRowPointer(createNextPointer(null, 'a', 'now'), '')).rejects.toThrow(ArchiveError)
    const after = await secondsLeft()
    expect(after).toMatchObject({ holder: before.holder, work: 'prune', prunes: 1 })
    expect(after.seconds).toBeLessThanOrEqual(10)
    expect(await rowPointer()).toBeNull()
    await held.release()
    expect((await secondsLeft()).holder).toBeNull()
  })

  it('names this machine as its holder, for two minutes', async () => {
    await Lease.take(archive.corrections, 'publish')
    const sql = 'SELECT holder, work, expires - unixepoch() AS seconds FROM lease'
    const [[row] = []] = await archive.corrections.run([createPlainStatement(sql)])
    expect(row?.seconds).toSatisfy((seconds: number) => seconds > 100 && seconds <= 120)
    expect(String(row?.holder).startsWith(`${hostname()} ${process.pid} ${thisMachine} `)).toBe(true)
    expect(row?.work).toBe('publish')
  })

  it('knows the pointer and the number of prunes when it is taken', async () => {
    const first = await Lease.take(archive.corrections, 'prune')
    expect([first.pointerWhenTaken, first.pruneCountWhenTaken]).toEqual([null, 0])
    await first.beginPrune()
    await first.beginPrune()
    const pointer = createNextPointer(null, 'f'.repeat(64), 'then')
    await first.moveRowPointer(pointer, '')
    await first.release()
    const second = await Lease.take(archive.corrections, 'publish')
    expect([second.pointerWhenTaken, second.pruneCountWhenTaken]).toEqual([pointer, 2])
  })

  it('is taken when it was released between the attempt and the look at its holder', async () => {
    const first = await Lease.take(archive.corrections, 'publish')
    const releasing: Database = {
      async run(statements) {
        const rows = await archive.corrections.run(statements)
        await first.release()
        return rows
      },
    }
    expect(await holderOf(await Lease.take(releasing, 'prune'))).toContain(` ${process.pid} `)
  })

  it('works the same when every statement is sent twice', async () => {
    const twice: Database = {
      async run(statements) {
        await archive.corrections.run(statements)
        return archive.corrections.run(statements)
      },
    }
    await endedHolder()
    const lease = await Lease.take(twice, 'publish')
    await lease.moveRowPointer(createNextPointer(null, 'a', 'now'), '')
    await lease.moveRowPointer({ ...createNextPointer(null, 'a', 'now'), sequence: 2 }, 'a')
    await lease.beginPrune()
    await lease.release()
    expect(await rowPointer()).toMatchObject({ root: 'a', sequence: 2 })
    await (await Lease.take(twice, 'publish')).release()
  })

  it('continues from a pointer that was moved without it, and from a new namespace', async () => {
    const root = await writeRelease(archive, new Map())
    await archive.writePointer({ ...createNextPointer(null, root, 'then'), sequence: 7 })
    await publishText(1)
    expect(await archive.readPointer()).toMatchObject({ sequence: 8, fallback: root })
    const held: string[] = []
    for await (const { key } of archive.listStoredObjects()) held.push(key)
    await archive.deleteStoredObjects([...held, 'release'])
    await publishText(2)
    expect(await archive.readPointer()).toMatchObject({ fallback: null, previous: [] })
    expect(await archive.readPointer()).toEqual(await rowPointer())
  })

  it('continues from the later pointer, and never with a smaller number', async () => {
    await publishText(1)
    const later = await writeRelease(archive, new Map([['/e/a', 2]]))
    await archive.writePointer({ ...createNextPointer(null, later, 'then'), sequence: 7 })
    await publishText(3)
    expect(await archive.readPointer()).toMatchObject({ sequence: 8, fallback: later })
    await archive.deleteStoredObjects([`root/${(await rowPointer())?.root}`])
    await archive.writePointer({ ...createNextPointer(null, later, 'then'), sequence: 3 })
    await publishText(4)
    expect(await archive.readPointer()).toMatchObject({ sequence: 9, fallback: later })
  })
})

describe('a publisher', () => {
  it('that was overtaken is refused with a remedy', async () => {
    await publishText(1)
    const overtaken = withLease(archive, 'publish', async (leased) => {
      const pointer = await leased.readPointer()
      const root = await writeRelease(leased, new Map([['/e/a', 2]]))
      await expire()
      await publishText(3)
      await leased.writePointer(createNextPointer(pointer, root, 'now'))
    })
    await expect(overtaken).rejects.toThrow(/another command .* in the meantime.*Run the command again/)
    expect(await archive.readPointer()).toMatchObject({ sequence: 2 })
  })

  it('that writes its pointer late restores the newer one that it has overwritten', async () => {
    await publishText(1)
    let first = true
    const late: OpenArchive = {
      ...archive,
      async writePointer(pointer) {
        if (first) {
          first = false
          await expire()
          await publishText(3)
        }
        await archive.writePointer(pointer)
      },
    }
    await publishText(2, late)
    expect(await archive.readPointer()).toMatchObject({ sequence: 3 })
    expect(await archive.readPointer()).toEqual(await rowPointer())
  })

  it('that was cut off between its move and the pointer is completed by the next one', async () => {
    await publishText(1)
    const broken = { ...archive, writePointer: () => Promise.reject(new Error('cut off')) }
    await expect(publishText(2, broken)).rejects.toThrow('cut off')
    expect(await archive.readPointer()).toMatchObject({ sequence: 1 })
    await withLease(archive, 'publish', async () => {})
    expect(await archive.readPointer()).toMatchObject({ sequence: 2 })
    expect(await archive.readPointer()).toEqual(await rowPointer())
  })
})

it('a prune that was overtaken deletes nothing that the newer release may need', async () => {
  await publishText(1)
  await archive.writeObjects(new Map([[`article/${'0'.repeat(64)}`, 'left over']]))
  const held = async () => {
    const keys: string[] = []
    for await (const { key } of archive.listStoredObjects()) keys.push(key)
    return keys
  }
  const pruning = {
    keptReleaseCount: 10,
    dropsTakenDown: false,
    isDryRun: false,
    nowSeconds: Math.floor(Date.now() / 1000) + 2 * 86_400,
  }
  const overtaken = withLease(archive, 'prune', (leased, lease) => {
    const slow: OpenArchive = {
      ...leased,
      async *listStoredObjects() {
        yield* leased.listStoredObjects()
        await expire()
        await publishText(2)
      },
    }
    return prune(slow, pruning, () => lease.beginPrune())
  })
  await expect(overtaken).rejects.toThrow(/another command has started to change the archive/)
  expect(await held()).toContain(`article/${'0'.repeat(64)}`)
  await withLease(archive, 'prune', (leased, lease) => prune(leased, pruning, () => lease.beginPrune()))
  expect(await held()).not.toContain(`article/${'0'.repeat(64)}`)
})
