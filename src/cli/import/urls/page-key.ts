/** Parameters that track where a reader came from. */
const trackingParameterPattern = /^(?:utm_[a-z_]+|fbclid|gclid)(?:=|$)/i

/**
 * Converts the target of a capture to an http or https URL of at most 2,048 characters, without credentials; `null` if
 * that is impossible.
 */
export function toWebUrl(text: string): string | null {
  // GNU wget writes <http://…>, following WARC 1.0's grammar.
  const url = URL.parse(text.replace(/^<(.*)>$/, '$1'))
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  url.username = ''
  url.password = ''
  return url.href.length <= 2048 ? url.href : null
}

/** Removes the fragment and tracking parameters. */
export function removeTracking(href: string): string {
  if (!/[?#]/.test(href)) return href
  const url = new URL(href)
  url.hash = ''
  const parameters = url.search.slice(1).split('&')
  const keptParameters = parameters.filter((parameter) => !trackingParameterPattern.test(parameter))
  if (keptParameters.length < parameters.length) url.search = keptParameters.join('&')
  return url.href
}

/**
 * Key shared by all URLs that clearly lead to one page: http and https, with or without what `removeTracking` drops.
 */
export function toPageKey(href: string): string {
  const url = removeTracking(href)
  return url.slice(url.indexOf(':'))
}
