import type { OpenArchive } from '../store/release-store.ts'

/** The archive that a command uses: the local or the deployed one. */
export interface ArchiveTarget {
  /** State folder, which contains the local archive, or the journal of uploads to the deployed archive. */
  persistTo: string
  remote: boolean
  /** Maximum number of KV values written to the deployed archive per day; `null` for no limit. */
  dailyWriteLimit: number | null
}

/** Opens the local or the deployed archive. @throws ArchiveError if the archive cannot be opened */
export async function openArchive({
  persistTo,
  remote,
  dailyWriteLimit,
}: ArchiveTarget): Promise<OpenArchive> {
  // Imported on demand: Cloudflare's client takes half a second to load.
  return remote
    ? (await import('./remote/remote-archive.ts')).openRemoteArchive(persistTo, dailyWriteLimit)
    : (await import('./local/local-archive.ts')).openLocalArchive(persistTo)
}
