/** Types that Cloudflare compresses: https://developers.cloudflare.com/speed/optimization/content/compression/ */
const compressedByTheEdge = new Set(
  `
  text/html text/richtext text/plain text/css text/x-script text/x-component text/x-java-source
  text/x-markdown application/javascript application/x-javascript text/javascript text/js image/x-icon
  image/vnd.microsoft.icon application/x-perl application/x-httpd-cgi text/xml application/xml
  application/rss+xml application/vnd.api+json application/x-protobuf application/json multipart/bag
  multipart/mixed application/xhtml+xml font/ttf font/otf font/x-woff image/svg+xml
  application/vnd.ms-fontobject application/ttf application/x-ttf application/otf application/x-otf
  application/truetype application/opentype application/x-opentype application/font-woff application/eot
  application/font application/font-sfnt application/wasm application/javascript-binast
  application/manifest+json application/ld+json application/graphql+json application/geo+json
`
    .trim()
    .split(/\s+/),
)

/** Types that are already compressed, or opaque. */
const incompressible = [
  /^(?:image|audio|video|font)\//,
  /^application\/(?:pdf|octet-stream|zip|gzip|x-gzip|zstd|x-7z-compressed)$/,
  /\+(?:zip|gzip|zstd)$/,
]

const minBytes = 1024

/**
 * True for a body that is worth compressing but that Cloudflare's edge leaves uncompressed: then the Worker sets
 * `Content-Encoding` (RFC 9110 §8.4). Ignores parameters and case of the media type, and the status, although the edge
 * compresses only 200, 403 and 404.
 */
export function needsOwnCompression(mediaType: string, bytes: number): boolean {
  if (bytes < minBytes) return false
  const essence = mediaType.replace(/;.*/s, '').trim().toLowerCase()
  return !compressedByTheEdge.has(essence) && !incompressible.some((pattern) => pattern.test(essence))
}
