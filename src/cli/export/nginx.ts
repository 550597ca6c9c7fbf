import { type Absent, patternOf, type Rules, splitUrl } from './rules.ts'

/** Octets that mean themselves in a quoted key of a `map`; nginx compares those without regard to ASCII case. */
const literal = /^[A-Za-z0-9/_.,~@!()+&=?:\u00a1-\ufffc-]*$/

/** What nginx can have in the name of a variable. */
const nameable = /^\w+$/

interface Line {
  key: string
  pattern: string
  value: string
  sole: boolean
}

/** A rule's line, with every query parameter that any rule knows: `null` when nginx cannot be told of it. */
function lineOf(
  { url, sole }: { url: string; sole: boolean },
  names: readonly string[],
  value: string,
): Line | null {
  const split = splitUrl(url)
  if (!split || new Set(split.query.map(([name]) => name)).size < split.query.length) return null
  const values = new Map(split.query)
  if ([...values.keys()].some((name) => !names.includes(name))) return null
  const query =
    values.size === 0 ? '' : `?${names.map((name) => `${name}=${values.get(name) ?? ''}`).join('&')}`
  return {
    key: split.octets.toString() + query,
    pattern: patternOf(split.octets) + patternOf(query),
    value,
    sole,
  }
}

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** A key alone where case does not matter, else a pattern: nginx looks patterns up one after the other. */
function* linesOf(lines: readonly Line[]): Generator<string> {
  for (const same of Map.groupBy(lines, ({ key }) => lower(key)).values())
    for (const { key, pattern, value, sole } of same)
      yield sole && same.length === 1 && literal.test(key)
        ? `  "${key}" "${value}";`
        : `  "~^${pattern}$" "${value}";`
}

/** A `$` in a value would begin a variable. */
const asValue = (url: string) => url.replaceAll('$', '%24')

const mapText = (of: string, otherwise: string, lines: readonly Line[]) =>
  `map ${of} {\n  default ${otherwise};\n${[...linesOf(lines)].join('\n')}\n}`

class Maps {
  readonly #names: readonly string[]
  readonly #text: string[] = []
  #longest = 0
  #count = 0

  constructor(names: readonly string[]) {
    this.#names = names
  }

  /** A map from URLs; of those with a query first, else by the path alone. */
  add(name: string, fallback: string, rules: readonly { url: string; sole: boolean; value: string }[]): void {
    const lines = rules.flatMap((rule) => lineOf(rule, this.#names, asValue(rule.value)) ?? [])
    const [asked, plain] = [
      lines.filter(({ key }) => key.includes('?')),
      lines.filter(({ key }) => !key.includes('?')),
    ]
    const path = asked.length > 0 ? `${name}_path` : name
    if (asked.length > 0) this.#text.push(mapText(`$uri$morgue_query $${name}`, `$${path}`, asked))
    this.#text.push(mapText(`$uri $${path}`, fallback, plain))
    this.#count = Math.max(this.#count, lines.length)
    for (const { key } of lines) this.#longest = Math.max(this.#longest, Buffer.byteLength(key))
  }

  /** The maps, with hash tables that are large enough. */
  text(): string {
    const args = this.#names.map((name) => `$arg_${name}`)
    const query = this.#names.map((name, place) => `${name}=${args[place]}`).join('&')
    const size = (least: number) => 2 ** Math.ceil(Math.log2(least))
    return [
      '# In nginx’s http block. Made by `morgue export`.',
      `map_hash_bucket_size ${size(this.#longest + 128)};`,
      `map_hash_max_size ${size(2048 + this.#count)};`,
      ...(args.length > 0
        ? [`map "${args.join('')}" $morgue_query {\n  default "?${query}";\n  "" "";\n}`]
        : []),
      ...this.#text,
      '',
    ].join('\n')
  }
}

const queryNames = (rules: Rules) => {
  const urls = [...rules.moved, ...rules.absent, ...rules.aside]
  const names = urls.flatMap(({ url }) => splitUrl(url)?.query.map(([name]) => name) ?? [])
  return [...new Set(names)].filter((name) => nameable.test(name)).sort()
}

/** For nginx’s http block: where addresses lead that no file answers. */
export function nginxHttp(rules: Rules): string {
  const maps = new Maps(queryNames(rules))
  const aside = rules.aside.map((rule) => ({ ...rule, value: `/${rule.file}` }))
  const pages = rules.absent.map((rule) => ({ ...rule, value: `/${rule.page}` }))
  maps.add(
    'morgue_moved',
    '""',
    rules.moved.map((rule) => ({ ...rule, value: rule.to })),
  )
  maps.add(
    'morgue_status',
    '""',
    rules.absent.map((rule: Absent) => ({ ...rule, value: String(rule.status) })),
  )
  maps.add('morgue_file', '$uri', [...aside, ...pages])
  return maps.text()
}

/** For the site’s server block: media types, errors, and how files are found. */
export function nginxServer({ types }: Rules): string {
  const simple = [...types].filter(([extension]) => !extension.includes('.'))
  const double = [...types].filter(([extension]) => extension.includes('.'))
  const find = 'try_files $morgue_file $uri $uri/index.html =404;'
  return `# In the site’s server block, whose root is this folder. Made by \`morgue export\`.
absolute_redirect off;
default_type application/octet-stream;
types {
${simple.map(([extension, type]) => `  "${type}" ${extension};`).join('\n')}
}
add_header X-Content-Type-Options nosniff always;
error_page 404 /404.html;
if ($morgue_moved) { return 301 $morgue_moved; }
location / {
  error_page 404 /404.html;
  error_page 410 451 @morgue_absent;
  if ($morgue_status = 410) { return 410; }
  if ($morgue_status = 451) { return 451; }
  ${find}
}
location @morgue_absent { ${find} }
${double.map(([extension, type]) => `location ~ \\.${extension.replaceAll('.', '\\.')}$ { types { } default_type "${type}"; ${find} }`).join('\n')}
`
}
