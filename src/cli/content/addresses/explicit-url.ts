/**
 * Extensions that old web servers gave to pages. Any other extension, such as `.json`, may belong to a
 * representation.
 */
const pageExtensions = new Set('html htm shtml xhtml php php3 asp aspx jsp cfm cgi pl do'.split(' '))

/**
 * Strips a representation's extension from an explicit URL: `/x.html.json` becomes `/x.html`, and `/x/index.json`
 * becomes `/x/`. Returns `null` for an address without such an extension.
 */
export function stripRepresentationExtension(address: string): string | null {
  const addressMatch = /^([^?]+)\.([a-z][a-z0-9]{1,7})(\?.*)?$/.exec(address)
  const [, basePath = '', extension = '', query = ''] = addressMatch ?? []
  if (!addressMatch || pageExtensions.has(extension)) return null
  return (basePath.endsWith('/index') ? basePath.slice(0, -'index'.length) : basePath) + query
}

/**
 * Yields the addresses that remain as representation extensions are stripped one by one: for `/x.feed.json`, first
 * `/x.feed` and then `/x`.
 */
export function* generateBaseAddresses(address: string): Generator<string> {
  for (
    let baseAddress = stripRepresentationExtension(address);
    baseAddress !== null;
    baseAddress = stripRepresentationExtension(baseAddress)
  )
    yield baseAddress
}
