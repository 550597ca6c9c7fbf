/** Folds the case of a path, because some file systems treat names that differ only in case as the same file. */
const foldFilePath = (file: string) => file.normalize('NFC').toLowerCase()

function* listParentFolders(foldedPath: string): Generator<string> {
  for (
    let slashIndex = foldedPath.lastIndexOf('/');
    slashIndex > 0;
    slashIndex = foldedPath.lastIndexOf('/', slashIndex - 1)
  )
    yield foldedPath.slice(0, slashIndex)
}

/** Records the URL that each file belongs to. Paths are case-insensitive, and a file cannot also be a folder. */
export class FileClaims {
  readonly #urlByFile = new Map<string, string>()
  readonly #claimedFolders = new Set<string>()

  /** Claims a file for a URL. @returns true if the file now belongs to this URL; false if it cannot */
  tryClaimFile(file: string, url: string): boolean {
    const foldedPath = foldFilePath(file)
    const ownerUrl = this.#urlByFile.get(foldedPath)
    if (ownerUrl !== undefined) return ownerUrl === url
    const folders = [...listParentFolders(foldedPath)]
    if (this.#claimedFolders.has(foldedPath) || folders.some((folder) => this.#urlByFile.has(folder)))
      return false
    this.#urlByFile.set(foldedPath, url)
    for (const folder of folders) this.#claimedFolders.add(folder)
    return true
  }
}
