import type { ServerRules } from './server-rules.ts'

/** Matches characters that `_redirects` interprets as part of a pattern or cannot match. */
const unsupportedUrlPattern = /[*:?]/

/**
 * Renders `_redirects` for Netlify and Cloudflare Pages. The format supports neither queries nor the statuses 410 and
 * 451.
 */
export function renderRedirectsFile({ redirects, renamedFiles }: ServerRules): string {
  const ruleLines = [
    ...redirects.map(({ url, targetUrlWithoutRules }) => ({
      url,
      line: `${url} ${targetUrlWithoutRules} 301`,
    })),
    ...renamedFiles.map(({ url, file }) => ({ url, line: `${url} /${file} 200` })),
  ]
  return ruleLines.flatMap(({ url, line }) => (unsupportedUrlPattern.test(url) ? [] : [`${line}\n`])).join('')
}

/** Renders `_headers` for Netlify and Cloudflare Pages. */
export const renderHeadersFile = ({ mediaTypeByExtension }: ServerRules): string =>
  [...mediaTypeByExtension]
    .map(
      ([extension, mediaType]) =>
        `/*.${extension}\n  Content-Type: ${mediaType}\n  X-Content-Type-Options: nosniff\n`,
    )
    .join('')

/** Renders the README of an export. */
export const renderExportReadme = (
  rootDigest: string,
): string => `This folder is a copy of a newsroom's archive, as plain files.
Its release is ${rootDigest}.

Any file server can serve it, as the root of a site. Servers also need rules that a file cannot express:
- nginx: include nginx-http.conf in the http block, and nginx-server.conf in the server block whose root this is;
- Apache: the .htaccess files, where AllowOverride has FileInfo and Indexes;
- Netlify, Cloudflare Pages: _redirects and _headers.
Without them there is still a page for every address, but the server answers 200 for an address that has moved,
is gone, or is withheld. The folder by.digest has the files whose address cannot be the name of a file.
There is no search: that needs a program.
`
