/** Rules that a web server needs in addition to the files. */
export interface ServerRules {
  redirects: RedirectRule[]
  absences: AbsenceRule[]
  renamedFiles: RenamedFileRule[]
  /** Extension (`html`, `feed.json`) → `Content-Type`. */
  mediaTypeByExtension: Map<string, string>
}

interface UrlRule {
  /** The URL as it appears in links: percent-encoded, with its query. */
  url: string
  /** The URL's file. A server without rules sends it for the URL, unless the names differ. */
  file: string
  /** True if all spellings of the address are equivalent, so that case can be ignored. */
  matchesAllSpellings: boolean
}

/** A permanent redirect (301). */
export interface RedirectRule extends UrlRule {
  targetUrl: string
  /**
   * The target for a server without rules: the target's file if its name differs from its URL, and `targetUrl`
   * otherwise.
   */
  targetUrlWithoutRules: string
}

/** A 410 or 451, with a page that states the reason. */
export interface AbsenceRule extends UrlRule {
  status: 410 | 451
  pageFile: string
}

/** A file whose name differs from its URL, to be sent with status 200. */
export type RenamedFileRule = UrlRule

/** A URL as servers match it: the decoded octets of its path, and its query parameters as written. */
export interface UrlParts {
  pathOctets: Buffer
  queryParameters: [name: string, value: string][]
}

const splitQuery = (query: string) =>
  query.split('&').map((parameterText): [string, string] => {
    const [name = '', ...valueParts] = parameterText.split('=')
    return [name, valueParts.join('=')]
  })

/**
 * Splits a URL. Returns `null` for a URL with an encoded slash or NUL, which servers reject before they read any
 * rule.
 */
export function splitUrl(url: string): UrlParts | null {
  const [path = '', query] = url.split('?', 2)
  if (/%(?:2f|00)/i.test(path)) return null
  const latin1Path = path.replace(/%[0-9a-f]{2}/gi, (octet) =>
    String.fromCharCode(Number.parseInt(octet.slice(1), 16)),
  )
  return {
    pathOctets: Buffer.from(latin1Path, 'latin1'),
    queryParameters: query === undefined ? [] : splitQuery(query),
  }
}

/**
 * Returns a regular expression that matches exactly these octets. It consists only of letters, digits, `/`, `_`, `-`
 * and escapes.
 */
export const toOctetPattern = (octets: Buffer | string): string =>
  [...(typeof octets === 'string' ? Buffer.from(octets) : octets)]
    .map((octet) => {
      const character = String.fromCharCode(octet)
      return /[A-Za-z0-9/_-]/.test(character) ? character : `\\x${octet.toString(16).padStart(2, '0')}`
    })
    .join('')
