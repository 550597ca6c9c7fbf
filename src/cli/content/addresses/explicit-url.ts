/**
 * Extensions that old web servers gave to pages. Any other extension may become that of a representation, such as
 * `.json`.
 */
const pageExtensions = new Set('html htm shtml xhtml php php3 asp aspx jsp cfm cgi pl do'.split(' '))

/**
 * Returns the address for which this would be an explicit URL: `/x.html` for `/x.html.json`, `/x/` for
 * `/x/index.json`.
 */
export function addressOfExplicitUrl(address: string): string | null {
  const parts = /^([^?]+)\.([a-z][a-z0-9]{1,7})(\?.*)?$/.exec(address)
  const [, base = '', ending = '', query = ''] = parts ?? []
  if (!parts || pageExtensions.has(ending)) return null
  return (base.endsWith('/index') ? base.slice(0, -'index'.length) : base) + query
}

/** Yields the addresses for which an address would be an explicit URL: `/x.feed` and `/x` for `/x.feed.json`. */
export function* listExplicitBases(address: string): Generator<string> {
  for (let base = addressOfExplicitUrl(address); base !== null; base = addressOfExplicitUrl(base)) yield base
}
