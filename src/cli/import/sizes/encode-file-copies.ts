import { hash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { digestFile } from '../../content/files/digest-file.ts'
import { describeChangedPicture } from '../../content/picture-lists/changed-picture.ts'
import { maxPictureBytes } from '../source/picture-format.ts'
import { encodeSmallerCopiesOrReason, replaceRemedy } from './encode-sizes.ts'

/** Maximum size, in bytes, of a picture that needs no smaller copies. */
const maxBytesWithoutCopies = 32 * 1024

/** Describes a picture whose name does not begin with the digest of its bytes; `null` if it does. */
const describeChangeIfAny = (pictureFile: string, digest: string): string | null =>
  path.basename(pictureFile).startsWith(digest) ? null : describeChangedPicture(pictureFile, digest)

/** Describes a picture that has changed since its smaller copies were made; `null` if it has not. */
export const findPictureChange = async (pictureFile: string): Promise<string | null> =>
  describeChangeIfAny(pictureFile, await digestFile(pictureFile))

/**
 * Encodes a picture file's smaller copies. Returns an empty list if the picture needs none, or a reason if it cannot
 * have any.
 */
export async function encodeFileCopiesOrReason(pictureFile: string): Promise<Buffer[] | string> {
  const { size } = await stat(pictureFile)
  if (size > maxPictureBytes)
    return `is larger than 64 MiB, so it gets no smaller copies: save a smaller version ${replaceRemedy}`
  const bytes = await readFile(pictureFile)
  const changeReason = describeChangeIfAny(pictureFile, hash('sha256', bytes))
  if (changeReason !== null) return changeReason
  const needsNoCopies = size <= maxBytesWithoutCopies || pictureFile.endsWith('.svg')
  return needsNoCopies ? [] : encodeSmallerCopiesOrReason(bytes)
}
