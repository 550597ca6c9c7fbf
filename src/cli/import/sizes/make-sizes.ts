import { hash } from 'node:crypto'
import { appendFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { mediaFileNamePattern, readMediaList } from '../../content/picture-lists/media-list.ts'
import {
  formatSmallerCopies,
  readSmallerCopies,
  type SmallerCopiesByPicture,
  smallerCopiesFileName,
} from '../../content/picture-lists/smaller-copies.ts'
import { describeReadError } from '../source/read-error.ts'
import { encodeFileCopiesOrReason, findPictureChange } from './encode-file-copies.ts'
import { collectPicturesNamedByPath } from './named-pictures.ts'

/** Result of making the smaller copies of an edition's pictures. */
export interface SizesReport {
  /** Number of pictures whose copies were made. */
  pictures: number
  /** Number of copies made. */
  copies: number
  /** Number of pictures that already had smaller copies. */
  unchanged: number
  /** Number of pictures that need no copies: small, narrow, animated or drawn (SVG). */
  unneeded: number
  /** Number of copies removed because their picture was deleted or a copy in their set was missing. */
  removed: number
  /** Names of copies that would have been removed if no text referred to them by path. */
  needed: string[]
  /** True if the run was stopped before the last picture. */
  isStopped: boolean
  rejections: { file: string; reason: string }[]
}

/** True if a picture was refused, or the run was stopped before the last picture. */
export const hasMissingSizes = ({ isStopped, rejections }: SizesReport): boolean =>
  isStopped || rejections.length > 0

async function listMediaNames(mediaFolder: string): Promise<string[]> {
  const fileNames = await readdir(mediaFolder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return fileNames.filter((name) => mediaFileNamePattern.test(name)).sort()
}

/**
 * Makes smaller copies of the pictures in an edition's `media` folder. Each copy is named by its digest, and listed in
 * `sizes.tsv`.
 */
export class SmallerCopyMaker {
  readonly #content: ContentFolder
  readonly #mediaFolder: string
  readonly #isDryRun: boolean
  readonly #copyNamesByPicture = new Map<string, readonly string[]>()
  readonly report: SizesReport = {
    pictures: 0,
    copies: 0,
    unchanged: 0,
    unneeded: 0,
    removed: 0,
    needed: [],
    isStopped: false,
    rejections: [],
  }

  constructor(content: ContentFolder, editionId: string, isDryRun: boolean) {
    this.#content = content
    this.#mediaFolder = content.resolveMediaFolder(editionId)
    this.#isDryRun = isDryRun
  }

  /** Stops after the current picture. */
  stop(): void {
    this.report.isStopped = true
  }

  /** Makes missing copies, and removes those of deleted pictures. Calls `onPicture` after each picture. */
  async run(onPicture: () => void): Promise<SizesReport> {
    const mediaNames = await listMediaNames(this.#mediaFolder)
    const listedSets = await readSmallerCopies(this.#mediaFolder)
    await this.#removeIncompleteSets(listedSets, new Set(mediaNames))
    const listedCopies = new Set([...listedSets.values()].flat())
    for (const mediaName of mediaNames) {
      if (this.report.isStopped) break
      if (this.#copyNamesByPicture.has(mediaName)) await this.#checkPicture(mediaName)
      else if (!listedCopies.has(mediaName)) await this.#makeCopies(mediaName)
      onPicture()
    }
    if (this.#hasChanged) await this.#writeOrRemoveList()
    return this.report
  }

  /**
   * Removes the copies of deleted pictures.
   * @param deletedNames names of deleted pictures; in a dry run, of pictures that would be deleted
   */
  async removeOrphanedCopies(deletedNames: ReadonlySet<string>): Promise<SizesReport> {
    const mediaNames = await listMediaNames(this.#mediaFolder)
    const remainingNames = new Set(mediaNames.filter((name) => !deletedNames.has(name)))
    await this.#removeIncompleteSets(await readSmallerCopies(this.#mediaFolder), remainingNames)
    if (this.#hasChanged) await this.#writeOrRemoveList()
    return this.report
  }

  get #hasChanged(): boolean {
    const { copies, removed, needed } = this.report
    return copies + removed + needed.length > 0
  }

  async #writeOrRemoveList(): Promise<void> {
    if (this.#isDryRun) return
    if (this.#copyNamesByPicture.size > 0)
      await writeAtomically(this.#smallerCopiesFile, formatSmallerCopies(this.#copyNamesByPicture))
    else await rm(this.#smallerCopiesFile, { force: true })
  }

  get #smallerCopiesFile(): string {
    return path.join(this.#mediaFolder, smallerCopiesFileName)
  }

  /**
   * Removes the copies of a set if its picture or one of the copies is missing; keeps the other sets listed. If a
   * picture was deleted but `urls.tsv` still lists it, its copies stay listed too, so that they can be withheld.
   */
  async #removeIncompleteSets(
    listedSets: SmallerCopiesByPicture,
    existingNames: ReadonlySet<string>,
  ): Promise<void> {
    const listedPictures = new Set((await readMediaList(this.#mediaFolder)).values())
    const neededNames = new Set(listedPictures)
    for (const [pictureName, copyNames] of listedSets) {
      const isComplete =
        existingNames.has(pictureName) && copyNames.every((copyName) => existingNames.has(copyName))
      if (isComplete) for (const fileName of [pictureName, ...copyNames]) neededNames.add(fileName)
      if (isComplete || (!existingNames.has(pictureName) && listedPictures.has(pictureName)))
        this.#copyNamesByPicture.set(pictureName, copyNames)
    }
    const listedCopies = new Set([...listedSets.values()].flat())
    await this.#removeUnreferencedCopies(
      [...listedCopies].filter((name) => existingNames.has(name) && !neededNames.has(name)),
    )
  }

  /** Removes copies, except those that an article or page of any edition refers to by path. */
  async #removeUnreferencedCopies(copyNames: readonly string[]): Promise<void> {
    const picturesNamedByPath =
      copyNames.length === 0 ? null : await collectPicturesNamedByPath(this.#content)
    for (const copyName of copyNames)
      if (picturesNamedByPath?.has(copyName)) this.report.needed.push(copyName)
      else {
        this.report.removed++
        if (!this.#isDryRun) await rm(path.join(this.#mediaFolder, copyName), { force: true })
      }
  }

  /** Checks that a picture with copies has not changed since they were made. */
  async #checkPicture(pictureName: string): Promise<void> {
    const pictureFile = path.join(this.#mediaFolder, pictureName)
    const reason = await findPictureChange(pictureFile).catch(describeReadError)
    if (reason === null) this.report.unchanged++
    else this.report.rejections.push({ file: pictureFile, reason })
  }

  async #makeCopies(pictureName: string): Promise<void> {
    const pictureFile = path.join(this.#mediaFolder, pictureName)
    const copiesOrReason = await encodeFileCopiesOrReason(pictureFile).catch(describeReadError)
    if (typeof copiesOrReason === 'string')
      this.report.rejections.push({ file: pictureFile, reason: copiesOrReason })
    else if (copiesOrReason.length === 0) this.report.unneeded++
    else await this.#storeCopies(pictureName, copiesOrReason)
  }

  async #storeCopies(pictureName: string, copyBytes: readonly Buffer[]): Promise<void> {
    const copies = copyBytes.map((bytes) => ({ name: `${hash('sha256', bytes)}.webp`, bytes }))
    this.report.pictures++
    this.report.copies += copies.length
    if (this.#isDryRun) return
    const copyNames = copies.map((copy) => copy.name).sort()
    // List the copies before writing them. If the program stopped in between, an unlisted copy would look like an
    // independent picture.
    await appendFile(this.#smallerCopiesFile, `\n${formatSmallerCopies(new Map([[pictureName, copyNames]]))}`)
    for (const copy of copies) await writeAtomically(path.join(this.#mediaFolder, copy.name), copy.bytes)
    this.#copyNamesByPicture.set(pictureName, copyNames)
  }
}
