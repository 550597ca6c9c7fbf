/** A request to the `Variant` entrypoint. It is sent as the path of an internal URL, which no client sees. */
export interface VariantRequest {
  /** The digest of the release's root. */
  releaseId: string
  /** The version of the code. It prevents a new template from being combined with an old body. */
  build: string
  representation: string
  address: string
}

/** The representation's name in requests for sitemaps. */
export const sitemapRepresentationName = 'sitemap'

/** The internal path of the release pointer. */
export const pointerPath = '/release'

/** Returns the internal path of a release's root. */
export const toRootPath = (rootDigest: string): string => `/root/${rootDigest}`

/**
 * Returns the internal path `/<root>/<build>/<representation>/<encoded address>`, which is a variant's whole cache
 * key.
 */
export const toVariantPath = ({ releaseId, build, representation, address }: VariantRequest): string =>
  `/${releaseId}/${build}/${representation}/${encodeURIComponent(address)}`

/** Reverses `toVariantPath`. Returns `null` for any other path. */
export function parseVariantPath(pathname: string): VariantRequest | null {
  const [, releaseId, build, representation, encodedAddress, ...furtherSegments] = pathname.split('/')
  if (!releaseId || !build || !representation || !encodedAddress || furtherSegments.length > 0) return null
  return { releaseId, build, representation, address: decodeURIComponent(encodedAddress) }
}
