import { digestFolder } from './file-name.ts'
import {
  type AbsenceRule,
  escapeOctets,
  type RedirectRule,
  type RenamedFileRule,
  type ServerRules,
  splitUrl,
} from './server-rules.ts'

/**
 * Lines of `.htaccess` files, by folder. For each file, Apache reads the `.htaccess` files of all folders above
 * it.
 */
type HtaccessLines = Map<string, string[]>

/** Returns the folder whose rules Apache reads for an address; the root for a file named by a digest. */
const toRulesFolder = (file: string) =>
  file.startsWith(`${digestFolder}/`) ? '' : file.slice(0, Math.max(0, file.lastIndexOf('/')))

const addHtaccessLine = (linesByFolder: HtaccessLines, folder: string, line: string) =>
  linesByFolder.set(folder, [...(linesByFolder.get(folder) ?? []), line])

/**
 * Decodes a redirect's target, since `mod_alias` encodes it again; `null` if it has characters that cannot be
 * written decoded.
 */
function decodeTarget(url: string): string | null {
  const urlParts = splitUrl(url)
  const path = urlParts?.octets.toString() ?? ''
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return urlParts && /^[^\p{C}\s"\\$?#%\ufffd]+$/u.test(path) && !/["\\$]/.test(query) ? path + query : null
}

/**
 * Returns a pattern that matches a URL's path. For a folder's page, it also matches the folder and its index.
 * `null` for a URL with a query.
 */
function toPathPattern(url: string, file: string): string | null {
  const urlParts = splitUrl(url)
  if (!urlParts || urlParts.query.length > 0) return null
  return `^${escapeOctets(urlParts.octets)}${file.endsWith('/index.html') ? '(?:/|/index\\x2ehtml)?' : ''}$`
}

function addRedirect(linesByFolder: HtaccessLines, { url, file, to }: RedirectRule): void {
  const [pattern, target] = [toPathPattern(url, file), decodeTarget(to)]
  if (pattern !== null && target !== null)
    addHtaccessLine(linesByFolder, toRulesFolder(file), `RedirectMatch 301 "${pattern}" "${target}"`)
}

function addAbsence(linesByFolder: HtaccessLines, { url, file, pageFile, status }: AbsenceRule): void {
  const pattern = toPathPattern(url, file)
  if (pattern === null) return
  const fileName = file.slice(file.lastIndexOf('/') + 1)
  addHtaccessLine(linesByFolder, toRulesFolder(file), `RedirectMatch ${status} "${pattern}"`)
  if (file === pageFile) return
  const errorDirective = `ErrorDocument ${status} /${pageFile}`
  const isIndex = fileName === 'index.html'
  const scopedDirective = isIndex
    ? errorDirective
    : `<FilesMatch "^${escapeOctets(fileName)}$">\n  ${errorDirective}\n</FilesMatch>`
  addHtaccessLine(linesByFolder, toRulesFolder(file), scopedDirective)
}

/**
 * Renders a rewrite to a file with another name. It belongs in the root, since `mod_rewrite` ignores the
 * `mod_alias` rules of folders. `NS` excludes Apache's own lookup of a folder's index, since `index.html` may
 * itself be an address.
 */
function renderRenamedFileLines({ url, file }: RenamedFileRule): string[] {
  const urlParts = splitUrl(url)
  if (!urlParts) return []
  return [
    ...urlParts.query.map(
      ([fileName, value]) =>
        `RewriteCond %{QUERY_STRING} "(?:^|&)${escapeOctets(fileName)}=${escapeOctets(value)}(?:&|$)"`,
    ),
    `RewriteRule "^${escapeOctets(urlParts.octets.subarray(1))}$" "/${file}" [NS,END]`,
  ]
}

/** Orders URLs with more query parameters first, since a rule also matches URLs that have additional parameters. */
const compareParameterCounts = (a: RenamedFileRule, b: RenamedFileRule) =>
  b.url.split('&').length - a.url.split('&').length

const renderQueryRedirects = ({ redirects }: ServerRules) =>
  redirects.flatMap(({ url, to }) => {
    const ruleLines = url.includes('?')
      ? renderRenamedFileLines({ url, file: '', matchesAllSpellings: true })
      : []
    const redirectLine = ruleLines
      .pop()
      ?.replace(/ "[^"]*" \[NS,END\]$/, ` "${to.replace(/[$%\\]/g, '\\$&')}" [R=301,NE,QSD,L]`)
    return redirectLine === undefined ? [] : [...ruleLines, redirectLine]
  })

function renderRootLines(rules: ServerRules): string[] {
  const typeLines = [...rules.typesByExtension].map(([extension, type]) =>
    extension.includes('.')
      ? `<FilesMatch "\\.${extension.replaceAll('.', '\\.')}$">\n  ForceType "${type}"\n</FilesMatch>`
      : `AddType "${type}" .${extension}`,
  )
  return [
    '# Made by `npx morgue export`. It needs AllowOverride FileInfo Indexes, mod_alias and mod_rewrite.',
    'DirectoryIndex index.html',
    'DirectorySlash Off',
    'ErrorDocument 404 /404.html',
    ...typeLines,
    'RewriteEngine On',
    'RewriteOptions InheritDown',
    ...renderQueryRedirects(rules),
    ...rules.renamedFiles.toSorted(compareParameterCounts).flatMap(renderRenamedFileLines),
    'RewriteCond %{REQUEST_FILENAME}/index.html -f',
    'RewriteRule "^(.*[^/])$" "/$1/index.html" [END]',
  ]
}

/** Renders the `.htaccess` files of an export: folder (the root is empty) → text. */
export function renderHtaccessFiles(rules: ServerRules): Map<string, string> {
  const linesByFolder: HtaccessLines = new Map([['', renderRootLines(rules)]])
  for (const rule of rules.redirects) addRedirect(linesByFolder, rule)
  for (const rule of rules.absences) addAbsence(linesByFolder, rule)
  return new Map([...linesByFolder].map(([folder, folderLines]) => [folder, `${folderLines.join('\n')}\n`]))
}
