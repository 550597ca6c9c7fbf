import { digestFolder } from './file-name.ts'
import {
  type AbsenceRule,
  escapeOctets,
  type RedirectRule,
  type RenamedFileRule,
  type ServerRules,
  splitUrl,
} from './server-rules.ts'

/** Lines of `.htaccess` files, by folder. For each file, Apache reads those of all folders above it. */
type HtaccessLines = Map<string, string[]>

/** Returns the folder whose rules Apache reads for an address; the root for a file with another name. */
const folderOf = (file: string) =>
  file.startsWith(`${digestFolder}/`) ? '' : file.slice(0, Math.max(0, file.lastIndexOf('/')))

const addLine = (lines: HtaccessLines, folder: string, line: string) =>
  lines.set(folder, [...(lines.get(folder) ?? []), line])

/** Decodes a redirect's target, since `mod_alias` encodes it again; `null` if it cannot be written decoded. */
function decodeTarget(url: string): string | null {
  const parts = splitUrl(url)
  const path = parts?.octets.toString() ?? ''
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return parts && /^[^\p{C}\s"\\$?#%\ufffd]+$/u.test(path) && !/["\\$]/.test(query) ? path + query : null
}

/** Writes a pattern for a URL's path; for a folder's page, the pattern also matches the folder and its index. */
function pathPattern(url: string, file: string): string | null {
  const parts = splitUrl(url)
  if (!parts || parts.query.length > 0) return null
  return `^${escapeOctets(parts.octets)}${file.endsWith('/index.html') ? '(?:/|/index\\x2ehtml)?' : ''}$`
}

function addRedirect(lines: HtaccessLines, { url, file, to }: RedirectRule): void {
  const [pattern, target] = [pathPattern(url, file), decodeTarget(to)]
  if (pattern !== null && target !== null)
    addLine(lines, folderOf(file), `RedirectMatch 301 "${pattern}" "${target}"`)
}

function addAbsence(lines: HtaccessLines, { url, file, page, status }: AbsenceRule): void {
  const pattern = pathPattern(url, file)
  if (pattern === null) return
  const name = file.slice(file.lastIndexOf('/') + 1)
  addLine(lines, folderOf(file), `RedirectMatch ${status} "${pattern}"`)
  if (file === page) return
  const document = `ErrorDocument ${status} /${page}`
  const isIndex = name === 'index.html'
  const scoped = isIndex ? document : `<FilesMatch "^${escapeOctets(name)}$">\n  ${document}\n</FilesMatch>`
  addLine(lines, folderOf(file), scoped)
}

/**
 * Writes a rewrite to a file with another name. It belongs in the root, since `mod_rewrite` ignores the `mod_alias`
 * rules of folders. `NS` excludes Apache's own lookup of a folder's index, since `index.html` may be an address of its
 * own.
 */
function renamedFileLines({ url, file }: RenamedFileRule): string[] {
  const parts = splitUrl(url)
  if (!parts) return []
  return [
    ...parts.query.map(
      ([name, value]) =>
        `RewriteCond %{QUERY_STRING} "(?:^|&)${escapeOctets(name)}=${escapeOctets(value)}(?:&|$)"`,
    ),
    `RewriteRule "^${escapeOctets(parts.octets.subarray(1))}$" "/${file}" [NS,END]`,
  ]
}

/**
 * Orders URLs with more query parameters first, since a rule also matches URLs that have more parameters than its own.
 */
const byParameterCount = (a: RenamedFileRule, b: RenamedFileRule) =>
  b.url.split('&').length - a.url.split('&').length

const redirectsWithQuery = ({ redirects }: ServerRules) =>
  redirects.flatMap(({ url, to }) => {
    const lines = url.includes('?') ? renamedFileLines({ url, file: '', matchesAllSpellings: true }) : []
    const rule = lines
      .pop()
      ?.replace(/ "[^"]*" \[NS,END\]$/, ` "${to.replace(/[$%\\]/g, '\\$&')}" [R=301,NE,QSD,L]`)
    return rule === undefined ? [] : [...lines, rule]
  })

function rootLines(rules: ServerRules): string[] {
  const typeLines = [...rules.contentTypes].map(([extension, type]) =>
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
    ...redirectsWithQuery(rules),
    ...rules.renamedFiles.toSorted(byParameterCount).flatMap(renamedFileLines),
    'RewriteCond %{REQUEST_FILENAME}/index.html -f',
    'RewriteRule "^(.*[^/])$" "/$1/index.html" [END]',
  ]
}

/** Renders the `.htaccess` files of an export: folder (the root is empty) → text. */
export function renderHtaccessFiles(rules: ServerRules): Map<string, string> {
  const lines: HtaccessLines = new Map([['', rootLines(rules)]])
  for (const rule of rules.redirects) addRedirect(lines, rule)
  for (const rule of rules.absences) addAbsence(lines, rule)
  return new Map([...lines].map(([folder, folderLines]) => [folder, `${folderLines.join('\n')}\n`]))
}
