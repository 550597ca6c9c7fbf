import type { OpenArchive } from '../store/release-store.ts'

/** The archive that a command works on. */
export interface ArchiveTarget {
  /** Wrangler's folder: the local archive, or the journal of uploads to the deployed one. */
  persistTo: string
  remote: boolean
  /** Maximum number of KV values written to the deployed archive per day; `null` for no limit. */
  dailyWriteLimit: number | null
}

/** Opens the local or the deployed archive. @throws ArchiveError when it cannot be reached */
export async function openArchive({
  persistTo,
  remote,
  dailyWriteLimit,
}: ArchiveTarget): Promise<OpenArchive> {
  // Imported here: Cloudflare's client takes half a second to load.
  return remote
    ? (await import('./remote/remote-archive.ts')).openRemoteArchive(persistTo, dailyWriteLimit)
    : (await import('./local/local-archive.ts')).openLocalArchive(persistTo)
}
