/**
 * Matches our media types that Cloudflare's edge leaves uncompressed, since they are not in its list:
 * https://developers.cloudflare.com/speed/optimization/content/compression/
 */
const uncompressedTypePattern =
  /^(?:text\/(?:markdown|csv)|application\/(?:(?:problem|feed|vnd\.citationstyles\.csl)\+json|atom\+xml|x-bibtex|x-research-info-systems))\s*(?:;|$)/i

const minCompressedBytes = 1024

/**
 * True for a body of 1 KB or more that Cloudflare's edge leaves uncompressed, so that the Worker compresses it.
 * Ignores case and parameters of the media type. Also ignores the status, although the edge compresses only responses
 * with 200, 403 and 404.
 */
export const needsOwnCompression = (mediaType: string, byteCount: number): boolean =>
  byteCount >= minCompressedBytes && uncompressedTypePattern.test(mediaType)
