import { type AbsenceRule, type ServerRules, splitUrl, toOctetPattern } from './server-rules.ts'

/** Matches keys that can be plain strings in a `map`. nginx compares these without regard to ASCII case. */
const literalKeyPattern = /^[A-Za-z0-9/_.,~@!()+&=?:\u00a1-\ufffc-]*$/

/** Matches names of query parameters that can be part of a variable's name (`$arg_…`). */
const variableNamePattern = /^\w+$/

/** An entry of a `map`, both as a literal key and as a pattern. */
interface NginxMapEntry {
  key: string
  pattern: string
  value: string
  matchesAllSpellings: boolean
}

/**
 * Creates the map entry for a URL. If the URL has a query, the key contains a value for each parameter in
 * `parameterNames`.
 * @returns `null` if nginx cannot express the URL
 */
function createMapEntry(
  { url, matchesAllSpellings }: { url: string; matchesAllSpellings: boolean },
  parameterNames: readonly string[],
  value: string,
): NginxMapEntry | null {
  const urlParts = splitUrl(url)
  if (
    !urlParts ||
    new Set(urlParts.queryParameters.map(([name]) => name)).size < urlParts.queryParameters.length
  )
    return null
  const valueByParameter = new Map(urlParts.queryParameters)
  if ([...valueByParameter.keys()].some((name) => !parameterNames.includes(name))) return null
  const queryText =
    valueByParameter.size === 0
      ? ''
      : `?${parameterNames.map((name) => `${name}=${valueByParameter.get(name) ?? ''}`).join('&')}`
  return {
    key: urlParts.pathOctets.toString() + queryText,
    pattern: toOctetPattern(urlParts.pathOctets) + toOctetPattern(queryText),
    value,
    matchesAllSpellings: matchesAllSpellings,
  }
}

const foldAsciiCase = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/**
 * Renders the entries of a map. An entry is a literal key if case does not matter. Otherwise it is a pattern; nginx
 * tries patterns one by one.
 */
function* renderMapEntries(entries: readonly NginxMapEntry[]): Generator<string> {
  for (const sameKeyEntries of Map.groupBy(entries, ({ key }) => foldAsciiCase(key)).values())
    for (const { key, pattern, value, matchesAllSpellings } of sameKeyEntries)
      yield matchesAllSpellings && sameKeyEntries.length === 1 && literalKeyPattern.test(key)
        ? `  "${key}" "${value}";`
        : `  "~^${pattern}$" "${value}";`
}

/** Encodes dollar signs, which would begin a variable. */
const escapeDollarSigns = (url: string) => url.replaceAll('$', '%24')

const renderMap = (variables: string, defaultValue: string, entries: readonly NginxMapEntry[]) =>
  `map ${variables} {\n  default ${defaultValue};\n${[...renderMapEntries(entries)].join('\n')}\n}`

/** Builds the `map` blocks of an export. */
class NginxMapBuilder {
  readonly #parameterNames: readonly string[]
  readonly #mapBlocks: string[] = []
  #longestKeyByteCount = 0
  #largestMapSize = 0

  constructor(parameterNames: readonly string[]) {
    this.#parameterNames = parameterNames
  }

  /** Adds a map from URLs to values. nginx looks up the URL with its query first, and then the path alone. */
  addMap(
    variableName: string,
    defaultValue: string,
    rules: readonly { url: string; matchesAllSpellings: boolean; value: string }[],
  ): void {
    const entries = rules.flatMap(
      (rule) => createMapEntry(rule, this.#parameterNames, escapeDollarSigns(rule.value)) ?? [],
    )
    const entriesWithQuery = entries.filter(({ key }) => key.includes('?'))
    const entriesWithoutQuery = entries.filter(({ key }) => !key.includes('?'))
    const pathVariable = entriesWithQuery.length > 0 ? `${variableName}_path` : variableName
    if (entriesWithQuery.length > 0)
      this.#mapBlocks.push(
        renderMap(`$uri$morgue_query $${variableName}`, `$${pathVariable}`, entriesWithQuery),
      )
    this.#mapBlocks.push(renderMap(`$uri $${pathVariable}`, defaultValue, entriesWithoutQuery))
    this.#largestMapSize = Math.max(this.#largestMapSize, entries.length)
    for (const { key } of entries)
      this.#longestKeyByteCount = Math.max(this.#longestKeyByteCount, Buffer.byteLength(key))
  }

  /** Renders the maps, with hash tables that are large enough for them. */
  renderMaps(): string {
    const argumentVariables = this.#parameterNames.map((name) => `$arg_${name}`)
    const queryTemplate = this.#parameterNames
      .map((name, index) => `${name}=${argumentVariables[index]}`)
      .join('&')
    const roundUpToPowerOfTwo = (minimum: number) => 2 ** Math.ceil(Math.log2(minimum))
    return [
      '# For nginx’s http block. Made by `npx morgue export`.',
      `map_hash_bucket_size ${roundUpToPowerOfTwo(this.#longestKeyByteCount + 128)};`,
      `map_hash_max_size ${roundUpToPowerOfTwo(2048 + this.#largestMapSize)};`,
      ...(argumentVariables.length > 0
        ? [`map "${argumentVariables.join('')}" $morgue_query {\n  default "?${queryTemplate}";\n  "" "";\n}`]
        : []),
      ...this.#mapBlocks,
      '',
    ].join('\n')
  }
}

const listVariableParameterNames = (rules: ServerRules) => {
  const urlRules = [...rules.redirects, ...rules.absences, ...rules.renamedFiles]
  const parameterNames = urlRules.flatMap(
    ({ url }) => splitUrl(url)?.queryParameters.map(([name]) => name) ?? [],
  )
  return [...new Set(parameterNames)].filter((name) => variableNamePattern.test(name)).sort()
}

/** Renders the configuration for nginx's http block: redirects, absences and renamed files. */
export function renderNginxHttp(rules: ServerRules): string {
  const nginxMaps = new NginxMapBuilder(listVariableParameterNames(rules))
  const renamedFileRules = rules.renamedFiles.map((rule) => ({ ...rule, value: `/${rule.file}` }))
  const absencePageRules = rules.absences.map((rule) => ({ ...rule, value: `/${rule.pageFile}` }))
  nginxMaps.addMap(
    'morgue_moved',
    '""',
    rules.redirects.map((rule) => ({ ...rule, value: rule.targetUrl })),
  )
  nginxMaps.addMap(
    'morgue_status',
    '""',
    rules.absences.map((rule: AbsenceRule) => ({ ...rule, value: String(rule.status) })),
  )
  nginxMaps.addMap('morgue_file', '$uri', [...renamedFileRules, ...absencePageRules])
  return nginxMaps.renderMaps()
}

/** Renders the configuration for the site's server block: media types, error pages, and the lookup of files. */
export function renderNginxServer({ mediaTypeByExtension }: ServerRules): string {
  const typesOfSingleExtensions = [...mediaTypeByExtension].filter(([extension]) => !extension.includes('.'))
  const typesOfDoubleExtensions = [...mediaTypeByExtension].filter(([extension]) => extension.includes('.'))
  const tryFilesDirective = 'try_files $morgue_file $uri $uri/index.html =404;'
  return `# For the site’s server block, whose root is this folder. Made by \`npx morgue export\`.
absolute_redirect off;
default_type application/octet-stream;
types {
${typesOfSingleExtensions.map(([extension, type]) => `  "${type}" ${extension};`).join('\n')}
}
add_header X-Content-Type-Options nosniff always;
error_page 404 /404.html;
if ($morgue_moved) { return 301 $morgue_moved; }
location / {
  error_page 404 /404.html;
  error_page 410 451 @morgue_absent;
  if ($morgue_status = 410) { return 410; }
  if ($morgue_status = 451) { return 451; }
  ${tryFilesDirective}
}
location @morgue_absent { ${tryFilesDirective} }
${typesOfDoubleExtensions.map(([extension, type]) => `location ~ \\.${extension.replaceAll('.', '\\.')}$ { types { } default_type "${type}"; ${tryFilesDirective} }`).join('\n')}
`
}
