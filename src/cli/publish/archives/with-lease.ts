import { toObjectKey } from '../../../archive/keys.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import type { OpenArchive } from '../store/release-store.ts'
import { applyMigrations } from './apply-migrations.ts'
import { Lease } from './lease.ts'

/**
 * Writes the pointer until it agrees with the lease's row. Otherwise a process that lost the lease between its move and this
 * write would replace a newer pointer by an older one.
 */
async function writeUntilAgreed(archive: OpenArchive, lease: Lease, pointer: ReleasePointer): Promise<void> {
  for (let wantedPointer = pointer; ; ) {
    await archive.writePointer(wantedPointer)
    const row = await lease.readPointer()
    if (!row || row.sequence === wantedPointer.sequence) return
    wantedPointer = row
  }
}

const hasRoot = async (archive: OpenArchive, root: string) =>
  (await archive.read(toObjectKey('root', root), { again: true })) !== null

/**
 * Returns the pointer to start from. The row is ahead if a publisher was interrupted after its move, which is then
 * completed. It is behind if the pointer was moved without a lease, and invalid if its objects are missing (a new
 * namespace).
 */
async function reconcilePointer(archive: OpenArchive, lease: Lease): Promise<ReleasePointer | null> {
  const [row, served] = [lease.pointer, await archive.readPointer()]
  if (row && row.sequence >= (served?.sequence ?? 0) && (await hasRoot(archive, row.root))) {
    if (served?.sequence !== row.sequence) await writeUntilAgreed(archive, lease, row)
    return row
  }
  const pointer = served && { ...served, sequence: Math.max(served.sequence, row?.sequence ?? 0) }
  await lease.adoptPointer(pointer)
  return pointer
}

/** Returns the archive for the lease's holder: its pointer moves in the row first. */
function createLeasedArchive(archive: OpenArchive, lease: Lease, start: ReleasePointer | null): OpenArchive {
  let current = start
  return {
    ...archive,
    readPointer: async () => current,
    async writePointer(pointer) {
      archive.checkComplete()
      await lease.movePointer(pointer, current?.root ?? '')
      current = pointer
      await writeUntilAgreed(archive, lease, pointer)
    },
  }
}

/** Milliseconds between renewals. */
const renewalInterval = 30_000

/**
 * Runs an action that moves the pointer or deletes objects, and keeps other processes from doing so until it ends.
 * @param work the command, such as `publish`
 * @throws ArchiveError if another process holds the lease, or takes it before the action ends
 */
export async function withLease<Value>(
  archive: OpenArchive,
  work: string,
  act: (archive: OpenArchive, lease: Lease) => Promise<Value>,
): Promise<Value> {
  await applyMigrations(archive.corrections)
  const lease = await Lease.take(archive.corrections, work)
  const renewal = setInterval(() => lease.renew().catch(() => {}), renewalInterval)
  try {
    await archive.prepareWriting(lease.pruneCount)
    const start = await reconcilePointer(archive, lease)
    return await act(createLeasedArchive(archive, lease, start), lease)
  } finally {
    clearInterval(renewal)
    await lease.release().catch(() => {})
  }
}
