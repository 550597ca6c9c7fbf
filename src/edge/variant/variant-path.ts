/** A question to the `Variant` entrypoint. It is asked as an internal URL path, which no client sees. */
export interface VariantQuestion {
  /** The digest of the release's root. */
  root: string
  /** The version of the code, so that a new template is never combined with an old body. */
  build: string
  /** A representation's name. */
  representation: string
  address: string
}

/** The name that stands for a representation in the questions for sitemaps. */
export const sitemapName = 'sitemap'

/** The internal path of the release pointer. */
export const pointerPath = '/release'

/** Returns the internal path of a release's root. */
export const toRootPath = (root: string): string => `/root/${root}`

/**
 * Returns the internal path `/<root>/<build>/<representation>/<encoded address>`, which is the whole cache key of
 * a variant.
 */
export const toVariantPath = ({ root, build, representation, address }: VariantQuestion): string =>
  `/${root}/${build}/${representation}/${encodeURIComponent(address)}`

/** Inverts `toVariantPath`; `null` if the path is not a question. */
export function parseVariantPath(pathname: string): VariantQuestion | null {
  const [, root, build, representation, encodedAddress, ...furtherSegments] = pathname.split('/')
  if (!root || !build || !representation || !encodedAddress || furtherSegments.length > 0) return null
  return { root, build, representation, address: decodeURIComponent(encodedAddress) }
}
