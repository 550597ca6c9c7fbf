import type { Sharp, SharpOptions } from 'sharp'

/** Widths of smaller copies, in pixels: for lists and galleries, for phones, and for the text column. */
const widths = [320, 640, 1280]

/** Maximum pixels of a picture: reading takes 4 bytes of memory per pixel. */
const maxPixels = 100_000_000

/** Time limit for reading and writing one copy, in seconds. */
const maxSeconds = 30

/** A copy is made only if it has at most this share of the next larger one's bytes. */
const worthwhileRatio = 0.8

const options: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error' }

/** The permitted readers of pictures: sharp could read many others, such as SVG and PDF. */
const readers = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}`)

/** Loads sharp on first use, since no other command needs it. */
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

/** Encodes a picture's copies, largest first. Each is sufficiently smaller than the one before. */
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

const undecodable = `is damaged, or takes longer than ${maxSeconds} s to make smaller, so it gets no smaller copies: open it in a picture editor and save it under a new name`

/**
 * Makes the smaller copies of a picture, as WebP without metadata, rotated according to EXIF.
 * @returns the copies; none for an animation or a picture that needs none; or the reason why the picture cannot be read
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
      return `has ${width} × ${height} pixels, more than 100 million, so it gets no smaller copies: save a smaller version under a new name`
    if (pages > 1) return []
    const shownWidth = orientation < 5 ? width : height
    return await encodeCopies(() => sharp(bytes, options), { width: shownWidth, bytes: bytes.length })
  } catch {
    return undecodable
  }
}
