/** Folds case, since names that differ only in case are the same file on some file systems. */
const foldName = (file: string) => file.normalize('NFC').toLowerCase()

function* listParentFolders(foldedName: string): Generator<string> {
  for (let end = foldedName.lastIndexOf('/'); end > 0; end = foldedName.lastIndexOf('/', end - 1))
    yield foldedName.slice(0, end)
}

/**
 * Files, and the URLs to which they belong. A path is claimed once, case-insensitively. A file cannot also be a
 * folder.
 */
export class FileClaims {
  readonly #urlsByFile = new Map<string, string>()
  readonly #folders = new Set<string>()

  /** Claims a file for a URL. @returns true if the file now belongs to the URL */
  claim(file: string, url: string): boolean {
    const foldedName = foldName(file)
    const owner = this.#urlsByFile.get(foldedName)
    if (owner !== undefined) return owner === url
    const folders = [...listParentFolders(foldedName)]
    if (this.#folders.has(foldedName) || folders.some((folder) => this.#urlsByFile.has(folder))) return false
    this.#urlsByFile.set(foldedName, url)
    for (const folder of folders) this.#folders.add(folder)
    return true
  }
}
