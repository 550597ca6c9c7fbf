/** What the `Variant` entrypoint is asked, as a URL path: internal, and never part of what a client sees. */
export interface VariantQuestion {
  /** The release. */
  root: string
  /** The version of the code: a new template never meets an old body. */
  build: string
  /** A representation's name. */
  representation: string
  address: string
}

/** Where `Variant` answers with the pointer. */
export const pointerPath = '/release'

/** Where `Variant` answers with a release's root. */
export const rootPath = (root: string): string => `/root/${root}`

/** `/<root>/<build>/<representation>/<encoded address>`: one path a variant, the whole of its cache key. */
export const variantPath = ({ root, build, representation, address }: VariantQuestion): string =>
  `/${root}/${build}/${representation}/${encodeURIComponent(address)}`

/** The inverse of `variantPath`; `null` when the path is no question. */
export function parseVariantPath(pathname: string): VariantQuestion | null {
  const [, root, build, representation, encoded, ...rest] = pathname.split('/')
  if (!root || !build || !representation || !encoded || rest.length > 0) return null
  return { root, build, representation, address: decodeURIComponent(encoded) }
}
