import type { Sharp, SharpOptions } from 'sharp'

/** Widths of smaller copies, in pixels: for lists and galleries, for phones, and for the column of text. */
const widths = [320, 640, 1280]

/** Limit for the pixels of a picture: it takes 4 bytes of memory for each while it is read. */
const maxPixels = 100_000_000

/** Limit for reading and writing one copy, in seconds. */
const maxSeconds = 30

/** A copy is worth its place when it has at most this part of the bytes of the next larger one. */
const worthwhileRatio = 0.8

const options: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error' }

/** The readers of pictures that are not refused: sharp can read much else, such as SVG and PDF. */
const readers = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}`)

/** Loads the library, which only makes smaller copies and thus is not loaded by any other command. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: readers })
  return sharp
}

let sharpLoading: ReturnType<typeof loadSharp> | null = null

const encode = (picture: Sharp, width: number): Promise<Buffer> =>
  picture
    .timeout({ seconds: maxSeconds })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 78, effort: 5 })
    .toBuffer()

/** Encodes the copies of one picture, largest first. Each is smaller than the one before by enough to be worthwhile. */
async function encodeCopies(open: () => Sharp, whole: { width: number; bytes: number }): Promise<Buffer[]> {
  const copies: Buffer[] = []
  let larger = whole.bytes
  for (const width of widths.filter((each) => each < whole.width).reverse()) {
    const copy = await encode(open(), width)
    if (copy.length > larger * worthwhileRatio) continue
    copies.push(copy)
    larger = copy.length
  }
  return copies
}

const unavailable =
  'cannot be made smaller, since the library sharp does not run here: try again on another computer'

const undecodable = `is damaged, or takes longer than ${maxSeconds} s, and stays as it is: open it in a picture editor and save it again, under a new name`

/**
 * Makes the smaller copies of a picture, as WebP without metadata, upright as EXIF says.
 * @returns the copies, none for a picture that needs none or moves, or the reason why the picture cannot be read
 */
export async function encodeSizes(bytes: Uint8Array): Promise<Buffer[] | string> {
  sharpLoading ??= loadSharp()
  const sharp = await sharpLoading.catch(() => null)
  if (sharp === null) return unavailable
  try {
    const {
      width,
      height,
      orientation = 1,
      pages = 1,
    } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    if (width * height > maxPixels)
      return `has ${width} × ${height} pixels, more than 100 million, and stays as it is: save a smaller one`
    if (pages > 1) return []
    const shownWidth = orientation < 5 ? width : height
    return await encodeCopies(() => sharp(bytes, options), { width: shownWidth, bytes: bytes.length })
  } catch {
    return undecodable
  }
}
