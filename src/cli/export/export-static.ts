import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { askSite, describeStatus, parseLinkedRepresentations, type SiteResponse } from '../site/ask-site.ts'
import { renderHtaccessFiles } from './apache.ts'
import { FileClaims } from './file-claims.ts'
import { digestFile, representationFile } from './file-name.ts'
import { renderHeadersFile, renderReadme, renderRedirectsFile } from './hosting-files.ts'
import { renderNginxHttp, renderNginxServer } from './nginx.ts'
import { type ListedEntry, type PlannedFile, planFiles } from './plan-files.ts'
import type { ServerRules } from './server-rules.ts'
import { renderRedirectPage, toStaticPage } from './static-page.ts'
import { TargetFolder } from './target-folder.ts'

/** Concurrent requests to the archive. */
const concurrency = 8

/** The result of a static export. */
export interface StaticExport {
  addresses: number
  files: number
  /** URLs with an unexpected status, such as `500` or `no answer`. */
  failures: { url: string; status: string }[]
}

/** A release, and the site that serves it. */
export interface ServedRelease {
  /** Such as `http://127.0.0.1:40001`. */
  origin: string
  /** Its root's digest. */
  release: string
  addresses: AsyncIterable<ListedEntry>
  /** Called after each address. */
  step: () => void
}

/** A static export in progress. */
interface StaticCopy {
  origin: string
  target: TargetFolder
  claims: FileClaims
  rules: ServerRules
  /** URL → file, where the file has another name. */
  renamedFiles: Map<string, string>
  failures: StaticExport['failures']
}

const contentTypeOf = ({ headers }: SiteResponse) => headers.get('content-type') ?? 'application/octet-stream'

/** Asks the archive for a URL, and notes a failure unless the status is one of those expected. */
async function fetchExpected(
  copy: StaticCopy,
  { url, accept }: { url: string; accept: string },
  expected = [200],
): Promise<SiteResponse | null> {
  const response = await askSite(copy.origin, url, { method: 'GET', accept })
  if (expected.includes(response.status)) return response
  copy.failures.push({ url, status: describeStatus(response) })
  return null
}

/** @param renamedRepresentations URL → file of the page's other representations */
function renderPage(
  copy: StaticCopy,
  { headers, body }: SiteResponse,
  renamedRepresentations: ReadonlyMap<string, string> = new Map(),
): string {
  const renamedFiles = new Map([...copy.renamedFiles, ...renamedRepresentations])
  const [policy, robots] = [headers.get('content-security-policy'), headers.get('x-robots-tag')]
  return toStaticPage(new TextDecoder().decode(body), { policy, robots, renamedFiles })
}

/** Returns the extension that an explicit URL appends to an address: `json`, `feed.json`. */
function appendedExtension(explicitUrl: string, url: string): string {
  const [path = '', plain = ''] = [explicitUrl.split('?', 1)[0], url.split('?', 1)[0]]
  return path.slice(plain.length + (plain.endsWith('/') ? 'index.'.length : '.'.length))
}

/** Copies the other representations of a page, at their explicit URLs where a file can have that name. @returns the renamed ones */
async function copyRepresentations(
  copy: StaticCopy,
  planned: PlannedFile,
  page: SiteResponse,
): Promise<Map<string, string>> {
  const renamed = new Map<string, string>()
  for (const { url, mediaType } of parseLinkedRepresentations(page)) {
    const response = await fetchExpected(copy, { url, accept: mediaType })
    const extension = appendedExtension(url, planned.url)
    const wantedFile = planned.isFoundByUrl ? representationFile(planned.address, extension) : null
    const file =
      wantedFile !== null && copy.claims.claim(wantedFile, url) ? wantedFile : digestFile(url, extension)
    if (response) {
      await copy.target.write(file, response.body)
      copy.rules.types.set(extension, contentTypeOf(response))
    }
    if (file === wantedFile) continue
    renamed.set(url, file)
    copy.rules.renamedFiles.push({ url, file, sole: planned.sole })
  }
  return renamed
}

async function copyDocument(copy: StaticCopy, planned: PlannedFile, response: SiteResponse): Promise<void> {
  const { url, file, isFoundByUrl, sole } = planned
  const contentType = contentTypeOf(response)
  const body = contentType.startsWith('text/html')
    ? renderPage(copy, response, await copyRepresentations(copy, planned, response))
    : response.body
  await copy.target.write(file, body)
  copy.rules.types.set(file.slice(file.lastIndexOf('.') + 1).toLowerCase(), contentType)
  if (!isFoundByUrl) copy.rules.renamedFiles.push({ url, file, sole })
}

async function copyRedirect(
  copy: StaticCopy,
  { url, file, sole }: PlannedFile,
  { headers }: SiteResponse,
): Promise<void> {
  const to = headers.get('location') ?? '/'
  const renamed = copy.renamedFiles.get(to)
  const plainTo = renamed === undefined ? to : `/${renamed}`
  await copy.target.write(file, renderRedirectPage(plainTo))
  copy.rules.redirects.push({ url, file, sole, to, plainTo })
}

async function copyAbsence(
  copy: StaticCopy,
  { url, file, sole }: PlannedFile,
  response: SiteResponse,
): Promise<void> {
  const page = digestFile(url, 'html')
  const text = renderPage(copy, response)
  for (const copyFile of new Set([file, page])) await copy.target.write(copyFile, text)
  copy.rules.absences.push({ url, file, page, sole, status: response.status === 451 ? 451 : 410 })
}

async function copyAddress(copy: StaticCopy, planned: PlannedFile): Promise<void> {
  const response = await fetchExpected(copy, { url: planned.url, accept: 'text/html' }, [200, 301, 410, 451])
  if (response?.status === 200) await copyDocument(copy, planned, response)
  else if (response?.status === 301) await copyRedirect(copy, planned, response)
  else if (response) await copyAbsence(copy, planned, response)
}

/** Copies what no release contains: the page of an unknown address, and the endpoints that are files. */
async function copyEndpoints(copy: StaticCopy): Promise<void> {
  for (const url of ['/robots.txt', '/favicon.svg', '/schema/article.json']) {
    const response = await fetchExpected(copy, { url, accept: '*/*' })
    if (response) await copy.target.write(url.slice(1), response.body)
  }
  const notFound = await fetchExpected(copy, { url: '/404.html', accept: 'text/html' }, [404])
  if (notFound) await copy.target.write('404.html', renderPage(copy, notFound))
}

const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1)

/** Writes the rules in order of URL, so that two exports of a release are the same bytes. */
async function writeRules({ target, rules }: StaticCopy, release: string): Promise<void> {
  for (const list of [rules.redirects, rules.absences, rules.renamedFiles]) list.sort(byUrl)
  const ordered = { ...rules, types: new Map([...rules.types].sort(([a], [b]) => (a < b ? -1 : 1))) }
  for (const [folder, text] of renderHtaccessFiles(ordered))
    await target.write(`${folder}${folder === '' ? '' : '/'}.htaccess`, text)
  await target.write('nginx-http.conf', renderNginxHttp(ordered))
  await target.write('nginx-server.conf', renderNginxServer(ordered))
  await target.write('_redirects', renderRedirectsFile(ordered))
  await target.write('_headers', renderHeadersFile(ordered))
  await target.write('.nojekyll', '')
  await target.write('README.txt', renderReadme(release))
}

/** Copies a served release into an empty folder: every address and representation, and rules for web servers. */
export async function exportStatic(
  { origin, release, addresses, step }: ServedRelease,
  folder: string,
): Promise<StaticExport> {
  const claims = new FileClaims()
  const planned = await planFiles(addresses, claims)
  const renamedFiles = new Map(
    planned.flatMap(({ isFoundByUrl, url, file }) => (isFoundByUrl ? [] : [[url, file] as const])),
  )
  const rules: ServerRules = { redirects: [], absences: [], renamedFiles: [], types: new Map() }
  const target = new TargetFolder(folder)
  const copy: StaticCopy = { origin, target, claims, rules, renamedFiles, failures: [] }
  await forEachConcurrently(planned, concurrency, async (each) => {
    await copyAddress(copy, each)
    step()
  })
  await copyEndpoints(copy)
  await writeRules(copy, release)
  return { addresses: planned.length, files: target.files, failures: copy.failures.sort(byUrl) }
}
