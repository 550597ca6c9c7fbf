/** A question to the `Variant` entrypoint. It is asked as an internal URL path, which no client sees. */
export interface VariantQuestion {
  /** The digest of the release's root. */
  root: string
  /** The version of the code: a new template never meets an old body. */
  build: string
  /** A representation's name. */
  representation: string
  address: string
}

/** The representation's name of sitemaps. */
export const sitemapName = 'sitemap'

/** The internal path of the release pointer. */
export const pointerPath = '/release'

/** The internal path of a release's root. */
export const toRootPath = (root: string): string => `/root/${root}`

/** `/<root>/<build>/<representation>/<encoded address>`: the whole cache key of a variant. */
export const toVariantPath = ({ root, build, representation, address }: VariantQuestion): string =>
  `/${root}/${build}/${representation}/${encodeURIComponent(address)}`

/** The inverse of `toVariantPath`; `null` if the path is not a question. */
export function parseVariantPath(pathname: string): VariantQuestion | null {
  const [, root, build, representation, encoded, ...rest] = pathname.split('/')
  if (!root || !build || !representation || !encoded || rest.length > 0) return null
  return { root, build, representation, address: decodeURIComponent(encoded) }
}
