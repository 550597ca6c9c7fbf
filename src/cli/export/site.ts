/** The served archive that is copied. */
export interface Site {
  /** Such as `http://127.0.0.1:40001`. */
  origin: string
}

/** What the archive answered. */
export interface Answer {
  status: number
  headers: Headers
  body: Uint8Array
}

/** Asks for a path as a client that accepts `accept` alone. Redirects are answers. */
export async function ask({ origin }: Site, path: string, accept: string): Promise<Answer> {
  const response = await fetch(origin + path, { headers: { accept }, redirect: 'manual' })
  return {
    status: response.status,
    headers: response.headers,
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

/** The explicit URLs of a page's other representations, as its `Link` header (RFC 8288) names them. */
export const formsOf = ({ headers }: Answer): { url: string; type: string }[] =>
  [...(headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)].map(
    ([, url = '', type = '']) => ({ url, type }),
  )

/** What an explicit URL appends to an address: `json`, `feed.json`. */
export function extensionOf(explicit: string, url: string): string {
  const [path = '', plain = ''] = [explicit.split('?', 1)[0], url.split('?', 1)[0]]
  return path.slice(plain.length + (plain.endsWith('/') ? 'index.'.length : '.'.length))
}
