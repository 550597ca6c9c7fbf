import { encodeAddress } from '../../../model/address.ts'
import { formatArchiveCommand } from '../../content/files/command-text.ts'
import { type ContentFault, ContentFaultError, formatFault } from '../../content/files/content-fault.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { DraftSite } from './draft-site.ts'
import { Drafts, type SavedArticleOutcome } from './drafts.ts'
import { startFrontServer } from './front-server.ts'
import { watchContent } from './watch-articles.ts'

/** A content folder, and the ports at which its archive and its drafts are served. */
export interface ServedContent {
  contentFolder: string
  /** The port that shows drafts, and the port of the archive itself. */
  port: number
  archivePort: number
}

/** Describes the result of saving an article, for the terminal. */
function describeSavedArticle(savedArticle: SavedArticleOutcome, articleFile: string, port: number): string {
  if (savedArticle === 'removed')
    return `${articleFile}: has been deleted: ${formatArchiveCommand('publish')} removes its page, if it has one`
  if (savedArticle === 'taken down')
    return `${articleFile}: is taken down by its status or a rule: ${formatArchiveCommand('publish')} takes its page down`
  if ('faults' in savedArticle) return savedArticle.faults.map(formatFault).join('\n')
  return `${articleFile}: is shown at http://localhost:${port}${encodeAddress(savedArticle.address)}`
}

async function openDraftsOrThrow(contentFolder: string): Promise<Drafts> {
  const draftsOrFaults = await Drafts.open(contentFolder)
  if (!Array.isArray(draftsOrFaults)) return draftsOrFaults
  throw new ContentFaultError(draftsOrFaults[0] as ContentFault)
}

async function updateDraftsAndPrint(
  drafts: Drafts,
  { contentFolder, port }: ServedContent,
  signal: AbortSignal,
) {
  try {
    for await (const { kind, file } of watchContent(contentFolder, signal)) {
      if (kind === 'article') console.log(describeSavedArticle(await drafts.updateDraft(file), file, port))
      else
        console.log(
          `${file}: is shown once it is published: press Ctrl-C, then start \`npx morgue serve --watch\` again`,
        )
    }
  } catch (error) {
    if (!signal.aborted)
      console.error(
        `${contentFolder}: changes are no longer noticed. ${describeSystemError(error as Error) ?? 'Press Ctrl-C, then start `npx morgue serve --watch` again'}`,
      )
  }
}

/**
 * Serves articles as they are saved, in front of a served archive, without publishing them.
 * @param workerScript the Worker's bundle
 * @returns a function that stops the server
 */
export async function serveDrafts(
  archive: OpenArchive,
  workerScript: string,
  servedContent: ServedContent,
): Promise<() => Promise<void>> {
  const drafts = await openDraftsOrThrow(servedContent.contentFolder)
  const draftSite = new DraftSite(archive, drafts)
  await draftSite.start(workerScript)
  const frontSources = { archivePort: servedContent.archivePort, drafts: draftSite }
  const frontServer = await startFrontServer(servedContent.port, frontSources).catch(
    async (error: unknown) => {
      await draftSite.stop()
      throw error
    },
  )
  const watchController = new AbortController()
  const watchPromise = updateDraftsAndPrint(drafts, servedContent, watchController.signal)
  return async () => {
    watchController.abort()
    frontServer.close()
    frontServer.closeAllConnections()
    await watchPromise
    await draftSite.stop()
  }
}
