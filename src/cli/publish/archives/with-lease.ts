import { toObjectKey } from '../../../archive/keys.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import type { OpenArchive } from '../store/release-store.ts'
import { applyMigrations } from './apply-migrations.ts'
import { Lease } from './lease.ts'

/**
 * Writes the served pointer until it agrees with the lease's row. If this process has lost the lease since it moved
 * the row's pointer, a single write could replace a newer pointer with an older one.
 */
async function writePointerUntilAgreed(
  archive: OpenArchive,
  lease: Lease,
  pointer: ReleasePointer,
): Promise<void> {
  for (let wantedPointer = pointer; ; ) {
    await archive.writePointer(wantedPointer)
    const rowPointer = await lease.readRowPointer()
    if (!rowPointer || rowPointer.sequence === wantedPointer.sequence) return
    wantedPointer = rowPointer
  }
}

const isRootStored = async (archive: OpenArchive, rootDigest: string) =>
  (await archive.read(toObjectKey('root', rootDigest), { again: true })) !== null

/**
 * Makes the served pointer and the pointer in the lease's row agree, and returns the result; `null` if nothing has
 * been published. If the row is ahead, a publisher was interrupted after moving its pointer, so the served pointer is
 * updated. Otherwise, the row is updated: it is behind if the pointer was moved without a lease, and invalid if its
 * root is missing, as in a new namespace.
 */
async function reconcilePointer(archive: OpenArchive, lease: Lease): Promise<ReleasePointer | null> {
  const [rowPointer, servedPointer] = [lease.pointerWhenTaken, await archive.readPointer()]
  if (
    rowPointer &&
    rowPointer.sequence >= (servedPointer?.sequence ?? 0) &&
    (await isRootStored(archive, rowPointer.root))
  ) {
    if (servedPointer?.sequence !== rowPointer.sequence)
      await writePointerUntilAgreed(archive, lease, rowPointer)
    return rowPointer
  }
  const resultingPointer = servedPointer && {
    ...servedPointer,
    sequence: Math.max(servedPointer.sequence, rowPointer?.sequence ?? 0),
  }
  await lease.setRowPointer(resultingPointer)
  return resultingPointer
}

/** Wraps an archive for the lease's holder: `writePointer` first moves the pointer in the lease's row. */
function createLeasedArchive(
  archive: OpenArchive,
  lease: Lease,
  startPointer: ReleasePointer | null,
): OpenArchive {
  let currentPointer = startPointer
  return {
    ...archive,
    readPointer: async () => currentPointer,
    async writePointer(pointer) {
      archive.checkAllWritten()
      await lease.moveRowPointer(pointer, currentPointer?.root ?? '')
      currentPointer = pointer
      await writePointerUntilAgreed(archive, lease, pointer)
    },
  }
}

const renewalIntervalMs = 30_000

/**
 * Runs an action that moves the pointer or deletes objects. Until it ends, no other process can do either.
 * @param command the command, such as `publish`
 * @throws ArchiveError if another process holds the lease, or takes it before the action moves the pointer
 */
export async function withLease<Value>(
  archive: OpenArchive,
  command: string,
  runWithLease: (archive: OpenArchive, lease: Lease) => Promise<Value>,
): Promise<Value> {
  await applyMigrations(archive.corrections)
  const lease = await Lease.take(archive.corrections, command)
  const renewalTimer = setInterval(() => lease.renew().catch(() => {}), renewalIntervalMs)
  try {
    await archive.prepareWriting(lease.pruneCountWhenTaken)
    const startPointer = await reconcilePointer(archive, lease)
    return await runWithLease(createLeasedArchive(archive, lease, startPointer), lease)
  } finally {
    clearInterval(renewalTimer)
    await lease.release().catch(() => {})
  }
}
