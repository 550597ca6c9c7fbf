import { headerFlagBits } from './gzip-member.ts'

/** Returns the length of a gzip header, in bytes; `null` if the header does not end within `bytes`. */
export function measureGzipHeader(bytes: Uint8Array): number | null {
  const flags = bytes[3] ?? 0
  let length = 10
  if (flags & headerFlagBits.extra) length += 2 + (bytes[10] ?? 0) + (bytes[11] ?? 0) * 256
  for (const textFlag of [headerFlagBits.name, headerFlagBits.comment]) {
    if (!(flags & textFlag)) continue
    const endIndex = bytes.indexOf(0, length)
    if (endIndex < 0) return null
    length = endIndex + 1
  }
  if (flags & headerFlagBits.headerChecksum) length += 2
  return length <= bytes.length ? length : null
}
