/** Files by a key that several files can share. Nearly all keys have one file, so no set is created for it. */
export class FilesByKey {
  readonly #files = new Map<string, string | Set<string>>()

  /** Returns the first files of a key, at most `maxFiles`. */
  listFirst(key: string, maxFiles: number): string[] {
    const files = this.#files.get(key) ?? []
    return typeof files === 'string' ? [files] : [...files.values().take(maxFiles)]
  }

  add(key: string, file: string): void {
    const files = this.#files.get(key)
    if (files === undefined) this.#files.set(key, file)
    else if (typeof files !== 'string') files.add(file)
    else if (files !== file) this.#files.set(key, new Set([files, file]))
  }

  delete(key: string, file: string): void {
    const files = this.#files.get(key)
    if (files === file) this.#files.delete(key)
    else if (typeof files !== 'string') files?.delete(file)
  }

  /** Yields the groups of files that share a key. */
  *listSharedFiles(): Generator<string[]> {
    for (const files of this.#files.values())
      if (typeof files !== 'string' && files.size > 1) yield [...files].sort()
  }
}
