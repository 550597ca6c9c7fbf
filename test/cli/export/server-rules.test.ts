import { describe, expect, it } from 'vitest'
import { renderHtaccessByFolder } from '../../../src/cli/export/apache.ts'
import {
  renderExportReadme,
  renderHeadersFile,
  renderRedirectsFile,
} from '../../../src/cli/export/hosting-files.ts'
import { renderNginxHttp, renderNginxServer } from '../../../src/cli/export/nginx.ts'
import { type ServerRules, splitUrl, toOctetPattern } from '../../../src/cli/export/server-rules.ts'

const noRules: ServerRules = {
  redirects: [],
  absences: [],
  renamedFiles: [],
  mediaTypeByExtension: new Map(),
}
const renderMaps = (rules: Partial<ServerRules>): string => renderNginxHttp({ ...noRules, ...rules })

const createRedirect = (url: string, file: string, targetUrl: string) => ({
  url,
  file,
  matchesAllSpellings: true,
  targetUrl,
  targetUrlWithoutRules: targetUrl,
})

const rules: ServerRules = {
  redirects: [
    createRedirect('/e/old', 'e/old/index.html', '/e/new'),
    createRedirect('/e/?p=7', 'by.digest/7.html', '/e/a%20b'),
    {
      url: '/e/Case.html',
      file: 'e/Case.html',
      matchesAllSpellings: false,
      targetUrl: '/e/$x',
      targetUrlWithoutRules: '/e/$x',
    },
  ],
  absences: [
    {
      url: '/e/gone.html',
      file: 'e/gone.html',
      matchesAllSpellings: true,
      pageFile: 'by.digest/g.html',
      status: 410,
    },
    {
      url: '/e/held/',
      file: 'e/held/index.html',
      matchesAllSpellings: true,
      pageFile: 'by.digest/h.html',
      status: 451,
    },
  ],
  renamedFiles: [
    { url: '/e/?p=1', file: 'by.digest/1.html', matchesAllSpellings: true },
    { url: '/e/?p=1&q=2', file: 'by.digest/12.html', matchesAllSpellings: true },
    { url: '/e/%22', file: 'by.digest/quote.html', matchesAllSpellings: true },
  ],
  mediaTypeByExtension: new Map([
    ['html', 'text/html'],
    ['feed.json', 'application/feed+json'],
  ]),
}

it('octets are written so that no server reads them as a pattern', () => {
  expect(toOctetPattern('/A-z_09/é.x')).toBe('/A-z_09/\\xc3\\xa9\\x2ex')
  expect(toOctetPattern(Buffer.from([0x0a, 0x24]))).toBe('\\x0a\\x24')
})

it.each([
  [
    '/a%20b?p=1&q=a=b&r',
    'a b',
    [
      ['p', '1'],
      ['q', 'a=b'],
      ['r', ''],
    ],
  ],
  ['/%C3%A9', 'é', []],
  ['/a?', 'a', [['', '']]],
])('%s is split into octets and its query', (url, path, query) => {
  const parts = splitUrl(url)
  expect([parts?.pathOctets.toString().slice(1), parts?.queryParameters]).toEqual([path, query])
})

it.each(['/a%2Fb', '/a%2fb', '/a%00'])('%s is refused by servers before any rule', (url) =>
  expect(splitUrl(url)).toBeNull(),
)

describe('Apache', () => {
  const files = renderHtaccessByFolder(rules)

  it('has the rules of the whole site in its root', () =>
    expect(
      files.get(''),
    ).toBe(String.raw`# Made by ${'`npx morgue export`'}. It needs AllowOverride FileInfo Indexes, mod_alias and mod_rewrite.
DirectoryIndex index.html
DirectorySlash Off
ErrorDocument 404 /404.html
AddType "text/html" .html
<FilesMatch "\.feed\.json$">
  ForceType "application/feed+json"
</FilesMatch>
RewriteEngine On
RewriteOptions InheritDown
RewriteCond %{QUERY_STRING} "(?:^|&)p=7(?:&|$)"
RewriteRule "^e/$" "/e/a\%20b" [R=301,NE,QSD,L]
RewriteCond %{QUERY_STRING} "(?:^|&)p=1(?:&|$)"
RewriteCond %{QUERY_STRING} "(?:^|&)q=2(?:&|$)"
RewriteRule "^e/$" "/by.digest/12.html" [NS,END]
RewriteCond %{QUERY_STRING} "(?:^|&)p=1(?:&|$)"
RewriteRule "^e/$" "/by.digest/1.html" [NS,END]
RewriteRule "^e/\x22$" "/by.digest/quote.html" [NS,END]
RewriteCond %{REQUEST_FILENAME}/index.html -f
RewriteRule "^(.*[^/])$" "/$1/index.html" [END]
`))

  it('has redirects and absences in their folders, but none whose target it would change', () => {
    expect([...files.keys()]).toEqual(['', 'e/old', 'e', 'e/held'])
    expect(files.get('e/old')).toBe('RedirectMatch 301 "^/e/old(?:/|/index\\x2ehtml)?$" "/e/new"\n')
    expect(files.get('e')).toBe(
      'RedirectMatch 410 "^/e/gone\\x2ehtml$"\n<FilesMatch "^gone\\x2ehtml$">\n  ErrorDocument 410 /by.digest/g.html\n</FilesMatch>\n',
    )
    expect(files.get('e/held')).toBe(
      'RedirectMatch 451 "^/e/held/(?:/|/index\\x2ehtml)?$"\nErrorDocument 451 /by.digest/h.html\n',
    )
  })

  it('decodes a target, which it encodes again, unless it could not be read so', () => {
    const targetOf = (to: string) => {
      const redirects = [createRedirect('/x', 'x/index.html', to)]
      return renderHtaccessByFolder({ ...rules, redirects, absences: [] })
        .get('x')
        ?.match(/ "([^"]*)"\n$/)?.[1]
    }
    expect(targetOf('/e/%C3%A9t%C3%A9')).toBe('/e/été')
    expect(targetOf('/e/?p=1')).toBe('/e/?p=1')
    for (const to of ['/e/a%20b', '/e/%25', '/e/%FF', '/e/?p=$1', '/e/%2F'])
      expect([to, targetOf(to)]).toEqual([to, undefined])
  })

  it('redirects a URL with a query by its query alone', () => {
    const redirects = [
      createRedirect('/e/?p=8', 'by.digest/8.html', '/e/x'),
      createRedirect('/f/?p=8', 'by.digest/10.html', '/f/$&'),
    ]
    const pageFile = 'by.digest/9.html'
    const absences = [
      { url: '/e/?p=9', file: pageFile, pageFile, matchesAllSpellings: true, status: 410 as const },
    ]
    const text = renderHtaccessByFolder({ ...rules, redirects, absences }).get('')
    expect(text).toContain('RewriteRule "^e/$" "/e/x" [R=301,NE,QSD,L]')
    expect(text).toContain('RewriteRule "^f/$" "/f/\\$&" [R=301,NE,QSD,L]')
    expect(text).not.toContain('RedirectMatch')
  })

  it('needs no page beside a takedown that is itself the page', () => {
    const absences = [
      {
        url: '/e/x',
        file: 'by.digest/x.html',
        pageFile: 'by.digest/x.html',
        matchesAllSpellings: true,
        status: 410 as const,
      },
    ]
    const [, ...others] =
      renderHtaccessByFolder({ ...rules, redirects: [], absences })
        .get('')
        ?.split('RedirectMatch') ?? []
    expect(others).toEqual([' 410 "^/e/x$"\n'])
  })
})

describe('nginx', () => {
  it('maps URLs with their parameters, then paths, to redirects, statuses and files', () =>
    expect(renderNginxHttp(rules)).toBe(`# For nginx’s http block. Made by \`npx morgue export\`.
map_hash_bucket_size 256;
map_hash_max_size 4096;
map "$arg_p$arg_q" $morgue_query {
  default "?p=$arg_p&q=$arg_q";
  "" "";
}
map $uri$morgue_query $morgue_moved {
  default $morgue_moved_path;
  "/e/?p=7&q=" "/e/a%20b";
}
map $uri $morgue_moved_path {
  default "";
  "/e/old" "/e/new";
  "~^/e/Case\\x2ehtml$" "/e/%24x";
}
map $uri $morgue_status {
  default "";
  "/e/gone.html" "410";
  "/e/held/" "451";
}
map $uri$morgue_query $morgue_file {
  default $morgue_file_path;
  "/e/?p=1&q=" "/by.digest/1.html";
  "/e/?p=1&q=2" "/by.digest/12.html";
}
map $uri $morgue_file_path {
  default $uri;
  "~^/e/\\x22$" "/by.digest/quote.html";
  "/e/gone.html" "/by.digest/g.html";
  "/e/held/" "/by.digest/h.html";
}
`))

  it('has no rule for a parameter that it cannot name, or that occurs twice', () => {
    const renamedFiles = ['/e/?a-b=1', '/e/?p=1&p=2', '/e/a%2Fb'].map((url) => ({
      url,
      file: 'x',
      matchesAllSpellings: true,
    }))
    const text = renderMaps({ renamedFiles })
    expect(text).not.toContain('/e/')
    expect(text).not.toContain('$arg_a')
  })

  it('knows the parameters of every rule', () => {
    const rule = (name: string) => ({ url: `/e/?${name}=1`, file: 'x', matchesAllSpellings: true })
    const text = renderNginxHttp({
      redirects: [{ ...rule('r'), targetUrl: '/', targetUrlWithoutRules: '/' }],
      absences: [{ ...rule('a'), pageFile: 'p', status: 410 }],
      renamedFiles: [rule('f')],
      mediaTypeByExtension: new Map(),
    })
    expect(text).toContain('map "$arg_a$arg_f$arg_r" $morgue_query {')
    for (const key of ['?a=&f=&r=1', '?a=1&f=&r=', '?a=&f=1&r=']) expect(text).toContain(`  "/e/${key}" `)
  })

  it('tells apart URLs that differ by case alone', () => {
    const renamedFiles = ['/e/A', '/e/a'].map((url) => ({
      url,
      file: url.slice(3),
      matchesAllSpellings: true,
    }))
    const text = renderMaps({ renamedFiles })
    expect(text).toContain('  "~^/e/A$" "/A";\n  "~^/e/a$" "/a";')
    expect(text).not.toContain('morgue_query')
  })

  it('has room for the longest key and for every entry', () => {
    const renamedFiles = Array.from({ length: 2049 }, (_, number) => ({
      url: `/e/${'é'.repeat(number === 0 ? 63 : 1)}${number}`,
      file: 'x',
      matchesAllSpellings: true,
    }))
    const text = renderMaps({ renamedFiles })
    // 4 + 126 octets and 128; 2,048 and 2,049.
    expect(text).toContain('map_hash_bucket_size 512;\nmap_hash_max_size 8192;\n')
    const redirects = renamedFiles.map((rule) => ({ ...rule, targetUrl: '/', targetUrlWithoutRules: '/' }))
    const moved = renderMaps({ redirects })
    expect(moved).toContain('map_hash_bucket_size 512;\nmap_hash_max_size 8192;\n')
  })

  it('serves types, absences and files in the server block', () =>
    expect(
      renderNginxServer(rules),
    ).toBe(`# For the site’s server block, whose root is this folder. Made by \`npx morgue export\`.
absolute_redirect off;
default_type application/octet-stream;
types {
  "text/html" html;
}
add_header X-Content-Type-Options nosniff always;
error_page 404 /404.html;
if ($morgue_moved) { return 301 $morgue_moved; }
location / {
  error_page 404 /404.html;
  error_page 410 451 @morgue_absent;
  if ($morgue_status = 410) { return 410; }
  if ($morgue_status = 451) { return 451; }
  try_files $morgue_file $uri $uri/index.html =404;
}
location @morgue_absent { try_files $morgue_file $uri $uri/index.html =404; }
location ~ \\.feed\\.json$ { types { } default_type "application/feed+json"; try_files $morgue_file $uri $uri/index.html =404; }
`))
})

describe('Netlify and Cloudflare Pages', () => {
  it('have redirects and renamed files whose URLs are no patterns', () =>
    expect(renderRedirectsFile(rules)).toBe(
      '/e/old /e/new 301\n/e/Case.html /e/$x 301\n/e/%22 /by.digest/quote.html 200\n',
    ))

  it('have the type of every extension', () =>
    expect(renderHeadersFile(rules)).toBe(
      '/*.html\n  Content-Type: text/html\n  X-Content-Type-Options: nosniff\n/*.feed.json\n  Content-Type: application/feed+json\n  X-Content-Type-Options: nosniff\n',
    ))
})

it('the README names the release and what each server needs', () =>
  expect(renderExportReadme('ab12')).toMatch(
    /^This folder is a copy .*\nIts release is ab12\.\n.*nginx-server\.conf.*\.htaccess.*_redirects.*by\.digest.*\n$/s,
  ))
