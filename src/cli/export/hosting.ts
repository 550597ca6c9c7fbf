import type { Rules } from './rules.ts'

/** What a line of `_redirects` would read as a pattern, or cannot tell apart. */
const meaningful = /[*:?]/

/** `_redirects`, as Netlify and Cloudflare Pages read it. It knows no 410 and no 451, and tells no queries apart. */
export function redirectsFile({ moved, aside }: Rules): string {
  const lines = [
    ...moved.map(({ url, plainTo }) => ({ url, line: `${url} ${plainTo} 301` })),
    ...aside.map(({ url, file }) => ({ url, line: `${url} /${file} 200` })),
  ]
  return lines.flatMap(({ url, line }) => (meaningful.test(url) ? [] : [`${line}\n`])).join('')
}

/** `_headers`, as the same hosts read it. */
export const headersFile = ({ types }: Rules): string =>
  [...types]
    .map(
      ([extension, type]) => `/*.${extension}\n  Content-Type: ${type}\n  X-Content-Type-Options: nosniff\n`,
    )
    .join('')

/** What stands beside the files for whoever finds them. */
export const readme = (
  release: string,
): string => `This folder is a copy of a newsroom's archive, as plain files.
It is of the release ${release}.

Any server of files can serve it, as the root of a site. What a file cannot say, servers are told:
- nginx: include nginx-http.conf in the http block, and nginx-server.conf in the server block whose root this is;
- Apache: the .htaccess files, where AllowOverride has FileInfo and Indexes;
- Netlify, Cloudflare Pages: _redirects and _headers.
A server that knows none of them still has a page for every address, but answers 200 where an address has moved,
is gone, or is withheld. Files in by.digest are those whose address cannot be the name of a file.
There is no search: it needs a program that answers.
`
