/**
 * Extensions that old web servers gave to pages. Any other extension, such as `.json`, may belong to a
 * representation.
 */
const pageExtensions = new Set('html htm shtml xhtml php php3 asp aspx jsp cfm cgi pl do'.split(' '))

/**
 * Strips the extension of a representation from an explicit URL: `/x.html` from `/x.html.json`, `/x/` from
 * `/x/index.json`. Returns `null` for an address without such an extension.
 */
export function stripRepresentationExtension(address: string): string | null {
  const addressMatch = /^([^?]+)\.([a-z][a-z0-9]{1,7})(\?.*)?$/.exec(address)
  const [, basePath = '', extension = '', query = ''] = addressMatch ?? []
  if (!addressMatch || pageExtensions.has(extension)) return null
  return (basePath.endsWith('/index') ? basePath.slice(0, -'index'.length) : basePath) + query
}

/**
 * Yields the addresses that remain as representation extensions are stripped one by one: `/x.feed` and `/x` from
 * `/x.feed.json`.
 */
export function* generateBaseAddresses(address: string): Generator<string> {
  for (
    let baseAddress = stripRepresentationExtension(address);
    baseAddress !== null;
    baseAddress = stripRepresentationExtension(baseAddress)
  )
    yield baseAddress
}
