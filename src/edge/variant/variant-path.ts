/** A request to the `Variant` entrypoint. It is sent as an internal URL path, which no client sees. */
export interface VariantRequest {
  /** The digest of the release's root. */
  releaseId: string
  /** The version of the code, so that a new template is never combined with an old body. */
  build: string
  /** A representation's name. */
  representation: string
  address: string
}

/** The name of the representation in requests for sitemaps. */
export const sitemapRepresentationName = 'sitemap'

/** The internal path of the release pointer. */
export const pointerPath = '/release'

/** Returns the internal path of a release's root. */
export const toRootPath = (rootDigest: string): string => `/root/${rootDigest}`

/**
 * Returns the internal path `/<root>/<build>/<representation>/<encoded address>`, which is the whole cache key of
 * a variant.
 */
export const toVariantPath = ({ releaseId, build, representation, address }: VariantRequest): string =>
  `/${releaseId}/${build}/${representation}/${encodeURIComponent(address)}`

/** Inverts `toVariantPath`; returns `null` for any other path. */
export function parseVariantPath(pathname: string): VariantRequest | null {
  const [, releaseId, build, representation, encodedAddress, ...furtherSegments] = pathname.split('/')
  if (!releaseId || !build || !representation || !encodedAddress || furtherSegments.length > 0) return null
  return { releaseId, build, representation, address: decodeURIComponent(encodedAddress) }
}
