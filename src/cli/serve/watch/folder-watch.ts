import { EventEmitter } from 'node:events'
import { type FSWatcher, lstatSync, readdirSync, type WatchEventType, watch } from 'node:fs'
import path from 'node:path'

interface FolderEvents {
  /**
   * Emitted after a file or folder was written, created or removed, with its path within the root and the time in
   * milliseconds.
   */
  change: [name: string, noticedAt: number]
  error: [error: unknown]
}

/**
 * Watches a folder and its subfolders, each with its own watcher. On Linux, Node's recursive watch misses changes made
 * while another change is being handled. It also loses a file that is replaced by another file, which is how many
 * editors save.
 */
export class FolderWatch extends EventEmitter<FolderEvents> {
  readonly #rootFolder: string
  readonly #shouldWatchFolder: (folder: string) => boolean
  readonly #watcherByFolder = new Map<string, FSWatcher>()

  /**
   * @param shouldWatchFolder returns true for a folder to watch, given by its path within the root; called only for
   * folders whose parent is watched
   */
  constructor(rootFolder: string, shouldWatchFolder: (folder: string) => boolean) {
    super()
    this.#rootFolder = rootFolder
    this.#shouldWatchFolder = shouldWatchFolder
    try {
      this.#watchAndListFiles('')
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Watches a folder and its subfolders. @returns the files in them */
  #watchAndListFiles(relativeFolder: string): string[] {
    const folderPath = path.join(this.#rootFolder, relativeFolder)
    const watcher = watch(folderPath, (eventType, childName) => {
      if (childName !== null) this.#handleEvent(eventType, path.posix.join(relativeFolder, childName))
    })
    watcher.on('error', (error) => this.emit('error', error))
    this.#watcherByFolder.set(relativeFolder, watcher)
    return readdirSync(folderPath, { withFileTypes: true }).flatMap((entry) => {
      const relativePath = path.posix.join(relativeFolder, entry.name)
      return entry.isDirectory() && this.#shouldWatchFolder(relativePath)
        ? this.#watchAndListFiles(relativePath)
        : [relativePath]
    })
  }

  /** Stops watching a folder and its subfolders. */
  #stopWatching(relativePath: string): void {
    for (const [watchedFolder, watcher] of this.#watcherByFolder) {
      if (watchedFolder !== relativePath && !watchedFolder.startsWith(`${relativePath}/`)) continue
      watcher.close()
      this.#watcherByFolder.delete(watchedFolder)
    }
  }

  #handleEvent(eventType: WatchEventType, relativePath: string): void {
    // The folder was created, moved or removed, so an existing watcher for this path belongs to another folder.
    if (eventType === 'rename') this.#stopWatching(relativePath)
    try {
      const stats = lstatSync(path.join(this.#rootFolder, relativePath), { throwIfNoEntry: false })
      const isNewFolder =
        stats?.isDirectory() &&
        this.#shouldWatchFolder(relativePath) &&
        !this.#watcherByFolder.has(relativePath)
      for (const changedPath of isNewFolder ? this.#watchAndListFiles(relativePath) : [relativePath])
        this.emit('change', changedPath, Date.now())
    } catch (error) {
      // The folder may have been removed in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.emit('error', error)
    }
  }

  close(): void {
    for (const watcher of this.#watcherByFolder.values()) watcher.close()
  }
}
