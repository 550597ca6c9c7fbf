/** Folds case, since names that differ only by case are one file on some file systems. */
const foldName = (file: string) => file.normalize('NFC').toLowerCase()

function* listParentFolders(key: string): Generator<string> {
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) yield key.slice(0, end)
}

/** Files and the URLs that they belong to. A path is claimed once, case-insensitively; a file cannot also be a folder. */
export class FileClaims {
  readonly #files = new Map<string, string>()
  readonly #folders = new Set<string>()

  /** Claims a file for a URL. @returns true if the file now belongs to the URL */
  claim(file: string, url: string): boolean {
    const key = foldName(file)
    const owner = this.#files.get(key)
    if (owner !== undefined) return owner === url
    const folders = [...listParentFolders(key)]
    if (this.#folders.has(key) || folders.some((folder) => this.#files.has(folder))) return false
    this.#files.set(key, url)
    for (const folder of folders) this.#folders.add(folder)
    return true
  }
}
