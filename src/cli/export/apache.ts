import { digestFolder } from './file-name.ts'
import {
  type AbsenceRule,
  type RedirectRule,
  type RenamedFileRule,
  type ServerRules,
  splitUrl,
  toOctetPattern,
} from './server-rules.ts'

/**
 * Lines of `.htaccess` files, by folder. Before Apache serves a file, it reads the `.htaccess` files of all folders
 * above it.
 */
type HtaccessLinesByFolder = Map<string, string[]>

/**
 * Returns the folder whose `.htaccess` contains the rules for a file. For a file named by a digest, this is the root.
 */
const findRulesFolder = (file: string) =>
  file.startsWith(`${digestFolder}/`) ? '' : file.slice(0, Math.max(0, file.lastIndexOf('/')))

const addHtaccessLine = (linesByFolder: HtaccessLinesByFolder, folder: string, line: string) =>
  linesByFolder.set(folder, [...(linesByFolder.get(folder) ?? []), line])

/**
 * Decodes a redirect's target, because `mod_alias` encodes it again. Returns `null` if the target contains characters
 * that cannot be written in decoded form.
 */
function decodeRedirectTarget(url: string): string | null {
  const urlParts = splitUrl(url)
  const path = urlParts?.pathOctets.toString() ?? ''
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return urlParts && /^[^\p{C}\s"\\$?#%\ufffd]+$/u.test(path) && !/["\\$]/.test(query) ? path + query : null
}

/**
 * Returns a pattern that matches a URL's path. For the page of a folder, it also matches the folder and its index.
 * Returns `null` for a URL with a query.
 */
function toPathPattern(url: string, file: string): string | null {
  const urlParts = splitUrl(url)
  if (!urlParts || urlParts.queryParameters.length > 0) return null
  return `^${toOctetPattern(urlParts.pathOctets)}${file.endsWith('/index.html') ? '(?:/|/index\\x2ehtml)?' : ''}$`
}

function addRedirectLine(linesByFolder: HtaccessLinesByFolder, { url, file, targetUrl }: RedirectRule): void {
  const [pattern, target] = [toPathPattern(url, file), decodeRedirectTarget(targetUrl)]
  if (pattern !== null && target !== null)
    addHtaccessLine(linesByFolder, findRulesFolder(file), `RedirectMatch 301 "${pattern}" "${target}"`)
}

function addAbsenceLines(
  linesByFolder: HtaccessLinesByFolder,
  { url, file, pageFile, status }: AbsenceRule,
): void {
  const pattern = toPathPattern(url, file)
  if (pattern === null) return
  const fileName = file.slice(file.lastIndexOf('/') + 1)
  addHtaccessLine(linesByFolder, findRulesFolder(file), `RedirectMatch ${status} "${pattern}"`)
  if (file === pageFile) return
  const errorDirective = `ErrorDocument ${status} /${pageFile}`
  const isIndexFile = fileName === 'index.html'
  const scopedDirective = isIndexFile
    ? errorDirective
    : `<FilesMatch "^${toOctetPattern(fileName)}$">\n  ${errorDirective}\n</FilesMatch>`
  addHtaccessLine(linesByFolder, findRulesFolder(file), scopedDirective)
}

/**
 * Renders the rewrite of a URL. The rule belongs in the root, because `mod_rewrite` ignores the `mod_alias` rules of
 * folders.
 */
function renderRewriteLines(url: string, target: string, flags: string): string[] {
  const urlParts = splitUrl(url)
  if (!urlParts) return []
  return [
    ...urlParts.queryParameters.map(
      ([parameterName, value]) =>
        `RewriteCond %{QUERY_STRING} "(?:^|&)${toOctetPattern(parameterName)}=${toOctetPattern(value)}(?:&|$)"`,
    ),
    `RewriteRule "^${toOctetPattern(urlParts.pathOctets.subarray(1))}$" "${target}" [${flags}]`,
  ]
}

/**
 * Renders the rewrite of a URL to a file with a different name. `NS` excludes Apache's own lookup of a folder's index,
 * because `index.html` can itself be an address.
 */
const renderRenamedFileLines = ({ url, file }: RenamedFileRule) =>
  renderRewriteLines(url, `/${file}`, 'NS,END')

/** Orders URLs with more query parameters first, because a rule also matches URLs with additional parameters. */
const compareParameterCounts = (a: RenamedFileRule, b: RenamedFileRule) =>
  b.url.split('&').length - a.url.split('&').length

const renderQueryRedirectLines = ({ redirects }: ServerRules) =>
  redirects
    .filter(({ url }) => url.includes('?'))
    .flatMap(({ url, targetUrl }) =>
      renderRewriteLines(url, targetUrl.replace(/[$%\\]/g, '\\$&'), 'R=301,NE,QSD,L'),
    )

function renderRootLines(rules: ServerRules): string[] {
  const typeLines = [...rules.mediaTypeByExtension].map(([extension, mediaType]) =>
    extension.includes('.')
      ? `<FilesMatch "\\.${extension.replaceAll('.', '\\.')}$">\n  ForceType "${mediaType}"\n</FilesMatch>`
      : `AddType "${mediaType}" .${extension}`,
  )
  return [
    '# Made by `npx morgue export`. It needs AllowOverride FileInfo Indexes, mod_alias and mod_rewrite.',
    'DirectoryIndex index.html',
    'DirectorySlash Off',
    'ErrorDocument 404 /404.html',
    ...typeLines,
    'RewriteEngine On',
    'RewriteOptions InheritDown',
    ...renderQueryRedirectLines(rules),
    ...rules.renamedFiles.toSorted(compareParameterCounts).flatMap(renderRenamedFileLines),
    'RewriteCond %{REQUEST_FILENAME}/index.html -f',
    'RewriteRule "^(.*[^/])$" "/$1/index.html" [END]',
  ]
}

/** Renders the `.htaccess` files of an export. Returns their texts by folder; the root's key is an empty string. */
export function renderHtaccessByFolder(rules: ServerRules): Map<string, string> {
  const linesByFolder: HtaccessLinesByFolder = new Map([['', renderRootLines(rules)]])
  for (const rule of rules.redirects) addRedirectLine(linesByFolder, rule)
  for (const rule of rules.absences) addAbsenceLines(linesByFolder, rule)
  return new Map([...linesByFolder].map(([folder, folderLines]) => [folder, `${folderLines.join('\n')}\n`]))
}
