/** Endings that old web servers gave to pages; every other one may be a representation's, now or later. */
const pageEndings = new Set([
  'html',
  'htm',
  'shtml',
  'xhtml',
  'php',
  'php3',
  'asp',
  'aspx',
  'jsp',
  'cfm',
  'cgi',
  'pl',
  'do',
])

/** The address whose explicit URL this could be: `/x.html` for `/x.html.json`, `/x/` for `/x/index.json`. */
export function addressOfExplicitUrl(address: string): string | null {
  const found = /^([^?]+)\.([a-z][a-z0-9]{1,7})(\?.*)?$/.exec(address)
  const [, base = '', ending = '', query = ''] = found ?? []
  if (!found || pageEndings.has(ending)) return null
  return (base.endsWith('/index') ? base.slice(0, -'index'.length) : base) + query
}
