import type { Database } from '../publish/database.ts'
import { openLocalArchive } from '../publish/local-archive.ts'
import { migrate } from '../publish/migrate.ts'

/** Where readers' requests for corrections are answered. */
export interface Desk {
  database: Database
  close(): Promise<void>
}

/** Opens the desk of the local archive; its tables are there afterwards. */
export async function openDesk(persistTo: string): Promise<Desk> {
  const { corrections, close } = await openLocalArchive(persistTo)
  await migrate(corrections)
  return { database: corrections, close }
}
