import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { FolderWatch } from './folder-watch.ts'

/** Time in milliseconds after which a saved file counts as complete. Editors write files in several steps. */
const settlingTimeMs = 50

const articlePathPattern = /^[^/]+\/articles\/.+\.md$/
const configurationPathPattern = /^(?:archive\.yaml|[^/]+\/edition\.yaml)$/

/** Matches the folders that can contain articles or configuration files. */
const watchedFolderPattern = /^[^/]+(?:\/articles(?:\/.+)?)?$/

/** A saved or removed file: an article or a configuration file. */
export interface SavedFile {
  kind: 'article' | 'configuration'
  file: string
}

function toFileKind(relativePath: string): SavedFile['kind'] | 'other' {
  if (articlePathPattern.test(relativePath)) return 'article'
  return configurationPathPattern.test(relativePath) ? 'configuration' : 'other'
}

/** True for a folder to watch. A folder that is named like an article file is reported as an article instead. */
const shouldWatchFolder = (folder: string) =>
  watchedFolderPattern.test(folder) && toFileKind(folder) === 'other'

/** Returns a file's modification time in nanoseconds; `null` if the file cannot be found. */
const readModificationTime = (file: string): Promise<bigint | null> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => null,
  )

/**
 * Yields the articles and configuration files of a content folder as they are saved or removed. Throws an AbortError
 * once the signal is aborted.
 */
export async function* watchContent(contentFolder: string, signal: AbortSignal): AsyncGenerator<SavedFile> {
  const yieldedModificationTimeByPath = new Map<string, bigint | null>()
  const folderWatch = new FolderWatch(contentFolder, shouldWatchFolder)
  try {
    for await (const changeEvent of on(folderWatch, 'change', { signal })) {
      const [relativePath, noticedAt] = changeEvent as [string, number]
      const [kind, file] = [toFileKind(relativePath), path.join(contentFolder, relativePath)]
      if (kind === 'other') continue
      await setTimeout(Math.max(0, noticedAt + settlingTimeMs - Date.now()))
      const modificationTime = await readModificationTime(file)
      if (yieldedModificationTimeByPath.get(relativePath) === modificationTime) continue
      yieldedModificationTimeByPath.set(relativePath, modificationTime)
      yield { kind, file }
    }
  } finally {
    folderWatch.close()
  }
}
