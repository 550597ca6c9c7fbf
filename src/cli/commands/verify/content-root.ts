import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { createProgressCounter } from '../../progress.ts'
import { ArchiveError } from '../../publish/store/archive-error.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { ContentFaultsError, requireFaultless } from '../content-faults.ts'

/** The message from the process that computes a root's digest. `failure` is one line for an archivist. */
export type RootDigestMessage =
  | { rootDigest: string }
  | { faults: readonly ContentFault[] }
  | { failure: string }

const processScriptPath = path.join(
  import.meta.dirname,
  `content-root-process${path.extname(import.meta.filename)}`,
)

/**
 * Computes the digest of the root that a content folder would publish. @throws ContentFaultsError if it has faults
 */
export async function computeRootDigest(contentFolder: string, store: OpenArchive): Promise<string> {
  // Imported on demand: the renderer takes half a second and 80 MB to load.
  const { publish } = await import('../../publish/publish.ts')
  const progress = createProgressCounter(process.stderr)
  const publishOptions = { isDryRun: true, allowsFewer: true, progress }
  return requireFaultless(await publish(contentFolder, store, publishOptions), contentFolder).rootDigest
}

async function receiveRootDigestMessage(childProcess: ChildProcess): Promise<RootDigestMessage> {
  // Unlike `exit`, `close` is emitted after the last message.
  const rejectionAtEnd = once(childProcess, 'close').then(([exitCode]) => {
    throw new Error(`the process that reads the content folder ended with exit code ${exitCode}`)
  })
  const [message] = await Promise.race([once(childProcess, 'message'), rejectionAtEnd])
  return message as RootDigestMessage
}

/**
 * Computes the digest of the root that a content folder would publish to the local archive. Uses a separate process,
 * so that the memory for rendering, 370 MB for 10,000 articles, is free before the checks begin.
 * @throws ContentFaultsError if the content has faults
 * @throws ArchiveError if the computation fails
 */
export async function computeLocalRootDigest(contentFolder: string, stateFolder: string): Promise<string> {
  const childProcess = fork(processScriptPath, [contentFolder, stateFolder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const message = await receiveRootDigestMessage(childProcess)
  if ('faults' in message) throw new ContentFaultsError(message.faults, contentFolder)
  if ('failure' in message) throw new ArchiveError(message.failure)
  return message.rootDigest
}
