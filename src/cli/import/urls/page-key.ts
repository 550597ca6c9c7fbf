/** Parameters that say where a reader came from, not what was read. */
const tracking = /^(?:utm_[a-z_]+|fbclid|gclid)(?:=|$)/i

/** What a record names as its target, as an http or https URL; `null` when it is none that can be kept. */
export function parseWebUrl(text: string): string | null {
  // GNU wget writes <http://…>, as WARC 1.0's grammar has it.
  const url = URL.parse(text.replace(/^<(.*)>$/, '$1'))
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  url.username = ''
  url.password = ''
  return url.href.length <= 2048 ? url.href : null
}

/** The URL without its fragment and without parameters that only follow readers about. */
export function removeTracking(href: string): string {
  if (!/[?#]/.test(href)) return href
  const url = new URL(href)
  url.hash = ''
  const parameters = url.search.slice(1).split('&')
  const kept = parameters.filter((parameter) => !tracking.test(parameter))
  if (kept.length < parameters.length) url.search = kept.join('&')
  return url.href
}

/** The same for every URL that is clearly of one page: over http or https, with or without what `cleanUrl` drops. */
export function pageKey(href: string): string {
  const url = removeTracking(href)
  return url.slice(url.indexOf(':'))
}
