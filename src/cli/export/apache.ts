import { asideFolder } from './file-name.ts'
import { type Absent, type Aside, type Moved, patternOf, type Rules, splitUrl } from './rules.ts'

/** Lines of `.htaccess` files, by folder: Apache reads those on the way to a file, and no others. */
type Lines = Map<string, string[]>

/** The folder that Apache comes through on the way to an address: the root where its file has another name. */
const folderOf = (file: string) =>
  file.startsWith(`${asideFolder}/`) ? '' : file.slice(0, Math.max(0, file.lastIndexOf('/')))

const add = (lines: Lines, folder: string, line: string) =>
  lines.set(folder, [...(lines.get(folder) ?? []), line])

/** `mod_alias` encodes where a redirect leads: it is told decoded, where that can be written. */
function targetOf(url: string): string | null {
  const split = splitUrl(url)
  const path = split?.octets.toString() ?? ''
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return split && /^[^\p{C}\s"\\$?#%\ufffd]+$/u.test(path) && !/["\\$]/.test(query) ? path + query : null
}

/** A pattern for the path of a URL; the page of a folder is also meant by the folder, and by its index. */
function pathPattern(url: string, file: string): string | null {
  const split = splitUrl(url)
  if (!split || split.query.length > 0) return null
  return `^${patternOf(split.octets)}${file.endsWith('/index.html') ? '(?:/|/index\\x2ehtml)?' : ''}$`
}

function addMoved(lines: Lines, { url, file, to }: Moved): void {
  const [pattern, target] = [pathPattern(url, file), targetOf(to)]
  if (pattern !== null && target !== null)
    add(lines, folderOf(file), `RedirectMatch 301 "${pattern}" "${target}"`)
}

function addAbsent(lines: Lines, { url, file, page, status }: Absent): void {
  const pattern = pathPattern(url, file)
  if (pattern === null) return
  const name = file.slice(file.lastIndexOf('/') + 1)
  add(lines, folderOf(file), `RedirectMatch ${status} "${pattern}"`)
  if (file === page) return
  const document = `ErrorDocument ${status} /${page}`
  const inIndex = name === 'index.html'
  const within = inIndex ? document : `<FilesMatch "^${patternOf(name)}$">\n  ${document}\n</FilesMatch>`
  add(lines, folderOf(file), within)
}

/**
 * Rewritten in the root: that folders have rules of their own for redirects does not matter to `mod_rewrite`. Not when
 * Apache looks for the index of a folder by itself (`NS`): an address may be `index.html` beside its folder.
 */
function asideLines({ url, file }: Aside): string[] {
  const split = splitUrl(url)
  if (!split) return []
  return [
    ...split.query.map(
      ([name, value]) => `RewriteCond %{QUERY_STRING} "(?:^|&)${patternOf(name)}=${patternOf(value)}(?:&|$)"`,
    ),
    `RewriteRule "^${patternOf(split.octets.subarray(1))}$" "/${file}" [NS,END]`,
  ]
}

/** Of two that differ by what they ask for, the one that asks for more is tried first. */
const asksMoreFirst = (a: Aside, b: Aside) => b.url.split('&').length - a.url.split('&').length

const movedWithQuery = ({ moved }: Rules) =>
  moved.flatMap(({ url, to }) => {
    const lines = url.includes('?') ? asideLines({ url, file: '', sole: true }) : []
    const rule = lines
      .pop()
      ?.replace(/ "[^"]*" \[NS,END\]$/, ` "${to.replace(/[$%\\]/g, '\\$&')}" [R=301,NE,QSD,L]`)
    return rule === undefined ? [] : [...lines, rule]
  })

function rootLines(rules: Rules): string[] {
  const typed = [...rules.types].map(([extension, type]) =>
    extension.includes('.')
      ? `<FilesMatch "\\.${extension.replaceAll('.', '\\.')}$">\n  ForceType "${type}"\n</FilesMatch>`
      : `AddType "${type}" .${extension}`,
  )
  return [
    '# Made by `morgue export`. It needs AllowOverride FileInfo Indexes, mod_alias and mod_rewrite.',
    'DirectoryIndex index.html',
    'DirectorySlash Off',
    'ErrorDocument 404 /404.html',
    ...typed,
    'RewriteEngine On',
    'RewriteOptions InheritDown',
    ...movedWithQuery(rules),
    ...rules.aside.toSorted(asksMoreFirst).flatMap(asideLines),
    'RewriteCond %{REQUEST_FILENAME}/index.html -f',
    'RewriteRule "^(.*[^/])$" "/$1/index.html" [END]',
  ]
}

/** The `.htaccess` files of a copy: folder (the root is the empty one) → text. */
export function apacheFiles(rules: Rules): Map<string, string> {
  const lines: Lines = new Map([['', rootLines(rules)]])
  for (const rule of rules.moved) addMoved(lines, rule)
  for (const rule of rules.absent) addAbsent(lines, rule)
  return new Map([...lines].map(([folder, all]) => [folder, `${all.join('\n')}\n`]))
}
