import type { OpenArchive } from '../store/release-store.ts'
import { openLocalArchive } from './local/local-archive.ts'
import { openRemoteArchive } from './remote/remote-archive.ts'

/** Which archive a command is about. */
export interface ArchiveLocation {
  /** Wrangler's folder: the local archive, or what is remembered of uploads to the deployed one. */
  persistTo: string
  remote: boolean
  /** Values of KV that may be written remotely a day; `null` for any number. */
  limit: number | null
}

/** Opens the local archive or the deployed one. @throws Refusal when it is not known how to reach it */
export const openArchive = ({ persistTo, remote, limit }: ArchiveLocation): Promise<OpenArchive> =>
  remote ? openRemoteArchive(persistTo, limit) : openLocalArchive(persistTo)
