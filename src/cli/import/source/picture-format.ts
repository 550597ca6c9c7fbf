/** Maximum size of a stored picture, in bytes. */
export const maxPictureBytes = 64 * 1024 * 1024

/** A picture format, detected from the first bytes because names and headers can be wrong. */
export interface PictureFormat {
  mediaType: string
  extension: string
}

const readAscii = (bytes: Uint8Array, startOffset: number, endOffset: number) =>
  String.fromCharCode(...bytes.subarray(startOffset, endOffset))

const startsWithBytes = (bytes: Uint8Array, ...prefixBytes: number[]) =>
  prefixBytes.every((byte, index) => bytes[index] === byte)

/** Number of bytes to search for an SVG's root element, which can follow a drawing program's comments and entities. */
const maxSvgPrologBytes = 4096

/** Matches the prolog of an XML document (XML 1.0 §2.8), then the root element of an SVG. */
const svgStartPattern =
  /^\uFEFF?\s*(?:<\?[^>]{0,200}\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<svg[\s>]/i

const formatsAndTests: [PictureFormat, (bytes: Uint8Array) => boolean][] = [
  [{ mediaType: 'image/jpeg', extension: 'jpg' }, (bytes) => startsWithBytes(bytes, 0xff, 0xd8, 0xff)],
  [{ mediaType: 'image/png', extension: 'png' }, (bytes) => startsWithBytes(bytes, 0x89, 0x50, 0x4e, 0x47)],
  [{ mediaType: 'image/gif', extension: 'gif' }, (bytes) => /^GIF8[79]a$/.test(readAscii(bytes, 0, 6))],
  [
    { mediaType: 'image/webp', extension: 'webp' },
    (bytes) => readAscii(bytes, 0, 4) === 'RIFF' && readAscii(bytes, 8, 12) === 'WEBP',
  ],
  [{ mediaType: 'image/avif', extension: 'avif' }, (bytes) => /^ftypavi[fs]$/.test(readAscii(bytes, 4, 12))],
  [
    { mediaType: 'image/svg+xml', extension: 'svg' },
    (bytes) => svgStartPattern.test(new TextDecoder().decode(bytes.subarray(0, maxSvgPrologBytes))),
  ],
]

/**
 * Detects a picture's format from its first bytes. Returns `null` for anything but a picture that browsers can show.
 */
export const detectPictureFormat = (bytes: Uint8Array): PictureFormat | null =>
  formatsAndTests.find(([, matches]) => matches(bytes))?.[0] ?? null
