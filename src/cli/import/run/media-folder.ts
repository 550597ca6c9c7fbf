import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { maxPictureBytes } from '../source/picture-format.ts'
import { describeReadError } from '../source/read-error.ts'
import { listInputFiles, type UnreadableFile } from './input-files.ts'
import type { PictureStore } from './picture-store.ts'

/** Suffix of a CMS's smaller copies: `photo-300x200.jpg`. */
const sizeSuffixPattern = /-\d{2,4}x\d{2,4}(?=\.[a-z]+$)/i

const splitPath = (file: string) => file.split(/[\\/]/).filter((segment) => segment !== '')

function countSharedTrailingSegments(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}

function decodeUrlPath(url: string): string {
  const { pathname = '' } = URL.parse(url, 'http://no-site.invalid') ?? {}
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** The archivist's folder of pictures. Finds a picture's file by the URL in the articles. */
export class MediaFolder {
  readonly #filesByName = new Map<string, string[]>()
  readonly #usedFiles = new Set<string>()
  /** The unreadable files and subfolders. */
  readonly unreadableFiles: UnreadableFile[] = []

  static async open(folder: string): Promise<MediaFolder> {
    const mediaFolder = new MediaFolder()
    for await (const inputFile of listInputFiles([folder])) {
      if ('reason' in inputFile) mediaFolder.unreadableFiles.push(inputFile)
      else mediaFolder.#addFile(inputFile.file)
    }
    return mediaFolder
  }

  #addFile(file: string): void {
    const fileName = path.basename(file)
    const sameNameFiles = this.#filesByName.get(fileName)
    if (sameNameFiles) sameNameFiles.push(file)
    else this.#filesByName.set(fileName, [file])
  }

  /**
   * Finds the file whose path has the most final segments in common with the URL's. If there is none, also searches for
   * the file name without a size suffix. Returns `null` if no file has the name, or if several match equally.
   */
  findPictureFile(url: string): string | null {
    return (
      this.#findUniqueClosestFile(decodeUrlPath(url)) ??
      this.#findUniqueClosestFile(decodeUrlPath(url).replace(sizeSuffixPattern, ''))
    )
  }

  #findUniqueClosestFile(wantedPath: string): string | null {
    const segments = splitPath(wantedPath)
    const candidates = this.#filesByName.get(segments.at(-1) ?? '') ?? []
    const rankedFiles = candidates
      .map((file) => ({ file, sharedSegmentCount: countSharedTrailingSegments(segments, splitPath(file)) }))
      .sort((a, b) => b.sharedSegmentCount - a.sharedSegmentCount)
    const [first, second] = rankedFiles
    return first && first.sharedSegmentCount !== second?.sharedSegmentCount ? first.file : null
  }

  /** True for a file in this folder that was not chosen as the picture of any URL. */
  containsUnused(file: string): boolean {
    const isInFolder = this.#filesByName
      .get(path.basename(file))
      ?.some((each) => path.resolve(each) === path.resolve(file))
    return isInFolder === true && !this.#usedFiles.has(path.resolve(file))
  }

  /** True for a file that was chosen as the picture of a URL. */
  isUsed(file: string): boolean {
    return this.#usedFiles.has(path.resolve(file))
  }

  /** Stores the pictures of the given URLs that this folder contains. Returns the files that cannot be stored. */
  async storePictures(urls: Iterable<string>, pictureStore: PictureStore): Promise<UnreadableFile[]> {
    const reasonByFile = new Map<string, string>()
    for (const url of urls) {
      const pictureFile = this.findPictureFile(url)
      if (pictureFile === null) continue
      this.#usedFiles.add(path.resolve(pictureFile))
      const result = await storeOrRejectPictureFile(pictureFile, url, pictureStore)
      if (result !== 'stored') reasonByFile.set(pictureFile, result.reason)
    }
    return Array.from(reasonByFile, ([file, reason]) => ({ file, reason }))
  }
}

/** Returns a file's bytes, or the reason why the file is too large for a picture. */
async function readPictureOrReason(file: string): Promise<Uint8Array | { reason: string }> {
  const { size } = await stat(file)
  return size > maxPictureBytes
    ? {
        reason:
          'is larger than 64 MiB, the limit for one picture: save a smaller copy under the same name, and import again',
      }
    : readFile(file)
}

/** Stores a file as the picture of a URL, or returns the reason why it cannot be stored. */
async function storeOrRejectPictureFile(
  pictureFile: string,
  url: string,
  pictureStore: PictureStore,
): Promise<'stored' | { reason: string }> {
  const bytesOrReason = await readPictureOrReason(pictureFile).catch((error) => ({
    reason: describeReadError(error),
  }))
  return 'reason' in bytesOrReason ? bytesOrReason : pictureStore.storeOrRejectPicture(url, bytesOrReason)
}
