import { EventEmitter } from 'node:events'
import { type FSWatcher, lstatSync, readdirSync, type WatchEventType, watch } from 'node:fs'
import path from 'node:path'

interface FolderEvents {
  /** A file or folder was written, created or removed: its path within the root, and the time in milliseconds. */
  change: [name: string, noticedAt: number]
  error: [error: unknown]
}

/**
 * Watches a folder and its subfolders, each with its own watcher. On Linux, Node's recursive watch misses changes
 * that are made while another is being handled, and loses a file that is replaced by another, which is how many
 * editors save.
 */
export class FolderWatch extends EventEmitter<FolderEvents> {
  readonly #rootFolder: string
  readonly #includes: (folder: string) => boolean
  readonly #watchersByFolder = new Map<string, FSWatcher>()

  /**
   * @param includes returns true for a folder to watch, given by its path within the root; called only if its
   * parent is watched
   */
  constructor(rootFolder: string, includes: (folder: string) => boolean) {
    super()
    this.#rootFolder = rootFolder
    this.#includes = includes
    try {
      this.#watchFolder('')
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Watches a folder and its subfolders. @returns the files in them */
  #watchFolder(folder: string): string[] {
    const folderPath = path.join(this.#rootFolder, folder)
    const watcher = watch(folderPath, (type, child) => {
      if (child !== null) this.#handleEvent(type, path.posix.join(folder, child))
    })
    watcher.on('error', (error) => this.emit('error', error))
    this.#watchersByFolder.set(folder, watcher)
    return readdirSync(folderPath, { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name)
      return entry.isDirectory() && this.#includes(name) ? this.#watchFolder(name) : [name]
    })
  }

  /** Stops watching a folder and its subfolders. */
  #stopWatching(name: string): void {
    for (const [folder, watcher] of this.#watchersByFolder) {
      if (folder !== name && !folder.startsWith(`${name}/`)) continue
      watcher.close()
      this.#watchersByFolder.delete(folder)
    }
  }

  #handleEvent(type: WatchEventType, name: string): void {
    // The folder was created, moved or removed, so a watcher that exists under this name belongs to another
    // folder.
    if (type === 'rename') this.#stopWatching(name)
    try {
      const status = lstatSync(path.join(this.#rootFolder, name), { throwIfNoEntry: false })
      const isNewFolder = status?.isDirectory() && this.#includes(name) && !this.#watchersByFolder.has(name)
      for (const file of isNewFolder ? this.#watchFolder(name) : [name]) this.emit('change', file, Date.now())
    } catch (error) {
      // The folder may have been removed in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.emit('error', error)
    }
  }

  close(): void {
    for (const watcher of this.#watchersByFolder.values()) watcher.close()
  }
}
