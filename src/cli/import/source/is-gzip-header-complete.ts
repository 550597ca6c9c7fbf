import { headerFlagBits } from './gzip-member.ts'

/** True if a gzip header ends within `bytes` (RFC 1952 §2.3). */
export function isGzipHeaderComplete(bytes: Uint8Array): boolean {
  const flags = bytes[3] ?? 0
  let length = 10
  if (flags & headerFlagBits.extra) length += 2 + (bytes[10] ?? 0) + (bytes[11] ?? 0) * 256
  for (const textFlag of [headerFlagBits.name, headerFlagBits.comment]) {
    if (!(flags & textFlag)) continue
    const endIndex = bytes.indexOf(0, length)
    if (endIndex < 0) return false
    length = endIndex + 1
  }
  if (flags & headerFlagBits.headerChecksum) length += 2
  return length <= bytes.length
}
