import type { OpenArchive } from '../store/release-store.ts'
import { openLocalArchive } from './local/local-archive.ts'
import { openRemoteArchive } from './remote/remote-archive.ts'

/** The archive that a command works on. */
export interface ArchiveLocation {
  /** Wrangler's folder: the local archive, or the journal of uploads to the deployed one. */
  persistTo: string
  remote: boolean
  /** KV values that may be written to the deployed archive a day; `null` for any number. */
  limit: number | null
}

/** Opens the local or the deployed archive. @throws ArchiveError when it cannot be reached */
export const openArchive = ({ persistTo, remote, limit }: ArchiveLocation): Promise<OpenArchive> =>
  remote ? openRemoteArchive(persistTo, limit) : openLocalArchive(persistTo)
