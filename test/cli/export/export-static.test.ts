import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { exportStatic } from '../../../src/cli/export/export-static.ts'
import { FileClaims } from '../../../src/cli/export/file-claims.ts'
import { type ListedEntry, planFiles } from '../../../src/cli/export/plan-files.ts'
import { scanTags } from '../../../src/cli/export/scan-tags.ts'
import { TargetFolder } from '../../../src/cli/export/target-folder.ts'
import type { SiteResponse } from '../../../src/cli/site/site.ts'
import { temporaryFolder } from '../../support/content.ts'

async function* listed(...entries: [address: string, kind: string][]): AsyncGenerator<ListedEntry> {
  for (const [address, kind] of entries) yield { entry: { address, kind }, sole: true }
}

const page = (status: number, text: string, type = 'text/html; charset=utf-8'): SiteResponse => ({
  status,
  headers: new Headers({ 'content-type': type }),
  body: new TextEncoder().encode(`<html><head></head><body>${text}</body></html>`),
})

/** Exports these addresses of a site, whose other addresses fail. */
async function exportSite(responses: Record<string, SiteResponse>, ...entries: [string, string][]) {
  const folder = path.join(await temporaryFolder(), 'out')
  const endpoints = ['/robots.txt', '/favicon.svg', '/schema/article.json'].map((url) => [
    url,
    page(200, url, 'x/x'),
  ])
  const known = { ...Object.fromEntries(endpoints), '/404.html': page(404, 'Nothing'), ...responses }
  const outcome = await exportStatic(
    {
      site: { concurrency: 2, ask: async (url) => known[url] ?? page(500, 'Broken') },
      release: 'r'.repeat(64),
      addresses: listed(...entries),
      step: () => {},
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
  target.write('a/b.txt', 'one')
  target.write('a/c.txt', new TextEncoder().encode('two'))
  expect(() => target.write('a/b.txt', 'again')).toThrow('EEXIST')
  expect(() => target.write('../d.txt', 'out')).toThrow('lies outside')
  expect(target.files).toBe(2)
})

it('the content of styles and scripts is no markup', () => {
  const names = Array.from(
    scanTags('<style>a{}<b></style><script>"<i>"</script><p>'),
    ({ name, kind }) => `${kind} ${name}`,
  )
  expect(names).toEqual(['start style', 'end style', 'start script', 'end script', 'start p'])
})
