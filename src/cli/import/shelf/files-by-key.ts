/** Files by a key that several files can share. Nearly all keys have one file, which is stored without a set. */
export class FilesByKey {
  readonly #filesByKey = new Map<string, string | Set<string>>()

  /** Returns up to `maxFiles` of a key's files, the earliest added first. */
  listFirstFiles(key: string, maxFiles: number): string[] {
    const files = this.#filesByKey.get(key) ?? []
    return typeof files === 'string' ? [files] : [...files.values().take(maxFiles)]
  }

  addFile(key: string, file: string): void {
    const files = this.#filesByKey.get(key)
    if (files === undefined) this.#filesByKey.set(key, file)
    else if (typeof files !== 'string') files.add(file)
    else if (files !== file) this.#filesByKey.set(key, new Set([files, file]))
  }

  deleteFile(key: string, file: string): void {
    const files = this.#filesByKey.get(key)
    if (files === file) this.#filesByKey.delete(key)
    else if (typeof files !== 'string') files?.delete(file)
  }

  /** Yields the groups of files that share a key, each sorted by path. */
  *yieldGroupsSharingKey(): Generator<string[]> {
    for (const files of this.#filesByKey.values())
      if (typeof files !== 'string' && files.size > 1) yield [...files].sort()
  }
}
