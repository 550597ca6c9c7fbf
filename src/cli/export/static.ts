import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { apacheFiles } from './apache.ts'
import { Claims } from './claims.ts'
import { asideFile, formFile } from './file-name.ts'
import { headersFile, readme, redirectsFile } from './hosting.ts'
import { nginxHttp, nginxServer } from './nginx.ts'
import { type Listed, type Planned, planFiles } from './plan.ts'
import type { Rules } from './rules.ts'
import { type Answer, ask, extensionOf, formsOf, type Site } from './site.ts'
import { redirectPage, staticPage } from './static-page.ts'
import { Target } from './target.ts'

/** How many addresses are asked for at a time. */
const together = 8

/** What was copied, and what could not be. */
export interface Copied {
  addresses: number
  files: number
  /** URLs that the archive did not answer as it should. */
  failures: { url: string; status: number }[]
}

/** A release, served and listed. */
export interface Source {
  site: Site
  /** Its root's digest. */
  release: string
  addresses: AsyncIterable<Listed>
  /** Told of every address that is done. */
  step: () => void
}

/** One copy while it is made. */
interface Copy {
  site: Site
  target: Target
  claims: Claims
  rules: Rules
  /** URL → file, where the file has another name. */
  aside: Map<string, string>
  failures: Copied['failures']
}

const typeOf = ({ headers }: Answer) => headers.get('content-type') ?? 'application/octet-stream'

function pageOf(copy: Copy, { headers, body }: Answer, forms: ReadonlyMap<string, string>): string {
  const moved = forms.size === 0 ? copy.aside : new Map([...copy.aside, ...forms])
  const [policy, robots] = [headers.get('content-security-policy'), headers.get('x-robots-tag')]
  return staticPage(new TextDecoder().decode(body), { policy, robots, moved })
}

/** The other representations: each at its explicit URL where a file can have that name. */
async function copyForms(copy: Copy, planned: Planned, page: Answer): Promise<Map<string, string>> {
  const aside = new Map<string, string>()
  for (const { url, type } of formsOf(page)) {
    const answer = await ask(copy.site, url, type)
    const extension = extensionOf(url, planned.url)
    const wished = planned.plain ? formFile(planned.address, extension) : null
    const file = wished !== null && copy.claims.claim(wished, url) ? wished : asideFile(url, extension)
    if (answer.status !== 200) copy.failures.push({ url, status: answer.status })
    else await copy.target.write(file, answer.body)
    copy.rules.types.set(extension, typeOf(answer))
    if (file === wished) continue
    aside.set(url, file)
    copy.rules.aside.push({ url, file, sole: planned.sole })
  }
  return aside
}

async function copyFile(copy: Copy, planned: Planned, answer: Answer): Promise<void> {
  const { url, file, plain, sole } = planned
  const isPage = typeOf(answer).startsWith('text/html')
  const forms = isPage ? await copyForms(copy, planned, answer) : new Map()
  await copy.target.write(file, isPage ? pageOf(copy, answer, forms) : answer.body)
  copy.rules.types.set(file.slice(file.lastIndexOf('.') + 1).toLowerCase(), typeOf(answer))
  if (!plain) copy.rules.aside.push({ url, file, sole })
}

async function copyRedirect(copy: Copy, { url, file, sole }: Planned, { headers }: Answer): Promise<void> {
  const to = headers.get('location') ?? '/'
  const plainTo = copy.aside.has(to) ? `/${copy.aside.get(to)}` : to
  await copy.target.write(file, redirectPage(plainTo))
  copy.rules.moved.push({ url, file, sole, to, plainTo })
}

async function copyAbsence(copy: Copy, { url, file, sole }: Planned, answer: Answer): Promise<void> {
  const page = asideFile(url, 'html')
  const text = pageOf(copy, answer, new Map())
  for (const each of new Set([file, page])) await copy.target.write(each, text)
  copy.rules.absent.push({ url, file, page, sole, status: answer.status === 451 ? 451 : 410 })
}

async function copyAddress(copy: Copy, planned: Planned): Promise<void> {
  const answer = await ask(copy.site, planned.url, 'text/html')
  if (answer.status === 200) await copyFile(copy, planned, answer)
  else if (answer.status === 301) await copyRedirect(copy, planned, answer)
  else if (answer.status === 410 || answer.status === 451) await copyAbsence(copy, planned, answer)
  else copy.failures.push({ url: planned.url, status: answer.status })
}

/** What stands in no release: the page of an unknown address, and the endpoints that are files. */
async function copyEndpoints(copy: Copy): Promise<void> {
  for (const url of ['/robots.txt', '/favicon.svg', '/schema/article.json']) {
    const answer = await ask(copy.site, url, '*/*')
    if (answer.status === 200) await copy.target.write(url.slice(1), answer.body)
    else copy.failures.push({ url, status: answer.status })
  }
  await copy.target.write('404.html', pageOf(copy, await ask(copy.site, '/404.html', 'text/html'), new Map()))
}

const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1)

/** Rules in an order that does not depend on which answer came first: two copies of a release are the same bytes. */
async function writeRules({ target, rules }: Copy, release: string): Promise<void> {
  for (const list of [rules.moved, rules.absent, rules.aside]) list.sort(byUrl)
  const ordered = { ...rules, types: new Map([...rules.types].sort(([a], [b]) => (a < b ? -1 : 1))) }
  for (const [folder, text] of apacheFiles(ordered))
    await target.write(`${folder}${folder === '' ? '' : '/'}.htaccess`, text)
  await target.write('nginx-http.conf', nginxHttp(ordered))
  await target.write('nginx-server.conf', nginxServer(ordered))
  await target.write('_redirects', redirectsFile(ordered))
  await target.write('_headers', headersFile(ordered))
  await target.write('.nojekyll', '')
  await target.write('README.txt', readme(release))
}

/** Copies a served release into an empty folder: every address and representation, and what servers must be told. */
export async function exportStatic(
  { site, release, addresses, step }: Source,
  folder: string,
): Promise<Copied> {
  const claims = new Claims()
  const planned = await planFiles(addresses, claims)
  const aside = new Map(planned.flatMap(({ plain, url, file }) => (plain ? [] : [[url, file] as const])))
  const rules: Rules = { moved: [], absent: [], aside: [], types: new Map() }
  const copy: Copy = { site, target: new Target(folder), claims, rules, aside, failures: [] }
  await forEachConcurrently(planned, together, async (each) => {
    await copyAddress(copy, each)
    step()
  })
  await copyEndpoints(copy)
  await writeRules(copy, release)
  return { addresses: planned.length, files: copy.target.files, failures: copy.failures.sort(byUrl) }
}
