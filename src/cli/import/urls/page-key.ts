/** Matches parameters that track where a reader came from. */
const trackingParameterPattern = /^(?:utm_[a-z_]+|fbclid|gclid)(?:=|$)/i

/**
 * Converts a capture's target to an http or https URL of at most 2,048 characters, without credentials. Returns `null`
 * if the target is longer or not such a URL.
 */
export function toWebUrl(targetText: string): string | null {
  // GNU wget writes <http://…>, following WARC 1.0's grammar.
  const url = URL.parse(targetText.replace(/^<(.*)>$/, '$1'))
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  url.username = ''
  url.password = ''
  return url.href.length <= 2048 ? url.href : null
}

/** Removes the fragment and the tracking parameters from a URL. */
export function removeFragmentAndTracking(url: string): string {
  if (!/[?#]/.test(url)) return url
  const parsedUrl = new URL(url)
  parsedUrl.hash = ''
  const parameters = parsedUrl.search.slice(1).split('&')
  const untrackedParameters = parameters.filter((parameter) => !trackingParameterPattern.test(parameter))
  if (untrackedParameters.length < parameters.length) parsedUrl.search = untrackedParameters.join('&')
  return parsedUrl.href
}

/**
 * Returns a key shared by all URLs that clearly lead to the same page. Ignores the scheme (http or https), the fragment
 * and tracking parameters.
 */
export function toPageKey(url: string): string {
  const untrackedUrl = removeFragmentAndTracking(url)
  return untrackedUrl.slice(untrackedUrl.indexOf(':'))
}
