/**
 * Matches our media types that are not on Cloudflare's list of types to compress:
 * https://developers.cloudflare.com/speed/optimization/content/compression/
 */
const uncompressedTypePattern =
  /^(?:text\/(?:markdown|csv)|application\/(?:(?:problem|feed|vnd\.citationstyles\.csl)\+json|atom\+xml|x-bibtex|x-research-info-systems))\s*(?:;|$)/i

const minCompressedBytes = 1024

/**
 * True for a body of at least 1 KB whose media type Cloudflare's edge does not compress, so that the Worker must do
 * it. Ignores the media type's case and parameters. Also ignores the status, although the edge compresses only
 * responses with 200, 403 and 404.
 */
export const needsWorkerCompression = (mediaType: string, byteCount: number): boolean =>
  byteCount >= minCompressedBytes && uncompressedTypePattern.test(mediaType)
