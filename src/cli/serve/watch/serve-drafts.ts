import { addressToPath } from '../../../model/address.ts'
import { type ContentFault, ContentFaultError, describeFault } from '../../content/files/content-fault.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { DraftSite } from './draft-site.ts'
import { Drafts, type SavedArticle } from './drafts.ts'
import { startFrontServer } from './front-server.ts'
import { watchContent } from './watch-articles.ts'

/** The place where an archive is served, and the content being edited. */
export interface ServedContent {
  contentFolder: string
  /** The port that shows drafts, and the archive's own. */
  port: number
  archivePort: number
}

/** Describes the outcome for a saved article, for the terminal. */
function describeSaved(saved: SavedArticle, file: string, port: number): string {
  if (saved === 'removed') return `${file}: removed; publish to remove its page`
  if (saved === 'taken down')
    return `${file}: taken down by its status or a rule; publish to take its page down`
  if ('faults' in saved) return saved.faults.map(describeFault).join('\n')
  return `${file}: http://localhost:${port}${addressToPath(saved.address)}`
}

async function openDrafts(contentFolder: string): Promise<Drafts> {
  const drafts = await Drafts.open(contentFolder)
  if (!Array.isArray(drafts)) return drafts
  throw new ContentFaultError(drafts[0] as ContentFault)
}

async function showSaved(drafts: Drafts, { contentFolder, port }: ServedContent, signal: AbortSignal) {
  try {
    for await (const { kind, file } of watchContent(contentFolder, signal)) {
      if (kind === 'article') console.log(describeSaved(await drafts.read(file), file, port))
      else console.log(`${file}: shown once it is published: end this with Ctrl-C, and start it again`)
    }
  } catch (error) {
    if (!signal.aborted)
      console.error(
        `${contentFolder}: changes are no longer noticed: ${describeSystemError(error as Error) ?? 'start `npx morgue serve` again'}`,
      )
  }
}

/**
 * Shows articles as they are saved, in front of a served archive, without publishing them.
 * @param script the Worker's bundle
 * @returns a function that stops the server
 */
export async function serveDrafts(
  archive: OpenArchive,
  script: string,
  served: ServedContent,
): Promise<() => Promise<void>> {
  const drafts = await openDrafts(served.contentFolder)
  const site = new DraftSite(archive, drafts)
  await site.start(script)
  const front = { archivePort: served.archivePort, drafts: site }
  const server = await startFrontServer(served.port, front).catch(async (error: unknown) => {
    await site.stop()
    throw error
  })
  const watching = new AbortController()
  const watched = showSaved(drafts, served, watching.signal)
  return async () => {
    watching.abort()
    server.close()
    server.closeAllConnections()
    await watched
    await site.stop()
  }
}
