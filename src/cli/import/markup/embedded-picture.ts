import { createHash } from 'node:crypto'
import { measurePicture, type PictureSize } from '../../content/body/picture-size.ts'
import type { Picture } from '../importer.ts'
import { detectPictureFormat } from '../source/picture-format.ts'

/**
 * Classification of a picture's bytes: a picture to store, whose URL is its path in the archive; a picture too small to
 * store; bytes that no browser can show; or a placeholder, which shows nothing.
 */
export type ClassifiedPicture =
  | Picture
  | { kind: 'small'; size: PictureSize }
  | { kind: 'unreadable' }
  | { kind: 'placeholder' }

/**
 * Minimum width and height of a stored picture, in pixels. A smaller one is an icon or a preview of another picture.
 */
const minStoredSidePixels = 100

/** Maximum width and height, in pixels, of a picture that only counts readers or fills a gap. */
const maxPlaceholderSidePixels = 2

/** Number of bytes searched for an SVG's size, which is in its first tag. */
const svgHeadByteCount = 8 * 1024

const svgShapePattern =
  /<(?:path|rect|circle|ellipse|line|polyline|polygon|text|image|use|foreignObject)[\s/>]/g

/** True for an empty drawing, a single plain rectangle or a blurred preview, which a script replaces with a picture. */
function isPlaceholderDrawing(svg: string): boolean {
  const shapeTagStarts = svg.match(svgShapePattern) ?? []
  return shapeTagStarts.every((shape) => shape.startsWith('<rect'))
    ? shapeTagStarts.length < 2
    : svg.includes('<feGaussianBlur')
}

function measureEmbeddedPicture(bytes: Uint8Array, extension: string): PictureSize | null {
  if (extension !== 'svg') return measurePicture(bytes)
  // A drawing without a size fills the width of its page.
  return (
    measurePicture(bytes.subarray(0, svgHeadByteCount)) ?? {
      width: minStoredSidePixels,
      height: minStoredSidePixels,
    }
  )
}

export function classifyPicture(bytes: Uint8Array): ClassifiedPicture {
  if (bytes.length === 0) return { kind: 'placeholder' }
  const format = detectPictureFormat(bytes)
  const size = format && measureEmbeddedPicture(bytes, format.extension)
  if (!format || !size) return { kind: 'unreadable' }
  if (format.extension === 'svg' && isPlaceholderDrawing(new TextDecoder().decode(bytes)))
    return { kind: 'placeholder' }
  if (Math.max(size.width, size.height) <= maxPlaceholderSidePixels) return { kind: 'placeholder' }
  if (Math.min(size.width, size.height) < minStoredSidePixels) return { kind: 'small', size }
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'picture', url: `/media/${digest}.${format.extension}`, mediaType: format.mediaType, bytes }
}

const maxDataUrlHeaderLength = 200

export const isDataUrl = (url: unknown): url is string =>
  typeof url === 'string' && /^\s{0,9}data:/i.test(url.slice(0, 16))

/** Decodes a `data:` URL (RFC 2397). Returns no bytes for a URL without a comma. */
export function decodeDataUrl(url: string): Buffer {
  const header = /^\s{0,9}data:[^,]*,/i.exec(url.slice(0, maxDataUrlHeaderLength))?.[0]
  if (header === undefined) return Buffer.alloc(0)
  const encodedData = url.slice(header.length)
  const percentDecodedBytes = encodedData.includes('%')
    ? decodePercentEncoding(encodedData)
    : Buffer.from(encodedData)
  return /;\s*base64\s*,$/i.test(header)
    ? Buffer.from(percentDecodedBytes.toString('latin1'), 'base64')
    : percentDecodedBytes
}

/** Decodes percent-encoded bytes; leaves invalid escapes unchanged. */
function decodePercentEncoding(text: string): Buffer {
  const parts = text.split(/((?:%[0-9a-f]{2})+)/i)
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 0 ? Buffer.from(part) : Buffer.from(part.replaceAll('%', ''), 'hex'),
    ),
  )
}
