/**
 * Types of representations that Cloudflare's edge leaves uncompressed, since they are not in its list:
 * https://developers.cloudflare.com/speed/optimization/content/compression/
 */
const leftUncompressed =
  /^(?:text\/(?:markdown|csv)|application\/(?:(?:problem|feed|vnd\.citationstyles\.csl)\+json|atom\+xml|x-bibtex|x-research-info-systems))\s*(?:;|$)/i

const minBytes = 1024

/**
 * True for a body that is worth compressing but that Cloudflare's edge leaves uncompressed: then the Worker sets
 * `Content-Encoding` (RFC 9110 §8.4). Ignores parameters and case of the media type, and the status, although the edge
 * compresses only 200, 403 and 404.
 */
export const needsOwnCompression = (mediaType: string, bytes: number): boolean =>
  bytes >= minBytes && leftUncompressed.test(mediaType)
