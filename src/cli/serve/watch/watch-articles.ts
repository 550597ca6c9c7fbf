import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { FolderWatch } from './folder-watch.ts'

/** The time after which a saved file is complete: editors write files in steps. */
const settlingMs = 50

const articlePathPattern = /^[^/]+\/articles\/.+\.md$/
const configurationPathPattern = /^(?:archive\.yaml|[^/]+\/edition\.yaml)$/

/** Matches the folders that can contain articles or configuration files. */
const watchedFolderPattern = /^[^/]+(?:\/articles(?:\/.+)?)?$/

/** A saved file: an article, or the configuration. */
export interface SavedFile {
  kind: 'article' | 'configuration'
  file: string
}

function toFileKind(name: string): SavedFile['kind'] | null {
  if (articlePathPattern.test(name)) return 'article'
  return configurationPathPattern.test(name) ? 'configuration' : null
}

/** True for a folder to watch. A folder with an article's name is reported as that article. */
const isWatched = (folder: string) => watchedFolderPattern.test(folder) && toFileKind(folder) === null

/** Returns a file's modification time in nanoseconds; `null` if there is no such file. */
const readModificationTime = (file: string): Promise<bigint | null> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => null,
  )

/**
 * Yields the articles and configuration files in a content folder as they are saved or removed, until the signal
 * is aborted.
 */
export async function* watchContent(contentFolder: string, signal: AbortSignal): AsyncGenerator<SavedFile> {
  const yieldedTimesByName = new Map<string, bigint | null>()
  const folderWatch = new FolderWatch(contentFolder, isWatched)
  try {
    for await (const change of on(folderWatch, 'change', { signal })) {
      const [name, noticedAt] = change as [string, number]
      const [kind, file] = [toFileKind(name), path.join(contentFolder, name)]
      if (kind === null) continue
      await setTimeout(Math.max(0, noticedAt + settlingMs - Date.now()))
      const modificationTime = await readModificationTime(file)
      if (yieldedTimesByName.get(name) === modificationTime) continue
      yieldedTimesByName.set(name, modificationTime)
      yield { kind, file }
    }
  } finally {
    folderWatch.close()
  }
}
