import type { Sharp, SharpOptions } from 'sharp'

/** Widths of smaller copies, in pixels: for lists and galleries, for phones, and for the text column. */
const copyWidths = [320, 640, 1280]

/** Maximum number of pixels in a picture, because decoding takes 4 bytes of memory per pixel. */
const maxPixelCount = 100_000_000

/** Time limit for reading and writing one copy, in seconds. */
const maxSecondsPerCopy = 30

/**
 * Maximum size of a copy in relation to the next larger copy or the original. A copy above this ratio is not stored.
 */
const maxSizeRatio = 0.8

const sharpOptions: SharpOptions = { limitInputPixels: maxPixelCount, failOn: 'error' }

/** The permitted picture loaders. Without this list, sharp would load many other formats, such as SVG and PDF. */
const allowedReaderNames = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map(
  (format) => `VipsForeignLoad${format}`,
)

/** Loads sharp on first use, because no other command needs it. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: allowedReaderNames })
  return sharp
}

let sharpPromise: ReturnType<typeof loadSharp> | null = null

const encodeCopy = (picture: Sharp, width: number): Promise<Buffer> =>
  picture
    .timeout({ seconds: maxSecondsPerCopy })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 78, effort: 5 })
    .toBuffer()

/** Encodes a picture's copies, largest first. Omits a copy that is not sufficiently smaller than the last. */
async function encodeSmallerWidths(
  openPicture: () => Sharp,
  original: { width: number; byteCount: number },
): Promise<Buffer[]> {
  const copies: Buffer[] = []
  let largerByteCount = original.byteCount
  for (const width of copyWidths.filter((each) => each < original.width).reverse()) {
    const copy = await encodeCopy(openPicture(), width)
    if (copy.length > largerByteCount * maxSizeRatio) continue
    copies.push(copy)
    largerByteCount = copy.length
  }
  return copies
}

/** Remedy for a picture that has to be replaced. Articles find it by its URL, so a new file needs an import. */
export const replaceRemedy =
  'in another folder, under the name at the end of its URL in urls.tsv. Then import again with --media and that folder, and delete this file'

const sharpUnavailableReason =
  'gets no smaller copies, since sharp, which makes them, does not run here: run `npm install --include=optional`, and try again'

const undecodableReason = `is damaged, or takes longer than ${maxSecondsPerCopy} s to make smaller, so it gets no smaller copies: save it anew in a picture editor, ${replaceRemedy}`

/**
 * Makes a picture's smaller copies, as WebP without metadata, rotated according to EXIF.
 * @returns the copies; an empty list for an animation or a picture that needs none; or the reason why the picture
 * cannot be read
 */
export async function encodeSmallerCopiesOrReason(bytes: Uint8Array): Promise<Buffer[] | string> {
  sharpPromise ??= loadSharp()
  const sharp = await sharpPromise.catch(() => null)
  if (sharp === null) return sharpUnavailableReason
  try {
    const {
      width,
      height,
      orientation = 1,
      pages = 1,
    } = await sharp(bytes, { ...sharpOptions, limitInputPixels: false }).metadata()
    if (width * height > maxPixelCount)
      return `has ${width} × ${height} pixels, more than 100 million, so it gets no smaller copies: save a smaller version ${replaceRemedy}`
    if (pages > 1) return []
    const displayedWidth = orientation < 5 ? width : height
    return await encodeSmallerWidths(() => sharp(bytes, sharpOptions), {
      width: displayedWidth,
      byteCount: bytes.length,
    })
  } catch {
    return undecodableReason
  }
}
