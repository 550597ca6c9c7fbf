/** Formats bytes in lower-case hexadecimal. */
export function toHex(bytes: ArrayBuffer | Uint8Array): string {
  let hex = ''
  for (const byte of new Uint8Array(bytes)) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** Computes the SHA-256 of bytes (FIPS 180-4), as 64 hexadecimal digits in lower case. */
export const sha256 = async (bytes: ArrayBuffer | Uint8Array): Promise<string> =>
  toHex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))

/** True for 64 lower-case hexadecimal digits. */
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/**
 * Computes a 32-bit hash: FNV-1a over UTF-16 code units, with a final avalanche that distributes the low bits evenly.
 * The hash is not cryptographic; it only chooses a shard.
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
