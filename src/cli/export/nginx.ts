import { type AbsenceRule, escapeOctets, type ServerRules, splitUrl } from './server-rules.ts'

/** Matches keys that can be plain strings in a `map`, which nginx compares case-insensitively (ASCII). */
const literalKeyPattern = /^[A-Za-z0-9/_.,~@!()+&=?:\u00a1-\ufffc-]*$/

/** Matches the names of query parameters that can be part of a variable's name (`$arg_…`). */
const variableNamePattern = /^\w+$/

/** An entry of a `map`. */
interface MapEntry {
  key: string
  pattern: string
  value: string
  matchesAllSpellings: boolean
}

/**
 * Creates the entry of a URL, with a value for each query parameter that occurs in any rule.
 * @returns `null` if nginx cannot express it
 */
function createEntry(
  { url, matchesAllSpellings }: { url: string; matchesAllSpellings: boolean },
  parameterNames: readonly string[],
  value: string,
): MapEntry | null {
  const urlParts = splitUrl(url)
  if (!urlParts || new Set(urlParts.query.map(([name]) => name)).size < urlParts.query.length) return null
  const valuesByParameter = new Map(urlParts.query)
  if ([...valuesByParameter.keys()].some((name) => !parameterNames.includes(name))) return null
  const query =
    valuesByParameter.size === 0
      ? ''
      : `?${parameterNames.map((name) => `${name}=${valuesByParameter.get(name) ?? ''}`).join('&')}`
  return {
    key: urlParts.octets.toString() + query,
    pattern: escapeOctets(urlParts.octets) + escapeOctets(query),
    value,
    matchesAllSpellings: matchesAllSpellings,
  }
}

const foldAsciiCase = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Writes the entries: as keys if case does not matter, otherwise as patterns, which nginx tries one by one. */
function* renderEntries(entries: readonly MapEntry[]): Generator<string> {
  for (const sameKeyEntries of Map.groupBy(entries, ({ key }) => foldAsciiCase(key)).values())
    for (const { key, pattern, value, matchesAllSpellings } of sameKeyEntries)
      yield matchesAllSpellings && sameKeyEntries.length === 1 && literalKeyPattern.test(key)
        ? `  "${key}" "${value}";`
        : `  "~^${pattern}$" "${value}";`
}

/** Encodes `$`, which would begin a variable. */
const escapeValue = (url: string) => url.replaceAll('$', '%24')

const renderMap = (variables: string, fallback: string, entries: readonly MapEntry[]) =>
  `map ${variables} {\n  default ${fallback};\n${[...renderEntries(entries)].join('\n')}\n}`

/** The `map` blocks of an export. */
class NginxMaps {
  readonly #parameters: readonly string[]
  readonly #blocks: string[] = []
  #longestKeyBytes = 0
  #largestMapSize = 0

  constructor(parameters: readonly string[]) {
    this.#parameters = parameters
  }

  /** Adds a map from URLs. nginx looks up the URL with its query first, then the path alone. */
  add(
    name: string,
    fallback: string,
    rules: readonly { url: string; matchesAllSpellings: boolean; value: string }[],
  ): void {
    const entries = rules.flatMap(
      (rule) => createEntry(rule, this.#parameters, escapeValue(rule.value)) ?? [],
    )
    const withQuery = entries.filter(({ key }) => key.includes('?'))
    const withoutQuery = entries.filter(({ key }) => !key.includes('?'))
    const pathVariable = withQuery.length > 0 ? `${name}_path` : name
    if (withQuery.length > 0)
      this.#blocks.push(renderMap(`$uri$morgue_query $${name}`, `$${pathVariable}`, withQuery))
    this.#blocks.push(renderMap(`$uri $${pathVariable}`, fallback, withoutQuery))
    this.#largestMapSize = Math.max(this.#largestMapSize, entries.length)
    for (const { key } of entries)
      this.#longestKeyBytes = Math.max(this.#longestKeyBytes, Buffer.byteLength(key))
  }

  /** Renders the maps, with sufficiently large hash tables. */
  render(): string {
    const argumentVariables = this.#parameters.map((name) => `$arg_${name}`)
    const query = this.#parameters.map((name, index) => `${name}=${argumentVariables[index]}`).join('&')
    const powerOfTwo = (minimum: number) => 2 ** Math.ceil(Math.log2(minimum))
    return [
      '# For nginx’s http block. Made by `npx morgue export`.',
      `map_hash_bucket_size ${powerOfTwo(this.#longestKeyBytes + 128)};`,
      `map_hash_max_size ${powerOfTwo(2048 + this.#largestMapSize)};`,
      ...(argumentVariables.length > 0
        ? [`map "${argumentVariables.join('')}" $morgue_query {\n  default "?${query}";\n  "" "";\n}`]
        : []),
      ...this.#blocks,
      '',
    ].join('\n')
  }
}

const listParameters = (rules: ServerRules) => {
  const urls = [...rules.redirects, ...rules.absences, ...rules.renamedFiles]
  const parameterNames = urls.flatMap(({ url }) => splitUrl(url)?.query.map(([name]) => name) ?? [])
  return [...new Set(parameterNames)].filter((name) => variableNamePattern.test(name)).sort()
}

/** Renders the part for nginx's http block: redirects, absences and renamed files. */
export function renderNginxHttp(rules: ServerRules): string {
  const maps = new NginxMaps(listParameters(rules))
  const files = rules.renamedFiles.map((rule) => ({ ...rule, value: `/${rule.file}` }))
  const absencePages = rules.absences.map((rule) => ({ ...rule, value: `/${rule.pageFile}` }))
  maps.add(
    'morgue_moved',
    '""',
    rules.redirects.map((rule) => ({ ...rule, value: rule.to })),
  )
  maps.add(
    'morgue_status',
    '""',
    rules.absences.map((rule: AbsenceRule) => ({ ...rule, value: String(rule.status) })),
  )
  maps.add('morgue_file', '$uri', [...files, ...absencePages])
  return maps.render()
}

/** Renders the part for the site's server block: media types, errors, and the lookup of files. */
export function renderNginxServer({ typesByExtension }: ServerRules): string {
  const singleExtensions = [...typesByExtension].filter(([extension]) => !extension.includes('.'))
  const doubleExtensions = [...typesByExtension].filter(([extension]) => extension.includes('.'))
  const tryFiles = 'try_files $morgue_file $uri $uri/index.html =404;'
  return `# For the site’s server block, whose root is this folder. Made by \`npx morgue export\`.
absolute_redirect off;
default_type application/octet-stream;
types {
${singleExtensions.map(([extension, type]) => `  "${type}" ${extension};`).join('\n')}
}
add_header X-Content-Type-Options nosniff always;
error_page 404 /404.html;
if ($morgue_moved) { return 301 $morgue_moved; }
location / {
  error_page 404 /404.html;
  error_page 410 451 @morgue_absent;
  if ($morgue_status = 410) { return 410; }
  if ($morgue_status = 451) { return 451; }
  ${tryFiles}
}
location @morgue_absent { ${tryFiles} }
${doubleExtensions.map(([extension, type]) => `location ~ \\.${extension.replaceAll('.', '\\.')}$ { types { } default_type "${type}"; ${tryFiles} }`).join('\n')}
`
}
