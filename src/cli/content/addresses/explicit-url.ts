/**
 * Extensions that old web servers gave to pages. Any other extension may become that of a representation, such as
 * `.json`.
 */
const pageExtensions = new Set('html htm shtml xhtml php php3 asp aspx jsp cfm cgi pl do'.split(' '))

/**
 * Returns the address for which this would be an explicit URL: `/x.html` for `/x.html.json`, `/x/` for
 * `/x/index.json`.
 */
export function stripRepresentationExtension(address: string): string | null {
  const addressMatch = /^([^?]+)\.([a-z][a-z0-9]{1,7})(\?.*)?$/.exec(address)
  const [, basePath = '', extension = '', query = ''] = addressMatch ?? []
  if (!addressMatch || pageExtensions.has(extension)) return null
  return (basePath.endsWith('/index') ? basePath.slice(0, -'index'.length) : basePath) + query
}

/** Yields the addresses for which an address would be an explicit URL: `/x.feed` and `/x` for `/x.feed.json`. */
export function* generateBaseAddresses(address: string): Generator<string> {
  for (
    let baseAddress = stripRepresentationExtension(address);
    baseAddress !== null;
    baseAddress = stripRepresentationExtension(baseAddress)
  )
    yield baseAddress
}
