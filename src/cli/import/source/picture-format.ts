/** A kind of picture, told by its first bytes: names and headers lie. */
export interface PictureFormat {
  mediaType: string
  extension: string
}

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

const starts = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

const kinds: [PictureFormat, (bytes: Uint8Array) => boolean][] = [
  [{ mediaType: 'image/jpeg', extension: 'jpg' }, (bytes) => starts(bytes, 0xff, 0xd8, 0xff)],
  [{ mediaType: 'image/png', extension: 'png' }, (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47)],
  [{ mediaType: 'image/gif', extension: 'gif' }, (bytes) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6))],
  [
    { mediaType: 'image/webp', extension: 'webp' },
    (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP',
  ],
  [{ mediaType: 'image/avif', extension: 'avif' }, (bytes) => /^ftypavi[fs]$/.test(ascii(bytes, 4, 12))],
  [
    { mediaType: 'image/svg+xml', extension: 'svg' },
    (bytes) =>
      /^\uFEFF?\s*(?:<\?xml[^>]{0,200}\?>|<!--|<!DOCTYPE svg|\s)*<svg[\s>]/i.test(
        new TextDecoder().decode(bytes.subarray(0, 1024)),
      ),
  ],
]

/** What kind of picture these bytes are; `null` for anything else. */
export const detectPictureFormat = (bytes: Uint8Array): PictureFormat | null =>
  kinds.find(([, matches]) => matches(bytes))?.[0] ?? null
