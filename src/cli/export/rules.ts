/** What a server must be told, since a file cannot say it. */
export interface Rules {
  moved: Moved[]
  absent: Absent[]
  aside: Aside[]
  /** Extension → `Content-Type`: `html`, `feed.json`. */
  types: Map<string, string>
}

interface Rule {
  /** As links have it: percent-encoded, with its query. */
  url: string
  /** The file that a server which knows no rules finds there. */
  file: string
  /** Whether no other spelling of the address means something else: its case does not matter then. */
  sole: boolean
}

/** 301. */
export interface Moved extends Rule {
  to: string
  /** The same, for a server that knows no rules. */
  plainTo: string
}

/** 410 or 451, with a page that says why. */
export interface Absent extends Rule {
  status: 410 | 451
  page: string
}

/** 200, in a file of another name. */
export type Aside = Rule

/** A URL as a server sees it: the octets of its path, decoded, and its query, as it is. */
export interface Split {
  octets: Buffer
  query: [name: string, value: string][]
}

const namesIn = (query: string) =>
  query.split('&').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  })

/** Splits a URL; `null` for one that servers refuse before they look at any rule: an encoded slash or NUL. */
export function splitUrl(url: string): Split | null {
  const [path = '', query] = url.split('?', 2)
  if (/%(?:2f|00)/i.test(path)) return null
  const latin = path.replace(/%[0-9a-f]{2}/gi, (octet) =>
    String.fromCharCode(Number.parseInt(octet.slice(1), 16)),
  )
  return { octets: Buffer.from(latin, 'latin1'), query: query === undefined ? [] : namesIn(query) }
}

/** A regular expression for exactly these octets: ASCII letters and escapes alone, so that nothing else can be meant. */
export const patternOf = (octets: Buffer | string): string =>
  [...(typeof octets === 'string' ? Buffer.from(octets) : octets)]
    .map((octet) => {
      const character = String.fromCharCode(octet)
      return /[A-Za-z0-9/_-]/.test(character) ? character : `\\x${octet.toString(16).padStart(2, '0')}`
    })
    .join('')
