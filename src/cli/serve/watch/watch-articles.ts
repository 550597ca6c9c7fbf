import { stat, watch } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds that a file is given to be complete: editors write it in steps. */
const settling = 50

const articlePath = /^[^/]+\/articles\/.+\.md$/
const configurationPath = /^(?:archive\.yaml|[^/]+\/edition\.yaml)$/

/** A saved file: an article, or the configuration. */
export interface SavedFile {
  kind: 'article' | 'configuration'
  file: string
}

function kindOf(name: string): SavedFile['kind'] | null {
  if (articlePath.test(name)) return 'article'
  return configurationPath.test(name) ? 'configuration' : null
}

/** Returns the time of a file's last change in nanoseconds; `null` when there is no such file. */
const changedAt = (file: string): Promise<bigint | null> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => null,
  )

/** Yields the articles and configuration files below a content folder as they are saved or removed, until the signal. */
export async function* watchContent(contentFolder: string, signal: AbortSignal): AsyncGenerator<SavedFile> {
  const yielded = new Map<string, bigint | null>()
  for await (const { filename } of watch(contentFolder, { recursive: true, signal })) {
    const name = filename?.replaceAll(path.sep, '/') ?? ''
    const [kind, file] = [kindOf(name), path.join(contentFolder, name)]
    if (kind === null) continue
    if (yielded.get(name) !== (await changedAt(file))) await setTimeout(settling)
    const time = await changedAt(file)
    if (yielded.get(name) === time) continue
    yielded.set(name, time)
    yield { kind, file }
  }
}
