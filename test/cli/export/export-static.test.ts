import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { exportStatic } from '../../../src/cli/export/export-static.ts'
import { FileClaims } from '../../../src/cli/export/file-claims.ts'
import { type ExportedEntry, planFiles } from '../../../src/cli/export/plan-files.ts'
import { scanTags } from '../../../src/cli/export/scan-tags.ts'
import { TargetFolder } from '../../../src/cli/export/target-folder.ts'
import { TurnQueue } from '../../../src/cli/export/turn-queue.ts'
import type { SiteResponse } from '../../../src/cli/site/site.ts'
import { temporaryFolder } from '../../support/content.ts'

async function* listed(...entries: [address: string, kind: string][]): AsyncGenerator<ExportedEntry> {
  for (const [address, kind] of entries) yield { entry: { address, kind }, matchesAllSpellings: true }
}

const page = (status: number, text: string, type = 'text/html; charset=utf-8'): SiteResponse => ({
  status,
  headers: new Headers({ 'content-type': type }),
  body: new TextEncoder().encode(`<html><head></head><body>${text}</body></html>`),
})

/** Exports these addresses of a site, whose other addresses fail. */
async function exportSite(
  responses: Record<string, SiteResponse | Promise<SiteResponse>>,
  ...entries: [string, string][]
) {
  const folder = path.join(await temporaryFolder(), 'out')
  const endpoints = ['/robots.txt', '/favicon.svg', '/schema/article.json'].map((url) => [
    url,
    page(200, url, 'x/x'),
  ])
  const known = { ...Object.fromEntries(endpoints), '/404.html': page(404, 'Nothing'), ...responses }
  const outcome = await exportStatic(
    {
      site: { maxConcurrentRequests: 2, fetchResponse: async (url) => known[url] ?? page(500, 'Broken') },
      rootDigest: 'r'.repeat(64),
      entries: listed(...entries),
      onAddressCopied: () => {},
    },
    folder,
  )
  return { ...outcome, read: (file: string) => readFile(path.join(folder, file), 'utf8') }
}

it('a withheld or removed address has its page and its status', async () => {
  const { failures, read } = await exportSite(
    { '/e/kept-back': page(451, 'Withheld'), '/e/gone': page(410, 'Removed') },
    ['/e/kept-back', 'withheld'],
    ['/e/gone', 'gone'],
  )
  expect(failures).toEqual([])
  expect(await read('e/kept-back/index.html')).toContain('Withheld')
  const rules = await read('e/kept-back/.htaccess')
  expect(rules).toContain('RedirectMatch 451 "^/e/kept-back(?:/|/index\\x2ehtml)?$"')
  expect(await read('e/gone/.htaccess')).toContain('RedirectMatch 410 "^/e/gone(?:/|/index\\x2ehtml)?$"')
})

it('a type is that of an extension in any case', async () => {
  const { read } = await exportSite({ '/e/A.HTML': page(200, 'A') }, ['/e/A.HTML', 'article'])
  expect(await read('e/A.HTML')).toContain('A')
  expect(await read('_headers')).toBe(
    '/*.html\n  Content-Type: text/html; charset=utf-8\n  X-Content-Type-Options: nosniff\n',
  )
})

const digestFile = (url: string, extension: string) =>
  `by.digest/${createHash('sha256').update(url).digest('hex')}.${extension}`

const redirectTo = (location: string): SiteResponse => ({
  status: 301,
  headers: new Headers({ location }),
  body: new Uint8Array(),
})

it('a page with a query is in a file named by its digest, to which links, redirects and rules lead', async () => {
  const link = '<link rel="alternate" type="text/markdown" href="/e/index.md?p=1"/>'
  const { read, failures } = await exportSite(
    {
      '/e/?p=1': page(200, `${link}<a href="/e/?p=1">A</a>`),
      '/e/index.md?p=1': page(200, '# A', 'text/markdown'),
      '/e/old': redirectTo('/e/?p=1'),
    },
    ['/e/?p=1', 'article'],
    ['/e/old', 'moved'],
  )
  const [html, markdown] = [digestFile('/e/?p=1', 'html'), digestFile('/e/index.md?p=1', 'md')]
  expect(failures).toEqual([])
  expect(await read(html)).toContain(`href="/${markdown}"/><a href="/${html}">A</a>`)
  expect(await read(markdown)).toContain('# A')
  expect(await read('e/old/index.html')).toContain(`url=/${html}"`)
  expect(await read('_redirects')).toBe(`/e/old /${html} 301\n`)
  const rules = await read('nginx-http.conf')
  for (const rule of [`"/e/?p=1" "/${html}"`, `"/e/index.md?p=1" "/${markdown}"`, '"/e/old" "/e/?p=1"'])
    expect(rules).toContain(rule)
})

it('a representation is in a file named by its digest where an address is below its own', async () => {
  const { read } = await exportSite(
    {
      '/e/a': page(200, '<link rel="alternate" type="text/markdown" href="/e/a.md"/>'),
      '/e/a.md': page(200, '# A', 'text/markdown'),
      '/e/a.md/b': page(200, 'B'),
    },
    ['/e/a', 'article'],
    ['/e/a.md/b', 'article'],
  )
  expect(await read('e/a.md/b/index.html')).toContain('B')
  expect(await read(digestFile('/e/a.md', 'md'))).toContain('# A')
  expect(await read('nginx-http.conf')).toContain(`"/e/a.md" "/${digestFile('/e/a.md', 'md')}"`)
})

it('the rules are in order of URL and extension, although deeper addresses are copied first', async () => {
  const { read, files } = await exportSite(
    {
      '/a.html': page(200, 'A'),
      '/e/a': redirectTo('/a.html'),
      '/e/z/deep': redirectTo('/e/a'),
      '/e/b': page(410, 'B'),
      '/e/y/deep': page(410, 'Y'),
      '/media/x.png': page(200, 'x', 'image/png'),
    },
    ['/a.html', 'article'],
    ['/e/z/deep', 'moved'],
    ['/e/a', 'moved'],
    ['/e/y/deep', 'gone'],
    ['/e/b', 'gone'],
    ['/media/x.png', 'media'],
  )
  expect(await read('_redirects')).toBe('/e/a /a.html 301\n/e/z/deep /e/a 301\n')
  expect((await read('_headers')).match(/\*\.\w+/g)).toEqual(['*.html', '*.png'])
  expect((await read('nginx-http.conf')).match(/"\/e\/\S+ "410"/g)).toEqual([
    '"/e/b" "410"',
    '"/e/y/deep" "410"',
  ])
  expect(await read('.nojekyll')).toBe('')
  for (const file of ['robots.txt', 'favicon.svg', 'schema/article.json'])
    expect(await read(file)).toContain(`<body>/${file}</body>`)
  expect(files).toBeGreaterThan(12)
})

it('what cannot be copied is listed in order of URL', async () => {
  const { failures, addresses } = await exportSite({}, ['/e/z/deep', 'article'], ['/e/a', 'article'])
  expect(addresses).toBe(2)
  expect(failures).toEqual([
    { url: '/e/a', status: '500' },
    { url: '/e/z/deep', status: '500' },
  ])
})

it('a file that cannot have its address as name is named by the digest of its URL', async () => {
  const [file] = await planFiles(listed(['/e/été?p=1', 'article']), new FileClaims())
  const url = '/e/%C3%A9t%C3%A9?p=1'
  expect(file).toMatchObject({
    url,
    file: `by.digest/${createHash('sha256').update(url).digest('hex')}.html`,
    isFoundByUrl: false,
  })
})

it('a file is written once, and never outside its folder', async () => {
  const target = new TargetFolder(path.join(await temporaryFolder(), 'out'))
  target.writeNewFile('a/b.txt', 'one')
  target.writeNewFile('a/c.txt', new TextEncoder().encode('two'))
  expect(() => target.writeNewFile('a/b.txt', 'again')).toThrow('EEXIST')
  expect(() => target.writeNewFile('../d.txt', 'out')).toThrow('lies outside')
  expect(target.fileCount).toBe(2)
})

it('the content of styles and scripts is no markup', () => {
  const names = Array.from(
    scanTags('<style>a{}<b></style><script>"<i>"</script><p>'),
    ({ name, kind }) => `${kind} ${name}`,
  )
  expect(names).toEqual(['start style', 'end style', 'start script', 'end script', 'start p'])
})

it('steps run in the order of their turns, also after one that failed', async () => {
  const turns = new TurnQueue()
  const [first, second, third] = [turns.takeTurn(), turns.takeTurn(), turns.takeTurn()]
  const steps: string[] = []
  const others = [third(() => steps.push('third')), second(() => steps.push('second'))]
  await Promise.resolve()
  expect(steps).toEqual([])
  await expect(
    first(() => {
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  await Promise.all(others)
  expect(steps).toEqual(['second', 'third'])
})

it('an element without content is void, also one that only a slash closes', () =>
  expect(Array.from(scanTags('<svg><path d="M0"/><br></svg>'), ({ kind }) => kind)).toEqual([
    'start',
    'void',
    'void',
    'end',
  ]))
