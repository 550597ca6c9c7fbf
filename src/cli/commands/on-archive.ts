import { type ExitStatus, UsageError } from '../command.ts'
import { openArchive, type Whereabouts } from '../publish/archives/open-archive.ts'
import { Refusal } from '../publish/store/refusal.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'

/** Options of every command that is about an archive. */
export const archiveOptions = {
  'persist-to': { type: 'string', default: '.wrangler/state' },
  remote: { type: 'boolean', default: false },
} as const

/** What `--help` says of them. */
export const archiveHelp = `  --persist-to <folder>  wrangler's local state (.wrangler/state)
  --remote               the deployed archive, with CLOUDFLARE_API_TOKEN or \`npx wrangler login\``

interface Values {
  'persist-to': string
  remote: boolean
  limit?: string
}

/** @throws UsageError */
function whereaboutsOf({ 'persist-to': persistTo, remote, limit }: Values): Whereabouts {
  if (limit === undefined) return { persistTo, remote, limit: null }
  if (!remote) throw new UsageError('--limit is of --remote')
  if (!/^[1-9]\d{0,8}$/.test(limit)) throw new UsageError('--limit must be a number of writes a day')
  return { persistTo, remote, limit: Number(limit) }
}

/** Opens the archive that was asked for, and closes it. A refusal is told on standard error. @throws UsageError */
export async function onArchive(
  values: Values,
  act: (archive: OpenArchive) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const whereabouts = whereaboutsOf(values)
  let archive: OpenArchive | null = null
  try {
    archive = await openArchive(whereabouts)
    return await act(archive)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    return 1
  } finally {
    await archive?.close()
  }
}
