/** Two names that differ only by case are one file on some file systems. */
const keyOf = (file: string) => file.normalize('NFC').toLowerCase()

function* foldersOf(key: string): Generator<string> {
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) yield key.slice(0, end)
}

/** Which URL has which file. First come, first served: a file is no folder, and nobody else's in any case. */
export class Claims {
  readonly #files = new Map<string, string>()
  readonly #folders = new Set<string>()

  /** Whether the file is this URL's now. */
  claim(file: string, url: string): boolean {
    const key = keyOf(file)
    const owner = this.#files.get(key)
    if (owner !== undefined) return owner === url
    const folders = [...foldersOf(key)]
    if (this.#folders.has(key) || folders.some((folder) => this.#files.has(folder))) return false
    this.#files.set(key, url)
    for (const folder of folders) this.#folders.add(folder)
    return true
  }
}
