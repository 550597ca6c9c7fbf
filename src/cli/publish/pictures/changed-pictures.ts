import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import { digestFile } from '../../content/files/digest-file.ts'
import { forEachConcurrently } from '../../content/files/for-each-concurrently.ts'
import { describeChangedPicture } from '../../content/picture-lists/changed-picture.ts'
import type { FileRecords } from '../state/file-records.ts'
import { pictureDigestOf } from '../store/picture-addresses.ts'
import type { EditionPictures } from './edition-pictures.ts'

const maxConcurrentReads = 8

/**
 * Returns a fault for each shown picture whose bytes do not match the digest in its name. Without this check, the
 * change would go unnoticed and the old bytes would still be served.
 */
export async function findChangedPictureFaults(
  editionPictures: readonly EditionPictures[],
  shownPictureNames: ReadonlySet<string>,
  fileRecords: FileRecords,
): Promise<ContentFault[]> {
  const shownFiles = editionPictures
    .flatMap((edition) => edition.files)
    .filter(({ name }) => shownPictureNames.has(name))
  const faultByFile = new Map<string, ContentFault>()
  await forEachConcurrently(shownFiles, maxConcurrentReads, async ({ file, name }) => {
    const fileLookup = fileRecords.lookUpFile(file)
    const digest = fileLookup.digest ?? (await digestFile(file))
    fileRecords.recordDigestIfSettled(fileLookup, digest)
    if (digest !== pictureDigestOf(name))
      faultByFile.set(file, createFileFault(file, describeChangedPicture(file, digest)))
  })
  return shownFiles.flatMap(({ file }) => faultByFile.get(file) ?? [])
}
