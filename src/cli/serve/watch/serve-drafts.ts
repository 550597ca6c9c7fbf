import { encodeAddress } from '../../../model/address.ts'
import { type ContentFault, ContentFaultError, describeFault } from '../../content/files/content-fault.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { DraftSite } from './draft-site.ts'
import { Drafts, type SavedArticle } from './drafts.ts'
import { startFrontServer } from './front-server.ts'
import { watchContent } from './watch-articles.ts'

/** The ports at which an archive is served, and its content folder. */
export interface ServedContent {
  contentFolder: string
  /** The port that shows drafts, and the archive's own. */
  port: number
  archivePort: number
}

/** Describes the result of saving an article, for the terminal. */
function describeSavedArticle(savedArticle: SavedArticle, articleFile: string, port: number): string {
  if (savedArticle === 'removed') return `${articleFile}: removed; publish to remove its page`
  if (savedArticle === 'taken down')
    return `${articleFile}: taken down by its status or a rule; publish to take its page down`
  if ('faults' in savedArticle) return savedArticle.faults.map(describeFault).join('\n')
  return `${articleFile}: http://localhost:${port}${encodeAddress(savedArticle.address)}`
}

async function openDrafts(contentFolder: string): Promise<Drafts> {
  const drafts = await Drafts.open(contentFolder)
  if (!Array.isArray(drafts)) return drafts
  throw new ContentFaultError(drafts[0] as ContentFault)
}

async function printSavedFiles(drafts: Drafts, { contentFolder, port }: ServedContent, signal: AbortSignal) {
  try {
    for await (const { kind, file } of watchContent(contentFolder, signal)) {
      if (kind === 'article') console.log(describeSavedArticle(await drafts.read(file), file, port))
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
  servedContent: ServedContent,
): Promise<() => Promise<void>> {
  const drafts = await openDrafts(servedContent.contentFolder)
  const site = new DraftSite(archive, drafts)
  await site.start(script)
  const front = { archivePort: servedContent.archivePort, drafts: site }
  const server = await startFrontServer(servedContent.port, front).catch(async (error: unknown) => {
    await site.stop()
    throw error
  })
  const watchController = new AbortController()
  const watchEnd = printSavedFiles(drafts, servedContent, watchController.signal)
  return async () => {
    watchController.abort()
    server.close()
    server.closeAllConnections()
    await watchEnd
    await site.stop()
  }
}
