import { createNextPointer, parsePointer } from '../../../../src/archive/release-pointer.ts'
import { withLease } from '../../../../src/cli/publish/archives/with-lease.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { writeRelease } from '../../../support/histories.ts'

/** Ends the lease of an archive, regardless of its holder. */
export const expireLease = ({ corrections }: OpenArchive) =>
  corrections.run([createPlainStatement('UPDATE lease SET expires = 0')])

/** Returns the pointer in the row of the lease. */
export async function readRowPointer({ corrections }: OpenArchive) {
  const [[row] = []] = await corrections.run([createPlainStatement('SELECT pointer FROM lease')])
  return parsePointer(String(row?.pointer))
}

/** Publishes a release of one article, whose text has this number. @returns the digest of its root */
export const publishTextTo = (store: OpenArchive, text: number): Promise<string> =>
  withLease(store, 'publish', async (leased) => {
    const pointer = await leased.readPointer()
    const root = await writeRelease(leased, new Map([['/e/a', text]]))
    await leased.writePointer(createNextPointer(pointer, root, 'now'))
    return root
  })
