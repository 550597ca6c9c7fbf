import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SizedPicture } from '../../../model/document.ts'
import { measurePicture, type PictureSize } from '../body/picture-size.ts'
import { type ContentFault, createFileFault } from '../files/content-fault.ts'
import { describeSystemError } from '../files/describe-system-error.ts'
import { decodeUtf8 } from '../files/read-utf8.ts'
import { findSvgProblems } from './svg-problems.ts'

/** A logo's file, its name as a picture of the archive (`<sha256>.<extension>`), and its size in a masthead. */
export interface Logo {
  file: string
  mediaFileName: string
  /** Size of the file, in bytes. */
  byteCount: number
  mastheadPicture: SizedPicture
}

/** Maximum size of a logo's file, in KB, by extension. */
const maxKilobytesByExtension = new Map([
  ['svg', 64],
  ['png', 128],
])

/** Maximum width and height of a PNG, in pixels. A file of a few kilobytes can decompress to gigabytes. */
const maxPngSidePixels = 2048

/** Maximum width and height in a masthead, in CSS pixels. */
const maxMastheadSize: PictureSize = { width: 480, height: 80 }

/** Number of bytes read from the start of an SVG. Its size is in the first tag. */
const svgHeadByteCount = 8 * 1024

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** The last chunk of every PNG: length 0, type `IEND` and checksum. */
const pngEndChunk = Buffer.from('0000000049454e44ae426082', 'hex')

function findPngProblem(bytes: Buffer): string | null {
  if (!bytes.subarray(0, pngSignature.length).equals(pngSignature))
    return 'is not a PNG, whatever its name says: save the logo as PNG, or as logo.svg'
  if (!bytes.subarray(-pngEndChunk.length).equals(pngEndChunk))
    return 'is cut off, or contains something after its picture: save the logo as PNG again'
  const pictureSize = measurePicture(bytes)
  if (pictureSize === null) return 'does not state its width and height: save the logo as PNG again'
  const { width, height } = pictureSize
  if (Math.max(width, height) <= maxPngSidePixels) return null
  return `is ${width} by ${height} pixels, and a logo may be ${maxPngSidePixels.toLocaleString('en')} wide and tall: make it smaller, such as 960 by 160`
}

function findLogoFaults(
  file: string,
  bytes: Buffer,
  { extension, maxKilobytes }: { extension: string; maxKilobytes: number },
): ContentFault[] {
  const remedy =
    extension === 'png'
      ? 'make it smaller, such as 960 by 160 pixels'
      : 'simplify it, or save it as logo.png in its place'
  if (bytes.length > maxKilobytes * 1024)
    return [
      createFileFault(file, `is larger than ${maxKilobytes} KB, and is loaded with every page: ${remedy}`),
    ]
  if (extension === 'png')
    return [findPngProblem(bytes) ?? []].flat().map((reason) => createFileFault(file, reason))
  const svgText = decodeUtf8(file, bytes)
  if (typeof svgText !== 'string') return [svgText]
  return findSvgProblems(svgText).map(({ line, reason }) => ({ ...createFileFault(file, reason), line }))
}

/** Scales a logo to the size of a masthead. Enlarges only SVGs. */
function fitLogoIntoMasthead({ width, height }: PictureSize, extension: string): PictureSize {
  const maxScale = extension === 'svg' ? Number.POSITIVE_INFINITY : 1
  const scale = Math.min(maxMastheadSize.width / width, maxMastheadSize.height / height, maxScale)
  const scaleLength = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: scaleLength(width), height: scaleLength(height) }
}

/** Describes why a file cannot be read. @throws the error itself if it does not come from the operating system */
function describeReadErrorOrRethrow(error: Error): string {
  const reason = describeSystemError({ ...error, path: '' })
  if (reason === null) throw error
  return reason
}

/**
 * Reads and checks a logo, whose bytes are published unchanged.
 * @param logoFiles the files beside `archive.yaml` or `edition.yaml` that have the name `logo` and a picture's
 * extension
 * @returns the logo, its faults, or `null` if there is no file
 */
export async function readLogo(logoFiles: readonly string[]): Promise<Logo | ContentFault[] | null> {
  const [file, secondFile] = logoFiles
  if (file === undefined) return null
  if (secondFile !== undefined)
    return [
      createFileFault(secondFile, `is a second logo, besides ${path.basename(file)}: remove one of them`),
    ]
  const extension = path.extname(file).slice(1)
  const maxKilobytes = maxKilobytesByExtension.get(extension)
  if (maxKilobytes === undefined)
    return [
      createFileFault(
        file,
        'cannot be published: save the logo as logo.svg or logo.png, in lower case, and remove this file',
      ),
    ]
  const bytesOrReason = await readFile(file).catch(describeReadErrorOrRethrow)
  if (typeof bytesOrReason === 'string') return [createFileFault(file, bytesOrReason)]
  const faults = findLogoFaults(file, bytesOrReason, { extension, maxKilobytes })
  if (faults.length > 0) return faults
  const pictureSize = measurePicture(
    extension === 'svg' ? bytesOrReason.subarray(0, svgHeadByteCount) : bytesOrReason,
  )
  if (pictureSize === null)
    return [
      createFileFault(
        file,
        'does not state its size: write it in its first tag, as in <svg viewBox="0 0 480 80">',
      ),
    ]
  const mediaFileName = `${hash('sha256', bytesOrReason)}.${extension}`
  const mastheadPicture = { path: `/media/${mediaFileName}`, ...fitLogoIntoMasthead(pictureSize, extension) }
  return { file, mediaFileName, byteCount: bytesOrReason.length, mastheadPicture }
}
