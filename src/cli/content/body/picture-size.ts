import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { disableTypes, imageSize, types } from 'image-size'

/** Width and height of a picture as browsers display it, in pixels. */
export interface PictureSize {
  width: number
  height: number
}

/** Size of a stored picture in pixels, and of its file in bytes. */
export interface StoredPictureSize extends PictureSize {
  byteCount: number
}

/** Looks up stored pictures by their paths in the archive. */
export interface PictureLookup {
  /** Returns the size of a stored picture; `null` if its file is missing or cannot be measured. */
  findPictureSize(path: string): StoredPictureSize | null
  /** Returns the paths of the smaller copies of a picture. */
  listSmallerPictures(path: string): readonly string[]
}

const measurableTypes: readonly string[] = ['png', 'jpg', 'gif', 'webp', 'svg', 'heif']
disableTypes(types.filter((type) => !measurableTypes.includes(type)))

/**
 * Number of bytes read from the start of a file. In a photograph, the size comes after the colour profile and the
 * thumbnail.
 */
const maxHeadByteCount = 512 * 1024

/**
 * Number of bytes read from the start of an SVG. The size is in its first tag, and regular expressions search for it.
 */
const svgHeadByteCount = 8 * 1024

/** Maximum plausible width or height of a picture. */
const maxSidePixels = 65_535

const isPlausibleSide = (pixels: number) => Number.isInteger(pixels) && pixels > 0 && pixels <= maxSidePixels

function readHeadIfReadable(file: string): { headBytes: Buffer; byteCount: number } | null {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const headBuffer = Buffer.alloc(file.endsWith('.svg') ? svgHeadByteCount : maxHeadByteCount)
      const bytesRead = readSync(descriptor, headBuffer, 0, headBuffer.length, 0)
      return { headBytes: headBuffer.subarray(0, bytesRead), byteCount: fstatSync(descriptor).size }
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return null
  }
}

/** Measures a picture from the first bytes of its file. Returns `null` if these contain no plausible size. */
export function measurePicture(headBytes: Uint8Array): PictureSize | null {
  try {
    const { width, height, orientation = 1 } = imageSize(headBytes)
    const size = { width: Math.round(width), height: Math.round(height) }
    if (!isPlausibleSide(size.width) || !isPlausibleSide(size.height)) return null
    // EXIF orientations 5 to 8 rotate a picture by 90 degrees.
    return orientation < 5 ? size : { width: size.height, height: size.width }
  } catch {
    return null
  }
}

/**
 * Creates a function that measures a stored picture, given its path in the archive. The function reads the file from
 * the first `media` folder that contains it. It returns `null` if the file is missing or cannot be measured.
 */
export const createPictureMeter =
  (mediaFolders: readonly string[]) =>
  (picturePath: string): StoredPictureSize | null => {
    for (const folder of mediaFolders) {
      const fileHead = readHeadIfReadable(path.join(folder, path.basename(picturePath)))
      const size = fileHead && measurePicture(fileHead.headBytes)
      if (fileHead !== null) return size && { ...size, byteCount: fileHead.byteCount }
    }
    return null
  }
