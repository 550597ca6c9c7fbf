import { objectKey } from '../../../archive/keys.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import type { OpenArchive } from '../store/release-store.ts'
import { applyMigrations } from './apply-migrations.ts'
import { Lease } from './lease.ts'

/**
 * Writes the pointer, until the row agrees: whoever lost the lease between its move and this write would otherwise put an
 * older pointer in the place of a newer one.
 */
async function tell(archive: OpenArchive, lease: Lease, pointer: ReleasePointer): Promise<void> {
  for (let wanted = pointer; ; ) {
    await archive.writePointer(wanted)
    const now = await lease.read()
    if (!now || now.sequence === wanted.sequence) return
    wanted = now
  }
}

const isThere = async (archive: OpenArchive, root: string) =>
  (await archive.read(objectKey('root', root), { again: true })) !== null

/**
 * The pointer to start from. The row is ahead when a publisher was cut off after its move: the move is completed. It is
 * behind when the pointer was moved without a lease, and means nothing when the objects are not there (a new namespace).
 */
async function agreed(archive: OpenArchive, lease: Lease): Promise<ReleasePointer | null> {
  const [row, served] = [lease.pointer, await archive.readPointer()]
  if (row && row.sequence >= (served?.sequence ?? 0) && (await isThere(archive, row.root))) {
    if (served?.sequence !== row.sequence) await tell(archive, lease, row)
    return row
  }
  const pointer = served && { ...served, sequence: Math.max(served.sequence, row?.sequence ?? 0) }
  await lease.adopt(pointer)
  return pointer
}

/** The archive, as the holder of the lease sees it: the pointer moves in the row first. */
function leased(archive: OpenArchive, lease: Lease, start: ReleasePointer | null): OpenArchive {
  let current = start
  return {
    ...archive,
    readPointer: async () => current,
    async writePointer(pointer) {
      archive.checkComplete()
      await lease.move(pointer, current?.root ?? '')
      current = pointer
      await tell(archive, lease, pointer)
    },
  }
}

const heartbeat = 30_000

/**
 * Does what moves the pointer or deletes objects, while nobody else does.
 * @param work the command, such as `publish`
 * @throws Refusal while somebody else does, or when somebody else has done meanwhile
 */
export async function withLease<Outcome>(
  archive: OpenArchive,
  work: string,
  act: (archive: OpenArchive, lease: Lease) => Promise<Outcome>,
): Promise<Outcome> {
  await applyMigrations(archive.corrections)
  const lease = await Lease.take(archive.corrections, work)
  const renewal = setInterval(() => lease.renew().catch(() => {}), heartbeat)
  try {
    await archive.begin(lease.prunes)
    return await act(leased(archive, lease, await agreed(archive, lease)), lease)
  } finally {
    clearInterval(renewal)
    await lease.release().catch(() => {})
  }
}
