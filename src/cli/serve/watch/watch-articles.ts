import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { FolderWatch } from './folder-watch.ts'

/** Milliseconds to wait until a file is complete: editors write files in steps. */
const settling = 50

const articlePath = /^[^/]+\/articles\/.+\.md$/
const configurationPath = /^(?:archive\.yaml|[^/]+\/edition\.yaml)$/

/** Matches the folders that can contain articles or configuration files. */
const watchedFolder = /^[^/]+(?:\/articles(?:\/.+)?)?$/

/** A saved file: an article, or the configuration. */
export interface SavedFile {
  kind: 'article' | 'configuration'
  file: string
}

function kindOf(name: string): SavedFile['kind'] | null {
  if (articlePath.test(name)) return 'article'
  return configurationPath.test(name) ? 'configuration' : null
}

/** True for a folder to watch. A folder with an article's name is reported as that article. */
const isWatched = (folder: string) => watchedFolder.test(folder) && kindOf(folder) === null

/** Returns a file's modification time in nanoseconds; `null` if there is no such file. */
const changedAt = (file: string): Promise<bigint | null> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => null,
  )

/** Yields the articles and configuration files in a content folder as they are saved or removed, until the signal. */
export async function* watchContent(contentFolder: string, signal: AbortSignal): AsyncGenerator<SavedFile> {
  const yielded = new Map<string, bigint | null>()
  const folders = new FolderWatch(contentFolder, isWatched)
  try {
    for await (const change of on(folders, 'change', { signal })) {
      const [name, noticedAt] = change as [string, number]
      const [kind, file] = [kindOf(name), path.join(contentFolder, name)]
      if (kind === null) continue
      await setTimeout(Math.max(0, noticedAt + settling - Date.now()))
      const time = await changedAt(file)
      if (yielded.get(name) === time) continue
      yielded.set(name, time)
      yield { kind, file }
    }
  } finally {
    folders.close()
  }
}
