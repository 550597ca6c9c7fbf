import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** Bytes of a picture that compresses as badly as a photograph. */
export const photograph = (width: number, height: number, orientation?: number): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .withMetadata(orientation === undefined ? {} : { orientation })
    .jpeg({ quality: 90 })
    .toBuffer()

/** Bytes of a grainy photograph of a bay or, in portrait format, of a lighthouse. */
export async function scenicPhotograph(width: number, height: number): Promise<Buffer> {
  const shapes =
    width > height
      ? '<path fill="#8aa2b0" d="M0 0h12v7H0z"/><path fill="#44525c" d="M0 5l3-2 2 1 3-3 4 3v3H0z"/>'
      : '<path fill="#44525c" d="M0 0h12v7H0z"/><path fill="#f2e3b8" d="M5 1h2v5H5z"/>'
  const scene = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 12 7" preserveAspectRatio="none">${shapes}</svg>`,
  )
  const grain = await photograph(width, height)
  return sharp(scene)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** The name under which bytes are stored. */
export const storedName = (bytes: Uint8Array, extension = 'jpg'): string =>
  `${createHash('sha256').update(bytes).digest('hex')}.${extension}`
